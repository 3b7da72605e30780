package dev.modelatlas.trend.amount;

import java.util.Arrays;

/**
 * The models of a revision whose property, such as training compute, is known: from the smallest to the largest amount.
 * Models with equal amounts are in descending order of their slugs. Is not modified after its rows have been added, so
 * that threads can share it.
 */
public final class Amounts {
    private static final int ROW_BYTES = Double.BYTES + Integer.BYTES;
    private static final int NUMBERS = 3;

    private final long[] digests;
    private final double[] amounts;
    private final int[] groups;
    /** Three numbers for each row: the release date, the model's ID, and the rank of its slug. Empty if not needed. */
    private final int[] releases;

    private int size;

    /**
     * Makes space for rows.
     *
     * @param digests first halves of the digests of the revision's groups, each with its sign bit inverted, in ascending
     *     order: see {@link #signed}
     * @param rows number of rows
     * @param hasReleases whether to keep which model a row belongs to, and when it was released
     * @throws IllegalArgumentException when two digests have the same first half
     */
    Amounts(long[] digests, int rows, boolean hasReleases) {
        for (var i = 1; i < digests.length; i++) {
            if (digests[i - 1] >= digests[i]) {
                throw new IllegalArgumentException("The digests of two groups have the same first half");
            }
        }
        this.digests = digests;
        this.amounts = new double[rows];
        this.groups = new int[rows];
        this.releases = new int[hasReleases ? NUMBERS * rows : 0];
    }

    /** A row of {@code amounts.sql}. The days of a date are counted from 1970-01-01. */
    record Row(double amount, int groupNumber, int epochDay, int modelId, int slugRank) {}

    void add(Row row) {
        amounts[size] = row.amount();
        groups[size] = row.groupNumber();
        if (releases.length > 0) {
            releases[NUMBERS * size] = row.epochDay();
            releases[NUMBERS * size + 1] = row.modelId();
            releases[NUMBERS * size + 2] = row.slugRank();
        }
        size++;
    }

    /** The memory in bytes of the given numbers of rows and groups. */
    static long bytes(int rows, int groups, boolean hasReleases) {
        return (long) rows * (ROW_BYTES + (hasReleases ? NUMBERS * Integer.BYTES : 0)) + (long) groups * Long.BYTES;
    }

    /** The memory in bytes. */
    long bytes() {
        return bytes(amounts.length, digests.length, releases.length > 0);
    }

    /** Number of rows. */
    int size() {
        return amounts.length;
    }

    /** Number of groups of the revision, including groups without a known amount. */
    int groups() {
        return digests.length;
    }

    /** The number of the group whose digest begins with these bits. */
    int group(long digest) {
        var group = Arrays.binarySearch(digests, signed(digest));
        if (group < 0) {
            throw new IllegalStateException("The revision has no group with the digest " + digest);
        }
        return group;
    }

    double amount(int row) {
        return amounts[row];
    }

    int group(int row) {
        return groups[row];
    }

    int epochDay(int row) {
        return releases[NUMBERS * row];
    }

    int modelId(int row) {
        return releases[NUMBERS * row + 1];
    }

    /** Position of the model's slug among the slugs of all rows. */
    int slugRank(int row) {
        return releases[NUMBERS * row + 2];
    }

    /** Maps unsigned numbers to signed numbers in the same order, by inverting the sign bit. */
    static long signed(long unsigned) {
        return unsigned ^ Long.MIN_VALUE;
    }
}
