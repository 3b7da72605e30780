package dev.modelatlas.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * An estimate of the training compute, formatted for reading and for plotting. The formats are computed when a request
 * selects them.
 */
@Description("Estimated compute used for training.")
public record TrainingCompute(
        @Description("Floating-point operations, above 0.") double flop) {
    /**
     * Rounds like JavaScript's {@code toExponential}, which the pages use for the same number: that function rounds the
     * exact binary value, and rounds ties up.
     */
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.HALF_UP);

    /**
     * Creates an estimate.
     *
     * @param flop floating-point operations; null when there is no estimate
     * @return null for no estimate and for an estimate of 0
     */
    static TrainingCompute of(Double flop) {
        return flop == null || flop == 0 ? null : new TrainingCompute(flop);
    }

    @Description("Decimal logarithm of `flop`.")
    public double getLog10() {
        return Math.log10(flop);
    }

    @NonNull @Description("`flop` for display, with at most 3 significant digits: \"2.1e25\".")
    public String getScientific() {
        var shown = new BigDecimal(flop).round(SHOWN).stripTrailingZeros();
        var exponent = shown.precision() - shown.scale() - 1;
        return shown.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
