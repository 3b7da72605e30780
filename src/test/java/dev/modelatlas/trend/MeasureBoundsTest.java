package dev.modelatlas.trend;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Figures other than counts, for estimates of training compute that the shipped revisions do not have. */
@QuarkusTest
@TestProfile(HandMade.Alone.class)
class MeasureBoundsTest extends TrendTest {
    private static final String THRESHOLD =
            "{flop: %s, certain: %d, byEstimate: %d, possible: %d, models: {totalCount: %d}}";

    @Test
    void modelExactlyAtTheBoundOfItsFactorReachesTheLevel() {
        given(
                "2024-01-01 flop=1e24 confidence=LIKELY",
                "2024-01-02 flop=2.1e25 confidence=LIKELY",
                "2024-01-03 flop=3e27 confidence=SPECULATIVE");
        assertThreshold("1e25", "POSSIBLE", THRESHOLD.formatted("1e25", 1, 2, 3, 3));
        assertThreshold("2.1e24", "CERTAIN", THRESHOLD.formatted("2.1e24", 2, 2, 3, 2));
        assertThreshold("1e26", "CERTAIN", THRESHOLD.formatted("1e26", 1, 1, 2, 1));
    }

    @Test
    void modelJustBelowTheBoundDoesNotReachTheLevel() {
        given("2024-01-01 flop=9.99999e23 confidence=LIKELY", "2024-01-02 flop=2.99999e25 confidence=CONFIDENT");
        assertThreshold("1e25", "POSSIBLE", THRESHOLD.formatted("1e25", 0, 1, 1, 1));
    }

    @Test
    void valueWithAnEstimateTooHighForASumComesFirst() {
        given(
                "2024-01-01 flop=1e24 countries=FR",
                "2024-01-02 flop=2e24 countries=FR",
                "2024-01-03 countries=JP",
                "2024-01-04 flop=1e301 countries=KR");
        trends("from: 2020", "compute(by: COUNTRY) { key known totalFlop }").isEqualTo("""
                {compute: [
                    {key: 'KR', known: 1, totalFlop: null},
                    {key: 'FR', known: 2, totalFlop: 3e24},
                    {key: 'JP', known: 0, totalFlop: null}]}""");
        trends("from: 2020", "compute(by: COUNTRY, top: 1) { key largest { slug } }")
                .isEqualTo("{compute: [{key: 'KR', largest: {slug: 'm3'}}]}");
    }

    private void assertThreshold(String level, String certainty, String expected) {
        trends(
                        "from: 2020",
                        "thresholds(flop: [" + level + "]) { flop certain byEstimate possible models(certainty: "
                                + certainty + ") { totalCount } }")
                .isEqualTo("{thresholds: [" + expected + "]}");
    }
}
