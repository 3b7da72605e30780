package dev.modelatlas.partner;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.partner.PartnerAtlas.PARTNER;
import static dev.modelatlas.partner.PartnerAtlas.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Resolves the organizations and base models of a call by slug or name. */
@Concurrent
class WordsOfCallsTest {
    private PartnerAtlas atlas;

    @BeforeEach
    void twoModelsOfEpoch() {
        atlas = new PartnerAtlas();
    }

    @Test
    void slugTakesPrecedenceOverAName() {
        // A call could not create the name "openai", because it looks like "OpenAI". Old data may contain such a name.
        atlas.atlas()
                .jdbi()
                .useHandle(handle -> handle.execute("insert into organization (slug, name, name_key, publisher)"
                        + " values ('openai-2', 'openai', 'openai', 'Partner')"));
        atlas.publish(PARTNER, "upserts: [" + model("Alpha") + "]");
        assertThat(atlas.lines(
                        "select o.name from model_version v join organization o on o.id = any (v.organization_ids)"
                                + " where v.slug = 'alpha'"))
                .containsExactly("OpenAI");
    }

    @Test
    void refusesANewOrganizationWhoseNameIsTheSlugOfAnother() {
        var lab = "organizations: [{name: 'google-deepmind'}], ";
        var alpha = model("Alpha").replace("openai", "google-deepmind");
        assertThat(atlas.refusal(PARTNER, lab + "upserts: [" + alpha + "]"))
                .containsExactly("AMBIGUOUS organizations.0.name");
    }

    @Test
    void aliasSharedByTheOldAndNewNameOfAnOrganizationIsNotAmbiguous() {
        atlas.publish(PARTNER, "upserts: [" + model("Alpha").replace("openai", "지푸 AI") + "]");
        assertThat(atlas.lines("select organization_names(organization_ids) from model_version where slug = 'alpha'"))
                .containsExactly("[\"Z.ai (Zhipu AI)\"]");
    }

    @Test
    void findsDomainsAndTasksByKoreanNamesSlugsAndOtherSpellings() {
        var stated = model("Alpha")
                .replace("}", ", domains: ['언어', 'vision', 'AUDIO'], tasks: ['번역', 'question-answering']}");
        atlas.publish(PARTNER, "upserts: [" + stated + "]");
        assertThat(words("domain")).containsExactly("Audio", "Language", "Vision");
        assertThat(words("task")).containsExactly("Question answering", "Translation");
    }

    @Test
    void findsDomainsAndTasksByTheirFormerKoreanNames() {
        var stated = model("Alpha").replace("}", ", domains: ['의학', '생물학'], tasks: ['대화', '객체 검출']}");
        atlas.publish(PARTNER, "upserts: [" + stated + "]");
        assertThat(words("domain")).containsExactly("Biology", "Medicine");
        assertThat(words("task")).containsExactly("Chat", "Object detection");
    }

    @Test
    void twoSpellingsOfANewDomainOrTaskInOneCallAreOne() {
        var stated = ", domains: ['Protein folding', '단백질'], tasks: ['Dowsing', 'dowsing', '!!!']}";
        var other = ", domains: ['Protein Folding', '단백질 2'], tasks: ['DOWSING', '???']}";
        atlas.publish(
                PARTNER,
                "upserts: [" + model("Alpha").replace("}", stated) + ", "
                        + model("Beta").replace("}", other) + "]");
        assertThat(words("domain")).containsExactly("Protein folding", "단백질");
        assertThat(words("task")).containsExactly("!!!", "Dowsing");
        assertThat(atlas.lines("select domain_names(domain_ids) || task_names(task_ids) from model_version"
                        + " where slug = 'beta'"))
                .containsExactly("[\"Protein folding\", \"단백질 2\"][\"Dowsing\", \"???\"]");
    }

    @Test
    void nameWhoseSlugOmitsSomeLettersIsNotTakenForTheDomainWithThatSlug() {
        var stated = model("Alpha").replace("}", ", domains: ['비전-Language', 'Languageø']}");
        atlas.publish(PARTNER, "upserts: [" + stated + "]");
        assertThat(words("domain")).containsExactly("Languageø", "비전-Language");
    }

    @Test
    void findsCountriesByCodesNamesAndAliases() {
        var stated = model("Alpha").replace("}", ", recordedCountries: ['kr', 'usa', 'UAE', 'Japan', '프랑스']}");
        atlas.publish(PARTNER, "upserts: [" + stated + "]");
        assertThat(atlas.lines("select unnest(recorded_countries) from model_version where slug = 'alpha' order by 1"))
                .containsExactly("AE", "FR", "JP", "KR", "US");
    }

    private List<String> words(String table) {
        return atlas.lines("select w.name from model_version v join " + table + " w on w.id = any (v." + table
                + "_ids) where v.slug = 'alpha' order by w.name collate \"C\"");
    }

    @Test
    void correctionsDoNotReplacePublishedValues() {
        var stated = model("Moonshot-v1").replace("}", ", recordedCountries: ['US']}");
        atlas.publish(PARTNER, "upserts: [" + stated + "]");
        assertThat(atlas.lines("select recorded_countries::text || corrected::text from model_version"
                        + " where slug = 'moonshot-v1'"))
                .containsExactly("{US}{recordedSectors}");
    }

    @Test
    void refusesTheIdempotencyKeyOfADifferentCall() {
        atlas.publish(PARTNER, "k", "upserts: [" + model("Alpha") + "]");
        assertThatThrownBy(() -> atlas.publish(PARTNER, "k", "upserts: [" + model("Beta") + "]"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesABaseModelCycleThatIncludesModelsNotInTheCall() {
        atlas.publish(PARTNER, "upserts: [" + model("Alpha") + ", " + madeFrom("Beta", "Alpha") + "]");
        atlas.publish(PARTNER, "upserts: [" + madeFrom("Omega", "Beta") + "]");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + madeFrom("Alpha", "Omega") + "]"))
                .containsExactly("CIRCULAR upserts.0.baseModels");
    }

    @Test
    void acceptsACallThatSwapsABaseModelAndItsDerivedModel() {
        atlas.publish(PARTNER, "upserts: [" + model("Alpha") + ", " + madeFrom("Beta", "Alpha") + "]");
        atlas.publish(PARTNER, "upserts: [" + madeFrom("Alpha", "Beta") + ", " + model("Beta") + "]");
        assertThat(atlas.lines("select base_models::text from model_version where valid_until = 2147483647"
                        + " and base_models <> '{}'"))
                .containsExactly("{Beta}");
    }

    private static String madeFrom(String name, String base) {
        return model(name).replace("}", ", baseModels: ['" + base + "']}");
    }
}
