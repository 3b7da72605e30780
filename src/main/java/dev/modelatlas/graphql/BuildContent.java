package dev.modelatlas.graphql;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

/**
 * Records whether an answer contains content that comes with this build of the program, such as claims, in addition to
 * the dataset. The next release may answer differently at the same revision, so such an answer must not be cached as
 * immutable.
 */
@RequestScoped
public class BuildContent {
    private String digest;

    /** @param ofContent a digest that differs between builds with different content */
    public synchronized void used(String ofContent) {
        digest = ofContent;
    }

    /** The digest of the content; empty when the answer depends only on the dataset. */
    public synchronized Optional<String> digest() {
        return Optional.ofNullable(digest);
    }
}
