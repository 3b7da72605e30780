package dev.modelatlas.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.modelatlas.vocabulary.Slug;

/**
 * A value as printed in a report: a number, a percentage, a date or month, a text, or a list of these.
 *
 * @param text the printed text, such as "226.1%" or "29, 109, 122"
 */
record Published(String text) {
    private static final String PERCENT = "%";
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE]\\d+)?%?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Significant digits of a number without a published precision. */
    private static final MathContext SHOWN = new MathContext(3);

    /** The items of a list, or this value alone. */
    List<Published> items() {
        return Stream.of(text.split(", ")).map(Published::new).toList();
    }

    /** Whether all items are numbers. */
    boolean isNumeric() {
        return items().stream().allMatch(Published::isNumber);
    }

    boolean isNumber() {
        return NUMBER.matcher(text).matches();
    }

    /** @throws NumberFormatException when the text is not a number */
    BigDecimal number() {
        return new BigDecimal(isPercentage() ? text.substring(0, text.length() - PERCENT.length()) : text);
    }

    /**
     * Whether the text can be compared by its slug. A text without a letter from A to Z cannot, because its slug may be
     * empty or a number.
     */
    private boolean isName() {
        return LETTER.matcher(text).find();
    }

    private boolean isPercentage() {
        return text.endsWith(PERCENT);
    }

    /** Converts a computed number to the unit of this value: percent, or no unit. */
    BigDecimal scaled(BigDecimal computed) {
        return isPercentage() ? computed.multiply(HUNDRED) : computed;
    }

    /**
     * Whether a computed item equals this value at the published precision. Names are equal if their slugs are equal,
     * because the source changes the hyphens and capitals of names. A name also equals the item that has its slug.
     */
    boolean equalsComputed(Object computed) {
        if (computed instanceof BigDecimal number) {
            return isNumber() && rounded(number).compareTo(number()) == 0;
        }
        var found = String.valueOf(computed);
        return computed != null
                && (found.equals(text)
                        || isName() && Slug.of(found).equals(Slug.of(text))
                        || isName()
                                && computed instanceof Named named
                                && named.slug().equals(Slug.of(text))
                        || MONTH.matcher(text).matches() && DAY.matcher(found).matches() && found.startsWith(text));
    }

    /** Converts a computed number to the unit and precision of this value. */
    BigDecimal rounded(BigDecimal computed) {
        return scaled(computed).setScale(number().scale(), RoundingMode.HALF_UP);
    }

    /** Computed items as text, at the precision of the published items; null when no computed item has a value. */
    String shown(List<Object> computed) {
        if (computed.stream().allMatch(item -> item == null)) {
            return null;
        }
        var items = items();
        return IntStream.range(0, computed.size())
                .mapToObj(i -> items.get(Math.min(i, items.size() - 1)).shownItem(computed.get(i)))
                .collect(Collectors.joining(", "));
    }

    private String shownItem(Object computed) {
        if (!(computed instanceof BigDecimal number)) {
            return computed == null ? "-" : String.valueOf(computed);
        }
        if (!isNumber()) {
            var whole = number.stripTrailingZeros();
            return plain(whole.scale() <= 0 ? whole : whole.round(SHOWN).stripTrailingZeros());
        }
        return plain(rounded(number)) + (isPercentage() ? PERCENT : "");
    }

    /**
     * Writes numbers with up to 15 digits before the decimal point in full. Larger numbers get an exponent, such as
     * 3.8e25.
     */
    private static String plain(BigDecimal number) {
        return number.precision() - number.scale() <= 15
                ? number.toPlainString()
                : number.stripTrailingZeros().round(SHOWN).toString().replace("E+", "e");
    }
}
