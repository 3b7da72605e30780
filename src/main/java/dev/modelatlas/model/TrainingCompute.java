package dev.modelatlas.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An estimate of the training compute, formatted for reading and for plotting. */
@Description("Estimated compute used for training.")
public record TrainingCompute(
        @Description("Floating-point operations, above 0.") double flop,

        @Description("Decimal logarithm of `flop`.") double log10,

        @NonNull @Description("`flop` for display, with at most 3 significant digits: \"2.1e25\".")
        String scientific) {
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.HALF_EVEN);

    /**
     * Formats an estimate.
     *
     * @param flop floating-point operations; null when there is no estimate
     * @return null for no estimate and for an estimate of 0
     */
    static TrainingCompute of(Double flop) {
        return flop == null || flop == 0 ? null : new TrainingCompute(flop, Math.log10(flop), scientific(flop));
    }

    private static String scientific(double flop) {
        var shown = BigDecimal.valueOf(flop).round(SHOWN).stripTrailingZeros();
        var exponent = shown.precision() - shown.scale() - 1;
        return shown.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
