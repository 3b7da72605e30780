package dev.modelatlas.csv;

/**
 * Describes a column of an export, for readers who have only the file.
 *
 * @param description one or two sentences
 * @param unit unit of the values; null when there is none
 */
public record ColumnMeaning(String description, String unit) {

    public static ColumnMeaning of(Column column) {
        return switch (column) {
            case SLUG -> text("Stable identifier of the model, the same at every revision even if the name changes.");
            case NAME -> text("Name of the model.");
            case RELEASED_ON -> text("Date of release or first publication.");
            case ORGANIZATIONS ->
                text("Names of the organizations that developed the model, in the order of the source.");
            case RECORDED_COUNTRIES ->
                text("ISO 3166-1 alpha-2 codes of the countries that the source records. Sources change how they record"
                        + " countries, so these are not comparable across revisions.");
            case RECORDED_SECTORS ->
                text("Sectors that the source records: INDUSTRY, ACADEMIA, GOVERNMENT or RESEARCH_COLLECTIVE.");
            case DOMAINS -> text("Domains the model works in.");
            case TASKS -> text("Tasks the model performs.");
            case PARAMETERS -> new ColumnMeaning("Number of parameters; empty when unknown.", "parameters");
            case TRAINING_FLOP ->
                new ColumnMeaning("Training compute; empty when not estimated, which does not mean zero.", "FLOP");
            case TRAINING_DATASET_SIZE ->
                new ColumnMeaning("Size of the training dataset; empty when unknown.", "datapoints");
            case TRAINING_HOURS -> new ColumnMeaning("Training time (wall clock); empty when unknown.", "hours");
            case TRAINING_HARDWARE -> text("Hardware used for training.");
            case HARDWARE_QUANTITY ->
                new ColumnMeaning("Number of hardware units used for training; empty when unknown.", "pieces");
            case ACCESSIBILITY ->
                text("How the model can be accessed: OPEN_WEIGHTS_UNRESTRICTED, OPEN_WEIGHTS_RESTRICTED,"
                        + " OPEN_WEIGHTS_NON_COMMERCIAL, API_ACCESS, HOSTED_ACCESS or UNRELEASED; empty when unknown.");
            case CONFIDENCE ->
                text(
                        "How confident the source is in its figures: CONFIDENT, LIKELY, SPECULATIVE, UNVERIFIED or UNKNOWN.");
            case BASE_MODELS -> text("Recorded names of the models it was derived from.");
            case LINKS -> text("Links to pages that describe the model.");
            case CORRECTED -> text("Names of the facts that the source leaves blank and Model Atlas filled in.");
        };
    }

    private static ColumnMeaning text(String description) {
        return new ColumnMeaning(description, null);
    }
}
