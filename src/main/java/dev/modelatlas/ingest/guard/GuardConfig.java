package dev.modelatlas.ingest.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/**
 * Limits on how much a file may change in its publisher's data without confirmation. A percentage applies only if the
 * absolute number is exceeded, too. With a percentage alone, removing one model of ten (10%) would already be refused.
 */
@ConfigMapping(prefix = "model-atlas.import.guard")
public interface GuardConfig {

    /** Maximum percentage of the publisher's models that a file may remove. */
    @WithDefault("5")
    @AtLeast("0")
    @AtMost("100")
    int removedPercent();

    /** Number of models that a file may always remove, even if they exceed {@link #removedPercent}. */
    @WithDefault("5")
    @AtLeast("0")
    @AtMost("2147483647")
    int removed();

    /** Maximum percentage by which a file may reduce the number of models that have a value for a fact. */
    @WithDefault("20")
    @AtLeast("0")
    @AtMost("100")
    int lostPercent();

    /** Number of models that may always lose their value for a fact, even if they exceed {@link #lostPercent}. */
    @WithDefault("5")
    @AtLeast("0")
    @AtMost("2147483647")
    int lost();

    /** Maximum percentage by which the number of a publisher's models may grow. */
    @WithDefault("50")
    @AtLeast("0")
    @AtMost("1000000")
    int grownPercent();

    /** Number of models by which a publisher's data may always grow, even if they exceed {@link #grownPercent}. */
    @WithDefault("50")
    @AtLeast("0")
    @AtMost("2147483647")
    int grown();

    /** Maximum number of days by which the newest release in the file may precede the newest known release. */
    @WithDefault("60")
    @AtLeast("0")
    @AtMost("36500")
    int olderDays();
}
