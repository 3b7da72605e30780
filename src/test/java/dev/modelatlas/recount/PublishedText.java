package dev.modelatlas.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report printed, compared with the values of the recount. Numbers are doubles, in units of the last printed
 * digit: "86.2%" is 862 tenths of a percent.
 */
record PublishedText(String text) {
    private static final Pattern NUMBER =
            Pattern.compile("(?<digits>[-+]?\\d+)(?:[.](?<decimals>\\d+))?(?:[eE](?<power>\\d+))?(?<percent>%)?");
    /** The relative error that the conversion of decimal fractions to doubles can cause. */
    private static final double TOLERANCE = 1e-9;

    private static final int SHOWN_IN_FULL = 15;
    private static final int SIGNIFICANT = 3;

    /** A printed number, as a multiple of the unit of its last digit. */
    private record Printed(double number, double factor, int decimals, int power, boolean isPercentage) {
        static Printed of(String item) {
            Matcher parts = NUMBER.matcher(item);
            if (!parts.matches()) {
                return null;
            }
            int decimals = parts.group("decimals") == null
                    ? 0
                    : parts.group("decimals").length();
            int power = parts.group("power") == null ? 0 : Integer.parseInt(parts.group("power"));
            boolean isPercentage = parts.group("percent") != null;
            return new Printed(
                    Double.parseDouble(item.replace("%", "")),
                    (isPercentage ? 100 : 1) * Math.pow(10, decimals - power),
                    decimals,
                    power,
                    isPercentage);
        }

        /** The number of units of a value, rounded half away from zero. */
        long units(double value) {
            double units = Math.abs(value * factor);
            return Math.round(Math.signum(value)) * (long) Math.floor(units * (1 + TOLERANCE) + 0.5);
        }

        long units() {
            return units(isPercentage ? number / 100 : number);
        }

        double plain() {
            return isPercentage ? number / 100 : number;
        }
    }

    boolean isOfNumbers() {
        return items().stream().allMatch(item -> Printed.of(item) != null);
    }

    private List<String> items() {
        return List.of(text.split(", "));
    }

    /**
     * Whether the values agree with the printed text.
     *
     * @param rivals the numbers that compete with the value; only for TOP
     */
    boolean accepts(String comparison, List<Object> values, List<Object> rivals) {
        List<String> items = items();
        return switch (comparison) {
            case "EQUAL", "RANK" -> values.size() == items.size() && beginsAsPrinted(values);
            case "FIRST" -> values.size() >= items.size() && beginsAsPrinted(values);
            case "AT_LEAST" -> each(values, number -> number >= limit());
            case "AT_MOST" -> each(values, number -> number <= limit());
            case "TOP" ->
                each(
                        values,
                        number -> rivals.stream()
                                        .filter(rival -> rival instanceof Double other && other > number)
                                        .count()
                                < limit());
            case "RISING" -> isMonotonic(values, 1);
            case "FALLING" -> isMonotonic(values, -1);
            case "ONE_OF" ->
                !values.isEmpty()
                        && values.stream().allMatch(value -> items.stream().anyMatch(item -> isAs(item, value)));
            case "SAME" -> isPermutation(values);
            default -> throw new IllegalArgumentException(comparison);
        };
    }

    private boolean beginsAsPrinted(List<Object> values) {
        for (int i = 0; i < items().size(); i++) {
            if (!isAs(items().get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isPermutation(List<Object> values) {
        List<String> left = new ArrayList<>(items());
        for (Object value : values) {
            int place = 0;
            while (place < left.size() && !isAs(left.get(place), value)) {
                place++;
            }
            if (place == left.size()) {
                return false;
            }
            left.remove(place);
        }
        return left.isEmpty();
    }

    private double limit() {
        return Printed.of(text).plain();
    }

    private static boolean each(List<Object> values, DoublePredicate condition) {
        return !values.isEmpty()
                && values.stream().allMatch(value -> value instanceof Double number && condition.test(number));
    }

    private static boolean isMonotonic(List<Object> values, int direction) {
        if (values.size() < 2) {
            return false;
        }
        Double last = null;
        for (Object value : values) {
            if (!(value instanceof Double number)) {
                return false;
            }
            if (last != null) {
                double least = TOLERANCE * Math.max(Math.abs(last), Math.abs(number));
                if (direction * (number - last) <= least) {
                    return false;
                }
            }
            last = number;
        }
        return true;
    }

    private static boolean isAs(String item, Object value) {
        if (value instanceof Double number) {
            Printed printed = Printed.of(item);
            return printed != null && printed.units(number) == printed.units();
        }
        if (!(value instanceof String name)) {
            return String.valueOf(value).equals(item) && value != null;
        }
        boolean isMonth = item.matches("\\d{4}-\\d{2}") && name.matches("\\d{4}-\\d{2}-\\d{2}");
        return name.equals(item)
                || isMonth && name.substring(0, 7).equals(item)
                || item.chars().anyMatch(Character::isAlphabetic)
                        && Slugs.of(name).equals(Slugs.of(item));
    }

    /**
     * The values as the API shows them: at the precision of the printed values, or with three digits. Null when there
     * are no values.
     */
    String shown(List<Object> values) {
        List<String> shown = new ArrayList<>();
        boolean isAny = false;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            isAny |= value != null;
            String item = items().get(Math.min(i, items().size() - 1));
            shown.add(value == null ? "-" : value instanceof Double number ? shown(item, number) : value.toString());
        }
        return isAny ? String.join(", ", shown) : null;
    }

    private static String shown(String item, double number) {
        Printed printed = Printed.of(item);
        if (printed == null) {
            return number == Math.rint(number) ? whole(number) : rounded(number);
        } else if (printed.power() > 0) {
            return whole(printed.units(number) / printed.factor());
        }
        double unit = Math.pow(10, printed.decimals());
        String digits = String.format(Locale.ROOT, "%." + printed.decimals() + "f", printed.units(number) / unit);
        return digits + (printed.isPercentage() ? "%" : "");
    }

    private static String whole(double number) {
        return Math.abs(number) < Math.pow(10, SHOWN_IN_FULL)
                ? String.format(Locale.ROOT, "%.0f", number)
                : scientific(number);
    }

    private static String scientific(double number) {
        String[] parts = String.format(Locale.ROOT, "%." + (SIGNIFICANT - 1) + "e", number)
                .split("e[+]?");
        return withoutZeros(parts[0]) + "e" + Integer.parseInt(parts[1]);
    }

    private static String rounded(double number) {
        int magnitude = (int) Math.floor(Math.log10(Math.abs(number)));
        int decimals = Math.max(0, SIGNIFICANT - 1 - magnitude);
        double unit = Math.pow(10, SIGNIFICANT - 1 - magnitude);
        return withoutZeros(String.format(Locale.ROOT, "%." + decimals + "f", Math.rint(number * unit) / unit));
    }

    private static String withoutZeros(String decimal) {
        return decimal.contains(".") ? decimal.replaceAll("0+$", "").replaceAll("[.]$", "") : decimal;
    }
}
