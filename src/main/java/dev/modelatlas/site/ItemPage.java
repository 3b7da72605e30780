package dev.modelatlas.site;

/**
 * The page of a model, an organization or a country at a revision. If the object exists only at other revisions, the
 * page says so.
 *
 * @param key slug or code in the path of the page. Requests with another key are redirected to this path
 */
record ItemPage(String key, int revision, PageHead head) {}
