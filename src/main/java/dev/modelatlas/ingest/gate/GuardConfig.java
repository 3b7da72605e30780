package dev.modelatlas.ingest.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/**
 * What a file may change without being asked whether that is meant, of what its publisher has. A share counts only
 * beyond a number of models: of ten, one is 10 %.
 */
@ConfigMapping(prefix = "model-atlas.import.guard")
public interface GuardConfig {

    /** How many percent of the models a file may remove. */
    @WithDefault("5")
    @AtLeast("0")
    @AtMost("100")
    int removedPercent();

    /** How many models it may remove, whatever the share. */
    @WithDefault("5")
    @AtLeast("0")
    @AtMost("2147483647")
    int removed();

    /** By how many percent the models with a known value of a fact may fall. */
    @WithDefault("20")
    @AtLeast("0")
    @AtMost("100")
    int lostPercent();

    /** How many models may lose a fact, whatever the share. */
    @WithDefault("5")
    @AtLeast("0")
    @AtMost("2147483647")
    int lost();

    /** By how many percent the number of models may grow. */
    @WithDefault("50")
    @AtLeast("0")
    @AtMost("1000000")
    int grownPercent();

    /** By how many models it may grow, whatever the share. */
    @WithDefault("50")
    @AtLeast("0")
    @AtMost("2147483647")
    int grown();

    /** How many days the newest release of the file may lie before the newest one that is known. */
    @WithDefault("60")
    @AtLeast("0")
    @AtMost("36500")
    int olderDays();
}
