package dev.modelatlas.graphql.engine;

/**
 * What an operation may cost; told in {@code extensions.cost}.
 *
 * @param requested roughly the records that it can bring, as {@link CostCount} counts
 * @param maximum what one operation may request
 */
public record Cost(int requested, int maximum) {
    boolean isTooMuch() {
        return requested > maximum;
    }
}
