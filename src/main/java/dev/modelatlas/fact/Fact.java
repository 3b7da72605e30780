package dev.modelatlas.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static dev.modelatlas.fact.Fact.Kind.DATE;
import static dev.modelatlas.fact.Fact.Kind.LIST;
import static dev.modelatlas.fact.Fact.Kind.NUMBER;
import static dev.modelatlas.fact.Fact.Kind.SHARE;
import static dev.modelatlas.fact.Fact.Kind.TERM;
import static dev.modelatlas.fact.Fact.Kind.TEXT;
import static dev.modelatlas.fact.Fact.Kind.WHOLE_NUMBER;

/**
 * A fact that a source states about a model. Imports, exports, publications, comparisons, the guard and the change feed
 * all use this list of facts. Columns of an export have the same order as this list.
 *
 * <p>The facts from {@link #PARAMETERS} on, except {@link #CORRECTED}, are <em>plain</em>: the program neither looks up
 * nor derives their values. The same code therefore handles all of them ({@link PlainFacts}, {@link FactSql}).
 */
public enum Fact {
    SLUG(TEXT, "slug", "Stable identifier of the model, the same at every revision even if the name changes."),
    NAME(TEXT, "name", "Name of the model.", "Model", "System"),
    RELEASED_ON(DATE, "released_on", "Date of release or first publication.", "Publication date"),
    ORGANIZATIONS(
            LIST,
            "organizations",
            "Names of the organizations that developed the model, in the order in which the source first listed them.",
            "Organization"),
    RECORDED_COUNTRIES(
            LIST,
            "recorded_countries",
            "ISO 3166-1 alpha-2 codes of the countries that the source records. Sources change how they record"
                    + " countries, so these codes are not comparable across revisions.",
            "Country (of organization)",
            "Country (from Organization)"),
    RECORDED_SECTORS(
            LIST,
            "recorded_sectors",
            "Sectors that the source records: INDUSTRY, ACADEMIA, GOVERNMENT or RESEARCH_COLLECTIVE.",
            "Organization categorization",
            "Organization categorization (from Organization)"),
    DOMAINS(LIST, "domains", "Domains the model works in.", "Domain"),
    TASKS(LIST, "tasks", "Tasks the model performs.", "Task"),
    PARAMETERS(NUMBER, "parameters", "parameters", "Number of parameters; empty when unknown.", 1, "Parameters"),
    TRAINING_FLOP(
            NUMBER,
            "training_flop",
            "FLOP",
            "Training compute; empty when not estimated. Empty does not mean zero.",
            1,
            "Training compute (FLOP)"),
    TRAINING_DATASET_SIZE(
            NUMBER,
            "training_dataset_size",
            "datapoints",
            "Size of the training dataset; empty when unknown.",
            1,
            "Training dataset size (total)",
            "Training dataset size (datapoints)",
            "(DEPRECATED) Training dataset size (datapoints)"),
    TRAINING_HOURS(
            NUMBER,
            "training_hours",
            "hours",
            "Training time (wall clock); empty when unknown.",
            1,
            "Training time (hours)"),
    TRAINING_HARDWARE(LIST, "training_hardware", "Hardware used for training.", "Training hardware"),
    HARDWARE_QUANTITY(
            WHOLE_NUMBER,
            "hardware_quantity",
            "pieces",
            "Number of hardware units used for training; empty when unknown.",
            1,
            "Hardware quantity"),
    ACCESSIBILITY(
            TERM,
            "accessibility",
            "How the model can be accessed: OPEN_WEIGHTS_UNRESTRICTED, OPEN_WEIGHTS_RESTRICTED,"
                    + " OPEN_WEIGHTS_NON_COMMERCIAL, API_ACCESS, HOSTED_ACCESS or UNRELEASED; empty when unknown.",
            "Model accessibility"),
    CONFIDENCE(
            TERM,
            "confidence",
            "How confident the source is in its figures: CONFIDENT, LIKELY, SPECULATIVE, UNVERIFIED or UNKNOWN.",
            "Confidence"),
    BASE_MODELS(
            LIST,
            "base_models",
            "Names, as the source states them, of the models from which this model was derived.",
            "Base model"),
    LINKS(Kind.LINKS, "links", "Links to pages that describe the model.", "Link"),
    CORRECTED(LIST, "corrected", "Names of the facts that Model Atlas filled in because the source leaves them blank."),
    TRAINING_DATASETS(
            LIST,
            "training_datasets",
            null,
            "Names of the datasets used for training; empty when unknown.",
            2,
            "Training dataset"),
    TRAINING_CODE_ACCESSIBILITY(
            TEXT,
            "training_code_accessibility",
            null,
            "How the training code can be accessed, in the words of the source; empty when unknown.",
            2,
            "Training code accessibility",
            "Code accessibility"),
    HARDWARE_UTILIZATION(
            SHARE,
            "hardware_utilization",
            "share of 1",
            "Model FLOP utilization (MFU): the share of the hardware's peak performance that the training used; empty "
                    + "when unknown.",
            2,
            "Hardware utilization (MFU)"),
    TRAINING_COST(
            NUMBER,
            "training_cost",
            "US dollars",
            "Cost of the training compute at the prices of cloud providers, as the source estimates it; empty when"
                    + " not estimated. The source does not state which year's dollars these are.",
            2,
            "Training compute cost (cloud)"),
    FINETUNE_FLOP(
            NUMBER,
            "finetune_flop",
            "FLOP",
            "Compute used to fine-tune the model from its base model; empty when not estimated.",
            2,
            "Finetune compute (FLOP)"),
    CITATIONS(
            WHOLE_NUMBER,
            "citations",
            "citations",
            "Number of citations of the publication, on the day the source counted them; empty if unknown.",
            2,
            "Citations"),
    REFERENCE(
            TEXT,
            "reference",
            null,
            "Title of the paper or article about the model; empty when unknown.",
            2,
            "Reference");

    /** The type of a fact's values. */
    public enum Kind {
        TEXT,
        DATE,
        /** A finite number of zero or above. */
        NUMBER,
        /** A number from 0 to 1. */
        SHARE,
        /** A whole number of zero or above that fits an int. */
        WHOLE_NUMBER,
        /** A value of an enumeration. */
        TERM,
        /** A list of strings. */
        LIST,
        /** A list of http and https URLs. */
        LINKS;

        public boolean isList() {
            return this == LIST || this == LINKS;
        }

        /** Whether a spreadsheet could mistake a value of this type for a formula. */
        public boolean isText() {
            return this == TEXT || this == TERM || isList();
        }

        /** The type of a plain fact's column in the database. */
        String sqlType() {
            return switch (this) {
                case TEXT, TERM -> "text";
                case DATE -> "date";
                case NUMBER, SHARE -> "float8";
                case WHOLE_NUMBER -> "int";
                case LIST, LINKS -> "text[]";
            };
        }
    }

    /**
     * Number of the latest edition. An edition is a numbered list of facts, and each later edition adds facts. A
     * revision gets the edition that is the latest when it is imported. Shipped revisions, and revisions that an
     * earlier release published, may have an earlier edition. The import stores the edition of a revision, and all
     * exports of the revision use the stored edition.
     */
    public static final int LATEST_EDITION = 2;

    /** The facts for which every file must have a column. A file that lacks one of these columns is refused. */
    public static final List<Fact> REQUIRED = List.of(NAME, RELEASED_ON, ORGANIZATIONS, RECORDED_COUNTRIES);

    /** The plain facts, as the description of {@link Fact} defines them, in order. */
    public static final List<Fact> PLAIN =
            Arrays.stream(values()).filter(Fact::isPlain).toList();

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private final Kind kind;
    private final String column;
    private final String unit;
    private final String description;
    private final int edition;
    private final List<String> headers;

    Fact(Kind kind, String column, String description, String... sourceHeaders) {
        this(kind, column, null, description, 1, sourceHeaders);
    }

    Fact(Kind kind, String column, String unit, String description, int edition, String... sourceHeaders) {
        this.kind = kind;
        this.column = column;
        this.unit = unit;
        this.description = description;
        this.edition = edition;
        this.headers =
                Stream.concat(Stream.of(column), Stream.of(sourceHeaders)).toList();
    }

    /** The facts that an edition contains, in the order in which exports list them. */
    public static List<Fact> of(int edition) {
        return Arrays.stream(values()).filter(fact -> fact.edition <= edition).toList();
    }

    /** Whether the fact is plain: the program stores its value without looking it up or deriving it. */
    public boolean isPlain() {
        return compareTo(TASKS) > 0 && this != CORRECTED;
    }

    public Kind kind() {
        return kind;
    }

    /** Name of the fact's column in the database and in our own CSV format, and of its field in NDJSON. */
    public String column() {
        return column;
    }

    /** Name of the fact's field in the API: the name of the column in camel case. */
    public String fieldName() {
        return camelCase(column);
    }

    /** Description in one or two sentences, for readers who have only an exported file. */
    public String description() {
        return description;
    }

    /** Unit of the values; null when there is none. */
    public String unit() {
        return unit;
    }

    /** Number of the first edition (see {@link #LATEST_EDITION}) that contains the fact. */
    public int edition() {
        return edition;
    }

    /**
     * Headers of the fact's column in files: our own header, then the headers of Epoch AI from newest to oldest. A header
     * that Epoch AI marks as deprecated comes last. If a file has columns with several of these headers, the import reads
     * only the one whose header comes first in this list.
     */
    public List<String> headers() {
        return headers;
    }

    /** Converts a name with underscores to camel case. */
    public static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
