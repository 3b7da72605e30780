package dev.modelatlas.claim;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.trend.HandMade;

import static java.util.Collections.emptyList;
import static org.assertj.core.api.Assertions.assertThat;

/** The revision of a report, if several revisions have the date of its data. */
@QuarkusTest
@TestProfile(HandMade.Alone.class)
class ReportRevisionTest {
    @Inject
    HandMade data;

    @Inject
    Jdbi jdbi;

    @Test
    void reportGetsTheRevisionWithTheLowestNumberIfSeveralHaveItsDate() {
        data.revision("2025-02-01", emptyList(), "2024-01-01 slug=a");
        data.revision("2025-02-01", emptyList(), "2024-01-01 slug=b");
        int oldest = Sql.one(jdbi, int.class, "select min(number) from revision where as_of = '2025-02-01'");
        assertThat(GraphQLClient.post("{ report(slug: \"is-198\") { revision { number } } }")
                        .jsonPath()
                        .getInt("data.report.revision.number"))
                .isEqualTo(oldest);
    }
}
