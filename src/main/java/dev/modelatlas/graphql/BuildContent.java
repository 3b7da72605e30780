package dev.modelatlas.graphql;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

/**
 * Records whether a response depends not only on the dataset, but also on content that comes with this build of the
 * program, such as claims. The next release may respond differently at the same revision, so such a response must not
 * be cached as immutable.
 */
@RequestScoped
public class BuildContent {
    private String digest;

    /** @param ofContent a digest that differs between builds with different content */
    public synchronized void used(String ofContent) {
        digest = ofContent;
    }

    /** The digest of the content; empty when the response depends only on the dataset. */
    public synchronized Optional<String> digest() {
        return Optional.ofNullable(digest);
    }
}
