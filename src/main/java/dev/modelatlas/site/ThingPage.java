package dev.modelatlas.site;

/** What the server answers to the address of a thing's page. */
sealed interface ThingPage {

    /** The page of a thing at a revision, also of one that is not part of this revision, but of another one. */
    record Found(PageHead head, int revision) implements ThingPage {}

    /**
     * The thing has another address.
     *
     * @param path its path
     */
    record Moved(String path) implements ThingPage {}
}
