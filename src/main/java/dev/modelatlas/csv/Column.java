package dev.modelatlas.csv;

import java.util.List;

/** The columns that the importer knows, under every header they have had. All others are passed over. */
enum Column {
    SLUG("slug"),
    NAME("name", "Model", "System"),
    RELEASED_ON("released_on", "Publication date"),
    ORGANIZATIONS("organizations", "Organization"),
    RECORDED_COUNTRIES("recorded_countries", "Country (from Organization)", "Country (of organization)"),
    RECORDED_SECTORS(
            "recorded_sectors", "Organization categorization (from Organization)", "Organization categorization"),
    DOMAINS("domains", "Domain"),
    TASKS("tasks", "Task"),
    PARAMETERS("parameters", "Parameters"),
    TRAINING_FLOP("training_flop", "Training compute (FLOP)"),
    TRAINING_DATASET_SIZE(
            "training_dataset_size",
            "Training dataset size (datapoints)",
            "(DEPRECATED) Training dataset size (datapoints)",
            "Training dataset size (total)"),
    TRAINING_HOURS("training_hours", "Training time (hours)"),
    TRAINING_HARDWARE("training_hardware", "Training hardware"),
    HARDWARE_QUANTITY("hardware_quantity", "Hardware quantity"),
    ACCESSIBILITY("accessibility", "Model accessibility"),
    CONFIDENCE("confidence", "Confidence"),
    BASE_MODELS("base_models", "Base model"),
    LINKS("links", "Link"),
    CORRECTED("corrected");

    /** A source without one of these is refused as a whole. */
    static final List<Column> REQUIRED = List.of(NAME, RELEASED_ON, ORGANIZATIONS, RECORDED_COUNTRIES);

    private final List<String> headers;

    Column(String... headers) {
        this.headers = List.of(headers);
    }

    /** Our own header first, then those of Epoch AI, in order of preference where a file has several. */
    List<String> headers() {
        return headers;
    }

    /** The header in our own format. */
    String ownHeader() {
        return headers.get(0);
    }
}
