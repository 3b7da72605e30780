package dev.modelatlas.graphql.document;

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
import graphql.validation.ValidationError;
import graphql.validation.rules.ArgumentsOfCorrectType;
import graphql.validation.rules.VariableDefaultValuesOfCorrectType;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.direct.DirectSelections;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.ErrorList;
import dev.modelatlas.graphql.hint.Suggestions;
import dev.modelatlas.graphql.work.DocumentSize;
import dev.modelatlas.graphql.work.SubscriptionRoot;

/** Parses and validates a document, or reports its errors with their positions. */
public final class DocumentReader {
    /** Rules of graphql-java that {@link InputValidator} replaces, because their messages would show Java objects. */
    private static final Set<Class<?>> REPLACED_RULES =
            Set.of(ArgumentsOfCorrectType.class, VariableDefaultValuesOfCorrectType.class);

    private static final Pattern RULE_NAME = Pattern.compile("^Validation error \\([^)]*\\) ?: ");

    /**
     * More than 1000 consecutive digits, anywhere in the document. JSON numbers have the same limit. The parser reads
     * digits slowly, and the time to convert a number grows with the square of its length.
     */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\d)\\d{1001}");

    /**
     * Maximum number of fields that {@link DirectSelections} caches for each node of the document. There is a maximum
     * because the fields of a fragment are cached again for each spread. Real documents stay below it.
     */
    private static final int MOST_DIRECT = 8;

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final ParserOptions options;

    public DocumentReader(GraphQLSchema schema, LimitsConfig limits) {
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.newParserOptions()
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .maxCharacters(limits.characters())
                .maxTokens(limits.tokens())
                .build();
    }

    public PreparedDocument read(String text) {
        if (LONG_NUMBER.matcher(text).find()) {
            var refusal = CodedError.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "The document contains a number with more than 1000 digits. No argument accepts such a number.");
            return PreparedDocument.wrong(text, List.of(refusal));
        }
        try {
            return read(text, parse(text));
        } catch (InvalidSyntaxException failure) {
            return PreparedDocument.wrong(text, List.of(coded(failure)));
        }
    }

    private PreparedDocument read(String text, Document document) {
        var errors = ErrorList.limited(validate(document));
        if (!errors.isEmpty()) {
            return PreparedDocument.wrong(text, errors);
        }
        var check = new DocumentValidator(schema, document, limits);
        var refused = ErrorList.limited(check.run());
        if (!refused.isEmpty()) {
            return PreparedDocument.wrong(text, refused);
        }
        var size = DocumentSize.of(text, document);
        var batches = new BatchDetector(schema, document);
        var direct = batches.isBatched() ? null : new DirectSelections(schema, document, MOST_DIRECT * size.nodes());
        return new PreparedDocument(text, document, List.of(), direct, size, check.steps() + batches.steps());
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
            return List.of(DocumentValidator.tooMany(fragments, limits.fragments(), "fragments"));
        }
        var directives = SubscriptionRoot.directives(document);
        if (!directives.isEmpty()) {
            return directives.stream().map(DocumentReader::misplaced).toList();
        }
        var invalid =
                ParseAndValidate.validate(schema, document, rule -> !REPLACED_RULES.contains(rule), Locale.ENGLISH);
        if (invalid.isEmpty()) {
            return List.of();
        }
        var suggestions = Suggestions.in(document, schema);
        return invalid.stream().map(error -> coded(error, suggestions)).toList();
    }

    private static GraphQLError misplaced(Directive directive) {
        var message = "The root field of a subscription cannot be skipped. Remove @" + directive.getName()
                + ", or use it on a nested field.";
        return CodedError.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, message, List.of(directive.getSourceLocation()));
    }

    private static GraphQLError coded(ValidationError invalid, Suggestions suggestions) {
        var message = RULE_NAME.matcher(invalid.getMessage()).replaceFirst("") + suggestions.after(invalid);
        return CodedError.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, message, invalid.getLocations());
    }

    private GraphQLError coded(InvalidSyntaxException failure) {
        var locations = failure.getLocation() == null ? List.<SourceLocation>of() : List.of(failure.getLocation());
        if (failure instanceof ParseCancelledTooManyCharsException) {
            var message = "The document has more than " + limits.characters() + " characters, which is the limit.";
            return CodedError.of(ErrorCode.LIMIT_EXCEEDED, message, locations);
        } else if (failure instanceof ParseCancelledException || failure instanceof ParseCancelledTooDeepException) {
            var message =
                    "The document has too many tokens (the limit is " + limits.tokens() + "), or is nested too deeply.";
            return CodedError.of(ErrorCode.LIMIT_EXCEEDED, message, locations);
        }
        return CodedError.of(ErrorCode.GRAPHQL_PARSE_FAILED, failure.getMessage(), locations);
    }
}
