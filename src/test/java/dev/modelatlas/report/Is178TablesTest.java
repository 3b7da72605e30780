package dev.modelatlas.report;

import java.io.IOException;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of IS-178 at the nearest shipped revision, whose data is eight days older than that of the report. */
@QuarkusTest
class Is178TablesTest {

    @Test
    void cellsDifferFromTheEarlierRecountOnlyForAListedReason() throws IOException {
        var result = PublishedCell.compared(Is178Tables.at(1), "ours_at_2024_07_16", Is178Tables.OTHER_RULE);
        System.out.println("IS-178 at revision 1: " + result);
        assertThat(result.fromRecount()).containsOnlyKeys(Is178Tables.OTHER_RULE.keySet());
        assertThat(result.published()).isEqualTo(308);
    }
}
