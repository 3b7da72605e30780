package dev.modelatlas.ingest.guard;

/** The limits of the guard: the defaults, or the settings in {@link GuardConfig}. */
public record GuardLimits(
        int removedPercent, int removed, int lostPercent, int lost, int grownPercent, int grown, int olderDays) {
    /** The limits that apply if none are configured. */
    public static final GuardLimits DEFAULT = new GuardLimits(5, 5, 20, 5, 50, 50, 60);

    /** The configured limits. */
    public static GuardLimits of(GuardConfig config) {
        return new GuardLimits(
                config.removedPercent(),
                config.removed(),
                config.lostPercent(),
                config.lost(),
                config.grownPercent(),
                config.grown(),
                config.olderDays());
    }

    /** Whether {@code part} exceeds both limits: {@code percent} percent of {@code whole}, and {@code number}. */
    static boolean beyond(long part, long whole, int percent, int number) {
        return part > number && part * 100 > whole * percent;
    }
}
