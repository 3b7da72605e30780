package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.rules.ArgumentsOfCorrectType;
import graphql.validation.rules.VariableDefaultValuesOfCorrectType;

import dev.modelatlas.graphql.ErrorCode;

/** Makes a checked document of a client's text, or says what is wrong with it and where. */
final class DocumentReader {
    /** Values are {@link InputCheck}'s, whose messages do not show how graphql-java writes Java objects. */
    private static final Set<Class<?>> REPLACED_RULES =
            Set.of(ArgumentsOfCorrectType.class, VariableDefaultValuesOfCorrectType.class);

    private static final Pattern RULE_NAME = Pattern.compile("^Validation error \\([^)]*\\) ?: ");

    /**
     * As many digits in a row as JSON may have. The parser is slow at digits, and to make a number of them takes time
     * that grows with the square of their count.
     */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\d)\\d{1001}");

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final ParserOptions options;

    DocumentReader(GraphQLSchema schema, LimitsConfig limits) {
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.newParserOptions()
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .maxTokens(limits.tokens())
                .build();
    }

    PreparedDocument read(String text) {
        if (LONG_NUMBER.matcher(text).find()) {
            var refusal = CodedError.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "The document holds more than 1000 digits in a row: no argument takes a number that long.");
            return PreparedDocument.wrong(text, List.of(refusal));
        }
        try {
            var document = parse(text);
            var errors = FailureList.told(check(document));
            return errors.isEmpty() ? prepared(text, document) : PreparedDocument.wrong(text, errors);
        } catch (InvalidSyntaxException failure) {
            return PreparedDocument.wrong(text, List.of(coded(failure)));
        }
    }

    private PreparedDocument prepared(String text, Document document) {
        var plain = Batches.areIn(schema, document) ? null : new PlainSelections(schema, document);
        return new PreparedDocument(text, document, List.of(), plain);
    }

    private Document parse(String text) {
        return new Parser()
                .parseDocument(ParserEnvironment.newParserEnvironment()
                        .document(text)
                        .parserOptions(options)
                        .locale(Locale.ENGLISH)
                        .build());
    }

    private List<GraphQLError> check(Document document) {
        var fragments = document.getDefinitionsOfType(FragmentDefinition.class).size();
        if (fragments > limits.fragments()) {
            return List.of(DocumentCheck.tooMany(fragments, limits.fragments(), "fragments"));
        }
        var invalid =
                ParseAndValidate.validate(schema, document, rule -> !REPLACED_RULES.contains(rule), Locale.ENGLISH);
        if (!invalid.isEmpty()) {
            return invalid.stream().map(DocumentReader::coded).toList();
        }
        return new DocumentCheck(schema, document, limits).run();
    }

    private static GraphQLError coded(GraphQLError invalid) {
        var message = RULE_NAME.matcher(invalid.getMessage()).replaceFirst("");
        return CodedError.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, message, invalid.getLocations());
    }

    private GraphQLError coded(InvalidSyntaxException failure) {
        var locations = failure.getLocation() == null ? List.<SourceLocation>of() : List.of(failure.getLocation());
        if (failure instanceof ParseCancelledException
                || failure instanceof ParseCancelledTooDeepException
                || failure instanceof ParseCancelledTooManyCharsException) {
            var message = "The document is too long or too deep: at most " + limits.tokens() + " tokens are read.";
            return CodedError.of(ErrorCode.LIMIT_EXCEEDED, message, locations);
        }
        return CodedError.of(ErrorCode.GRAPHQL_PARSE_FAILED, failure.getMessage(), locations);
    }
}
