package dev.modelatlas.csv;

/**
 * What the column of an export tells, for those who have only the file.
 *
 * @param description a sentence or two
 * @param unit null where there is none
 */
public record ColumnMeaning(String description, String unit) {

    public static ColumnMeaning of(Column column) {
        return switch (column) {
            case SLUG -> text("Key of the model: the same at every revision, whatever it is called there.");
            case NAME -> text("Name of the model.");
            case RELEASED_ON -> text("The day it was released.");
            case ORGANIZATIONS -> text("Names of the organizations that made it, in the order of the source.");
            case RECORDED_COUNTRIES ->
                text("ISO 3166-1 alpha-2 codes of the countries that the source records. Sources changed how they do"
                        + " so: not comparable across revisions.");
            case RECORDED_SECTORS ->
                text("Sectors that the source records: INDUSTRY, ACADEMIA, GOVERNMENT or RESEARCH_COLLECTIVE.");
            case DOMAINS -> text("Fields of use.");
            case TASKS -> text("What it is made to do.");
            case PARAMETERS -> new ColumnMeaning("Number of parameters; nothing when unknown.", "parameters");
            case TRAINING_FLOP ->
                new ColumnMeaning("Training compute; nothing when it was not estimated, which is not zero.", "FLOP");
            case TRAINING_DATASET_SIZE ->
                new ColumnMeaning("Size of the training dataset; nothing when unknown.", "datapoints");
            case TRAINING_HOURS -> new ColumnMeaning("Wall-clock time of the training; nothing when unknown.", "hours");
            case TRAINING_HARDWARE -> text("Hardware it was trained on.");
            case HARDWARE_QUANTITY ->
                new ColumnMeaning("How many pieces of hardware it was trained on; nothing when unknown.", "pieces");
            case ACCESSIBILITY ->
                text(
                        "How it can be reached: OPEN_WEIGHTS_UNRESTRICTED, OPEN_WEIGHTS_RESTRICTED,"
                                + " OPEN_WEIGHTS_NON_COMMERCIAL, API_ACCESS, HOSTED_ACCESS or UNRELEASED; nothing when unknown.");
            case CONFIDENCE ->
                text("How sure the source is of its figures: CONFIDENT, LIKELY, SPECULATIVE, UNVERIFIED or UNKNOWN.");
            case BASE_MODELS -> text("Names of the models it was made from, as recorded.");
            case LINKS -> text("Where to read about it.");
            case CORRECTED -> text("Names of the facts that the source left blank and Model Atlas filled in.");
        };
    }

    private static ColumnMeaning text(String description) {
        return new ColumnMeaning(description, null);
    }
}
