package dev.modelatlas.partner;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ModelFilter.publishers} in a revision with models of several publishers. */
@QuarkusTest
@TestProfile(Publishing.class)
class PublisherFilterTest {
    private static int publications;

    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    private String partner;
    private int before;
    private int revision;

    @BeforeEach
    void partnerPublishesTwoModels() {
        partner = "Filtered " + ++publications;
        before = Publishing.newest(jdbi);
        var key = keys.create(new Actor("Ada"), partner, KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow();
        var asOf = Sql.one(jdbi, String.class, "select as_of::text from revision order by number desc limit 1");
        var models = "upserts: [{name: 'First of %1$s', releasedOn: '2024-03-03', organizations: ['openai']},"
                + " {name: 'Second of %1$s', releasedOn: '2024-04-04', organizations: ['openai']}]";
        var answer = PublishCall.publish(key, PublishCall.input("a", asOf, models.formatted(partner)))
                .jsonPath();
        revision = answer.getInt("data.publishRevision.revision.number");
    }

    @Test
    void countsTheModelsOfTheNamedPublishers() {
        var ofPartner = "publishers: [\"" + partner + "\"]";
        var ofEpoch = "publishers: [\"Epoch AI\"]";
        var ofBoth = "publishers: [\"Epoch AI\", \"" + partner + "\"]";
        var all = count(revision, "");
        var epoch = recorded(revision);
        assertThat(epoch).isBetween(1, all - 2);
        assertThat(count(revision, ofPartner)).isEqualTo(2);
        assertThat(count(revision, ofEpoch)).isEqualTo(epoch);
        assertThat(count(revision, ofBoth)).isEqualTo(epoch + 2);
        assertThat(count(revision, "not: {" + ofPartner + "}")).isEqualTo(all - 2);
        assertThat(count(revision, "not: {" + ofEpoch + "}")).isEqualTo(all - epoch);
        assertThat(count(revision, "not: {" + ofBoth + "}")).isEqualTo(all - epoch - 2);
        assertThat(count(before, ofEpoch)).isEqualTo(recorded(before));
    }

    @Test
    void listsTheModelsOfTheNamedPublishers() {
        GraphQLClient.assertThatData("{ models(revision: " + revision + ", filter: {publishers: [\"" + partner
                        + "\"]}) { totalCount nodes { name publisher } } }")
                .isEqualTo("""
                        {models: {totalCount: 2, nodes: [
                          {name: "Second of %1$s", publisher: "%1$s"}, {name: "First of %1$s", publisher: "%1$s"}]}}""".formatted(partner));
    }

    @Test
    void publisherHasNoModelsBeforeItsFirstRevision() {
        var ofPartner = "publishers: [\"" + partner + "\"]";
        assertThat(count(before, ofPartner)).isZero();
        assertThat(count(before, "not: {" + ofPartner + "}")).isEqualTo(count(before, ""));
    }

    @Test
    void modelsOfAPartnerDoNotAffectClaims() {
        assertThat(claims(revision)).isNotEmpty().isEqualTo(claims(before));
    }

    /** The claims of each report. */
    private static List<Object> claims(int revision) {
        return GraphQLClient.post("{ reports { claims(first: 100, revision: " + revision
                        + ") { nodes { slug verdict values { computed matches } } } } }")
                .jsonPath()
                .getList("data.reports");
    }

    private static int count(int revision, String filter) {
        return GraphQLClient.post(document(revision, filter)).jsonPath().getInt("data.trends.modelCount");
    }

    private static String document(int revision, String filter) {
        return "{ trends(revision: " + revision + ", filter: {" + filter + "}) { modelCount } }";
    }

    /** The models that the tables record for Epoch AI. */
    private int recorded(int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from model_version v
                        join model m on m.id = v.model_id
                        where m.publisher = 'Epoch AI' and v.valid_from <= :revision and v.valid_until > :revision""")
                .bind("revision", revision)
                .mapTo(Integer.class)
                .one());
    }
}
