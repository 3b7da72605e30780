package dev.modelatlas.partner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.partner.PartnerAtlas.PARTNER;
import static dev.modelatlas.partner.PartnerAtlas.STEWARD;
import static dev.modelatlas.partner.PartnerAtlas.model;
import static org.assertj.core.api.Assertions.assertThat;

/** Models with equal names: which rows are allowed to have which names. */
@Concurrent
class NamesakesTest {
    private static final String ALPHA = model("Alpha");
    private static final String BETA = model("Beta");
    private static final String ALPHA_OF_ANOTHER_DAY = ALPHA.replace("03-03", "04-04");

    private PartnerAtlas atlas;

    @BeforeEach
    void alphaOfThePartnersAndGammaOfEpochs() {
        atlas = new PartnerAtlas();
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
    }

    @Test
    void acceptsAnUnchangedNameThatAnotherPublishersModelAlsoHas() {
        atlas.publish(STEWARD, "upserts: [" + under("gamma", ALPHA_OF_ANOTHER_DAY) + "]");
        atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("}", ", parameters: 7e9}") + "]");
        assertThat(atlas.changes(4)).containsExactly("CHANGED alpha");
    }

    @Test
    void refusesANewNameThatAnotherPublishersModelHas() {
        atlas.publish(PARTNER, "upserts: [" + model("Beta") + "]");
        var named = model("Gamma").replace("03-03", "04-04");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + under("beta", named) + "]"))
                .containsExactly("FOREIGN upserts.0");
    }

    @Test
    void acceptsAChangeToOneOfTwoModelsWithTheSameName() {
        var beta = model("Beta");
        atlas.publish(PARTNER, "upserts: [" + beta + ", " + beta.replace("03-03", "04-04") + "]");
        makeTwins();
        atlas.publish(PARTNER, "upserts: [" + under("beta", beta.replace("}", ", parameters: 7e9}")) + "]");
        assertThat(atlas.changes(4)).containsExactly("CHANGED beta");
    }

    @Test
    void refusesToRestoreANamesakeOfCurrentModels() {
        threeBetasOfWhichTheFirstIsRemoved();
        assertThat(atlas.refusal(PARTNER, "upserts: [" + BETA.replace("03-03", "06-06") + "]"))
                .containsExactly("AMBIGUOUS upserts.0.name", "AMBIGUOUS upserts.0.name");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + BETA.replace("openai", "OpenAI', 'Google DeepMind") + "]"))
                .containsExactly("AMBIGUOUS upserts.0.name", "AMBIGUOUS upserts.0.name");
    }

    @Test
    void restoresANamesakeByItsSlugOrByItsDateAndOrganizations() {
        threeBetasOfWhichTheFirstIsRemoved();
        atlas.publish(PARTNER, "upserts: [" + under("beta", BETA.replace("03-03", "06-06")) + "]");
        assertThat(atlas.changes(5)).containsExactly("RESTORED beta");
        atlas.publish(PARTNER, "removals: ['beta']");
        atlas.publish(PARTNER, "upserts: [" + BETA.replace("03-03", "06-06") + "]");
        assertThat(atlas.changes(7)).containsExactly("RESTORED beta");
    }

    @Test
    void acceptsANamesakeAsABaseModelButNoCycleOfNamesakes() {
        var first = under("beta", BETA);
        var second = under("beta-openai", BETA.replace("03-03", "04-04"));
        atlas.publish(PARTNER, "upserts: [" + BETA + ", " + BETA.replace("03-03", "04-04") + "]");
        atlas.publish(PARTNER, "upserts: [" + madeFrom(second, "beta") + "]");
        assertThat(atlas.lines("select slug || base_models::text from model_version"
                        + " where valid_until = 2147483647 and base_models <> '{}'"))
                .containsExactly("beta-openai{beta}");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + madeFrom(first, "beta-openai") + "]"))
                .containsExactly("CIRCULAR upserts.0.baseModels");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + madeFrom(first, "beta") + "]"))
                .containsExactly("CIRCULAR upserts.0.baseModels");
    }

    @Test
    void nameOfABaseModelTakesPrecedenceOverTheSlugOfAnother() {
        var other = model("beta").replace("openai", "google-deepmind");
        atlas.publish(PARTNER, "upserts: [" + BETA + ", " + other + "]");
        atlas.publish(PARTNER, "upserts: [" + madeFrom(under("beta", BETA), "beta") + "]");
        assertThat(atlas.changes(4)).containsExactly("CHANGED beta");
    }

    private static String madeFrom(String model, String base) {
        return model.replace("}", ", baseModels: ['" + base + "']}");
    }

    private void threeBetasOfWhichTheFirstIsRemoved() {
        atlas.publish(
                PARTNER,
                "upserts: [" + BETA + ", " + BETA.replace("03-03", "04-04") + ", " + BETA.replace("03-03", "05-05")
                        + "]");
        atlas.publish(PARTNER, "removals: ['beta']");
    }

    /** A call cannot create models with the same name, date and organizations, but old files did. */
    private void makeTwins() {
        Atlas atlas = this.atlas.atlas();
        atlas.jdbi().useHandle(handle -> handle.execute("update model_version set released_on = '2024-03-03'"));
    }

    private static String under(String slug, String model) {
        return model.replace("{", "{slug: '" + slug + "', ");
    }
}
