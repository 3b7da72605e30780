package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Directive;
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
import dev.modelatlas.graphql.work.DocumentSize;
import dev.modelatlas.graphql.work.SubscriptionRoot;

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

    /** Fields that are kept of a document's plain selections, for each of its nodes: more than fragments are reused. */
    private static final int MOST_PLAIN = 8;

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
            return read(text, parse(text));
        } catch (InvalidSyntaxException failure) {
            return PreparedDocument.wrong(text, List.of(coded(failure)));
        }
    }

    private PreparedDocument read(String text, Document document) {
        var errors = FailureList.told(validate(document));
        if (!errors.isEmpty()) {
            return PreparedDocument.wrong(text, errors);
        }
        var check = new DocumentCheck(schema, document, limits);
        var refused = FailureList.told(check.run());
        if (!refused.isEmpty()) {
            return PreparedDocument.wrong(text, refused);
        }
        var size = DocumentSize.of(text, document);
        var batches = new Batches(schema, document);
        var plain = batches.areIn() ? null : new PlainSelections(schema, document, MOST_PLAIN * size.nodes());
        return new PreparedDocument(text, document, List.of(), plain, size, check.steps() + batches.steps());
    }

    private Document parse(String text) {
        return new Parser()
                .parseDocument(ParserEnvironment.newParserEnvironment()
                        .document(text)
                        .parserOptions(options)
                        .locale(Locale.ENGLISH)
                        .build());
    }

    private List<GraphQLError> validate(Document document) {
        var fragments = document.getDefinitionsOfType(FragmentDefinition.class).size();
        if (fragments > limits.fragments()) {
            return List.of(DocumentCheck.tooMany(fragments, limits.fragments(), "fragments"));
        }
        var directives = SubscriptionRoot.directives(document);
        if (!directives.isEmpty()) {
            return directives.stream().map(DocumentReader::misplaced).toList();
        }
        var invalid =
                ParseAndValidate.validate(schema, document, rule -> !REPLACED_RULES.contains(rule), Locale.ENGLISH);
        return invalid.stream().map(DocumentReader::coded).toList();
    }

    private static GraphQLError misplaced(Directive directive) {
        var message = "The field of a subscription is always there: remove @" + directive.getName()
                + ", or use it on a field below.";
        return CodedError.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, message, List.of(directive.getSourceLocation()));
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
