package dev.modelatlas.graphql.document;

/**
 * The cost of an operation, which clients see in {@code extensions.cost}.
 *
 * @param requested roughly the number of records that the operation can return, computed by {@link CostCalculator}
 * @param maximum the limit for one operation
 */
public record Cost(int requested, int maximum) {
    public boolean isTooMuch() {
        return requested > maximum;
    }
}
