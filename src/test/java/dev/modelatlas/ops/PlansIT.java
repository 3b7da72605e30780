package dev.modelatlas.ops;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.bench.scale.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** No read looks at all models where an index serves, or sorts more than a page; at a million: {@code .ci/long plans}. */
class PlansIT {
    private static final int MODELS = Integer.getInteger("models", 20_000);

    @Test
    void everyStatementThatReadsServeKeepsTheRules(@TempDir Path folder) throws Exception {
        assertThat(Plans.check(MODELS, folder)).isEmpty();
    }
}
