package dev.modelatlas.ingest.gate;

/** The limits of {@link GuardConfig}. */
public record GuardLimits(
        int removedPercent, int removed, int lostPercent, int lost, int grownPercent, int grown, int olderDays) {
    /** What they are when nothing is configured. */
    public static final GuardLimits DEFAULT = new GuardLimits(5, 5, 20, 5, 50, 50, 60);

    /** Those that are configured. */
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

    /** Whether a part of a whole is beyond both a share and a number. */
    static boolean beyond(long part, long whole, int percent, int number) {
        return part > number && part * 100 > whole * percent;
    }
}
