package dev.modelatlas.csv;

import java.util.List;

/** The columns that the importer knows, with every header that each of them has had. Other columns are ignored. */
public enum Column {
    SLUG(Kind.TEXT, "slug"),
    NAME(Kind.TEXT, "name", "Model", "System"),
    RELEASED_ON(Kind.DATE, "released_on", "Publication date"),
    ORGANIZATIONS(Kind.LIST, "organizations", "Organization"),
    RECORDED_COUNTRIES(Kind.LIST, "recorded_countries", "Country (from Organization)", "Country (of organization)"),
    RECORDED_SECTORS(
            Kind.LIST,
            "recorded_sectors",
            "Organization categorization (from Organization)",
            "Organization categorization"),
    DOMAINS(Kind.LIST, "domains", "Domain"),
    TASKS(Kind.LIST, "tasks", "Task"),
    PARAMETERS(Kind.NUMBER, "parameters", "Parameters"),
    TRAINING_FLOP(Kind.NUMBER, "training_flop", "Training compute (FLOP)"),
    TRAINING_DATASET_SIZE(
            Kind.NUMBER,
            "training_dataset_size",
            "Training dataset size (datapoints)",
            "(DEPRECATED) Training dataset size (datapoints)",
            "Training dataset size (total)"),
    TRAINING_HOURS(Kind.NUMBER, "training_hours", "Training time (hours)"),
    TRAINING_HARDWARE(Kind.LIST, "training_hardware", "Training hardware"),
    HARDWARE_QUANTITY(Kind.WHOLE_NUMBER, "hardware_quantity", "Hardware quantity"),
    ACCESSIBILITY(Kind.TEXT, "accessibility", "Model accessibility"),
    CONFIDENCE(Kind.TEXT, "confidence", "Confidence"),
    BASE_MODELS(Kind.LIST, "base_models", "Base model"),
    LINKS(Kind.LIST, "links", "Link"),
    CORRECTED(Kind.LIST, "corrected");

    /** What the cells of a column contain. */
    public enum Kind {
        TEXT,
        DATE,
        NUMBER,
        WHOLE_NUMBER,
        /** A list of strings. */
        LIST;

        /** Whether a spreadsheet may interpret the cell as a formula. */
        boolean isText() {
            return this == TEXT || this == LIST;
        }
    }

    /** The required columns. A file without one of them is refused. */
    static final List<Column> REQUIRED = List.of(NAME, RELEASED_ON, ORGANIZATIONS, RECORDED_COUNTRIES);

    private final Kind kind;
    private final List<String> headers;

    Column(Kind kind, String... headers) {
        this.kind = kind;
        this.headers = List.of(headers);
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Our own header first, then those of Epoch AI. If a file has several of them, the first one in this order is used.
     */
    List<String> headers() {
        return headers;
    }

    /** The header in our own format. NDJSON has it as the name of the field. */
    public String ownHeader() {
        return headers.get(0);
    }
}
