package dev.modelatlas.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How a computed value is compared with the published value. Lists are compared item by item. */
enum Comparison {
    /** The computed value equals the published value at the published precision. */
    EQUAL((computed, published, among) ->
            computed.size() == published.items().size() && begins(computed, published.items())),
    /**
     * Each computed number is at least the published number. Computed numbers are not rounded: a computed 49.6% does
     * not match a published 50%.
     */
    AT_LEAST((computed, published, among) ->
            all(computed, number -> published.scaled(number).compareTo(published.number()) >= 0)),
    /** Each computed number is at most the published number. Computed numbers are not rounded. */
    AT_MOST((computed, published, among) ->
            all(computed, number -> published.scaled(number).compareTo(published.number()) <= 0)),
    /** Each computed number is larger than the number before it. */
    RISING((computed, published, among) -> steps(computed, 1)),
    /** Each computed number is smaller than the number before it. */
    FALLING((computed, published, among) -> steps(computed, -1)),
    /** The computed list begins with the published items, in the published order. */
    FIRST((computed, published, among) -> begins(computed, published.items())),
    /** The computed rank equals the published rank. */
    RANK(EQUAL.rule),
    /**
     * Each computed number is among the n largest, where n is the published number: fewer than n other numbers are
     * larger.
     */
    TOP((computed, published, among) ->
            all(computed, number -> larger(number, among) < published.number().longValueExact())),
    /** Each computed item is one of the published items. */
    ONE_OF((computed, published, among) -> !computed.isEmpty()
            && computed.stream()
                    .allMatch(item -> published.items().stream().anyMatch(allowed -> allowed.equalsComputed(item)))),
    /** The computed items are the published items, in any order. */
    SAME((computed, published, among) -> {
        var unmatched = new ArrayList<>(published.items());
        return computed.size() == unmatched.size()
                && computed.stream()
                        .allMatch(item -> unmatched.stream()
                                .filter(wanted -> wanted.equalsComputed(item))
                                .findFirst()
                                .map(unmatched::remove)
                                .orElse(false));
    });

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

    private interface Rule {
        boolean matches(List<Object> computed, Published published, List<Object> among);
    }

    private final Rule rule;

    Comparison(Rule rule) {
        this.rule = rule;
    }

    /**
     * Whether the computed items match the published items.
     *
     * @param computed strings, booleans and BigDecimals; an item is null where the result of the claim's document has
     *     no value
     * @param among the numbers with which {@link #TOP} compares each computed number
     */
    boolean matches(List<Object> computed, Published published, List<Object> among) {
        return rule.matches(computed, published, among);
    }

    /** Whether the first computed items equal the published items. */
    private static boolean begins(List<Object> computed, List<Published> items) {
        return computed.size() >= items.size()
                && IntStream.range(0, items.size()).allMatch(i -> items.get(i).equalsComputed(computed.get(i)));
    }

    private static boolean all(List<Object> computed, Predicate<BigDecimal> condition) {
        return !computed.isEmpty()
                && computed.stream().allMatch(item -> item instanceof BigDecimal number && condition.test(number));
    }

    private static boolean steps(List<Object> computed, int direction) {
        return computed.size() > 1
                && computed.stream().allMatch(BigDecimal.class::isInstance)
                && IntStream.range(1, computed.size())
                        .allMatch(i ->
                                compared((BigDecimal) computed.get(i), (BigDecimal) computed.get(i - 1)) == direction);
    }

    /** Numbers with a relative difference of at most 1e-9 count as equal, because sums of shares are inexact. */
    private static int compared(BigDecimal one, BigDecimal other) {
        var tolerance = one.abs().max(other.abs()).multiply(TOLERANCE);
        return one.subtract(other).abs().compareTo(tolerance) <= 0 ? 0 : one.compareTo(other);
    }

    private static long larger(BigDecimal number, List<Object> among) {
        return among.stream()
                .filter(Objects::nonNull)
                .filter(other -> other instanceof BigDecimal found && found.compareTo(number) > 0)
                .count();
    }
}
