package dev.modelatlas.fact;

/**
 * The reason why a number cannot be the value of a fact, as two parts of an error message. An error about a publication
 * tells the caller to send a value of the expected form; an error about a file only states what was expected.
 *
 * @param problem such as "is negative"
 * @param expected such as "zero or a positive number"
 */
public record OutOfRange(String problem, String expected) {

    /** The reason why a number cannot be the value of a fact of the given kind; null when it can. */
    public static OutOfRange of(Fact.Kind kind, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return new OutOfRange("is too large", "a number below 1.8e308");
        }
        if (number < 0) {
            return new OutOfRange("is negative", "zero or a positive number");
        }
        if (kind == Fact.Kind.WHOLE_NUMBER && (number != Math.rint(number) || number > Integer.MAX_VALUE)) {
            return new OutOfRange("is not a whole number", "a whole number up to " + Integer.MAX_VALUE);
        }
        if (kind == Fact.Kind.SHARE && number > 1) {
            return new OutOfRange("is above 1", "a share from 0 to 1, such as 0.38 for 38 %");
        }
        return null;
    }
}
