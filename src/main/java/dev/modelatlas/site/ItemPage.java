package dev.modelatlas.site;

/** The response to a request for the page of a model, an organization or a country. */
sealed interface ItemPage {

    /** A page at a revision. If the object exists only at other revisions, the page says so. */
    record Found(PageHead head, int revision) implements ItemPage {}

    /**
     * A redirect from the requested path to the path of the page.
     *
     * @param path the path of the page
     */
    record Moved(String path) implements ItemPage {}
}
