package dev.modelatlas.graphql;

/** Descriptions of the arguments that all connections have. */
public final class PageArguments {
    public static final String FIRST =
            "Maximum number of records, counted from the start of the list or from the cursor `after`: 1 to 100. "
                    + "Default: 20 if `last` is omitted.";
    public static final String AFTER = "The page starts after the record that has this cursor.";
    public static final String LAST = "Maximum number of records, counted back from the end of the list or from the "
            + "cursor `before`: 1 to 100.";
    public static final String BEFORE = "The page ends before the record that has this cursor.";
    public static final String REVISION =
            "Revision to read. Default: the cursor's revision, or the current one if no cursor is given.";

    private PageArguments() {}
}
