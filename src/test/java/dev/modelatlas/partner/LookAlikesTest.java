package dev.modelatlas.partner;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.partner.PartnerAtlas.OTHER;
import static dev.modelatlas.partner.PartnerAtlas.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** New organizations whose names look like those of others. */
@Concurrent
class LookAlikesTest {
    private final PartnerAtlas atlas = new PartnerAtlas();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai",
                "OPENAI",
                "OpenAl",
                "0penAI",
                "\u041epenAI",
                "Open\u0410I",
                "\uff2fpenAI",
                "op\u0435nai"
            })
    void refusesANameThatLooksLikeAnother(String name) {
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: '" + name + "'}]"))
                .containsExactly("AMBIGUOUS organizations.0.name");
    }

    @Test
    void refusalNamesTheSimilarOrganization() {
        assertThatThrownBy(() -> atlas.publish(PARTNER, "organizations: [{name: 'openai'}]"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problems().get(0).message())
                                .isEqualTo("\"openai\" looks like \"OpenAI\". Use \"OpenAI\" in the models, or choose "
                                        + "a clearly different name."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"META", "Samsung electronics", "\uff2b\uff21\uff29\uff33\uff34", "\uff53kt"})
    void refusesANameThatLooksLikeAnAlias(String name) {
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: '" + name + "'}]"))
                .containsExactly("AMBIGUOUS organizations.0.name");
    }

    @Test
    void refusalNamesTheOrganizationThatHasTheSimilarAlias() {
        assertThatThrownBy(() -> atlas.publish(PARTNER, "organizations: [{name: 'META'}]"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problems().get(0).message())
                                .isEqualTo("\"META\" looks like \"Meta\", another name for \"Meta AI\". Use \"Meta AI\""
                                        + " in the models, or choose a clearly different name."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open\u200bAI",
                "\u202eIAnepO\u202c",
                "OpenAI\ufeff",
                "Open\u00adAI",
                "A\u200dB",
                "\u3164",
                "Lab\u2800"
            })
    void refusesInvisibleCharacters(String name) {
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: '" + name + "'}]"))
                .containsExactly("MALFORMED organizations.0.name");
    }

    @Test
    void comparesNewNamesWithEachOtherAndWithExistingOnes() {
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: 'Coolab'}, {name: 'C\u043e\u043elab'}]"))
                .containsExactly("AMBIGUOUS organizations.1.name");
        var used = ", upserts: [{name: 'M', releasedOn: '2024-03-03', organizations: ['Coolab']}]";
        atlas.publish(PARTNER, "organizations: [{name: 'Coolab'}]" + used);
        assertThat(atlas.refusal(OTHER, "organizations: [{name: 'COOLAB'}]"))
                .containsExactly("AMBIGUOUS organizations.0.name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"네이버", "OPENAI", "카이스트", "\uff34est \uff4cab"})
    void refusesAKoreanNameThatLooksLikeANameOfAnother(String nameKo) {
        var testLab = "{name: 'Test Lab'}, ";
        assertThat(atlas.refusal(PARTNER, "organizations: [" + testLab + "{name: 'Mine', nameKo: '" + nameKo + "'}]"))
                .containsExactly("AMBIGUOUS organizations.1.nameKo");
    }

    @Test
    void acceptsTheKoreanNameThatAnOrganizationAlreadyHas() {
        var used = ", upserts: [{name: 'M', releasedOn: '2024-03-03', organizations: ['Mine']}]";
        atlas.publish(PARTNER, "organizations: [{name: 'Mine', nameKo: 'Mine'}]" + used);
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: 'Mine', nameKo: '네이버'}]"))
                .containsExactly("AMBIGUOUS organizations.0.nameKo");
        atlas.atlas()
                .jdbi()
                .useHandle(handle -> handle.execute("update organization set name_ko = '네이버' where name = 'Mine'"));
        var again = atlas.publish(PARTNER, "organizations: [{name: 'Mine', nameKo: '네이버', sector: 'ACADEMIA'}]");
        assertThat(again.revision()).isNotNull();
    }

    @Test
    void organizationsCanSwapTheirKoreanNamesInOneCall() {
        var used = ", upserts: [{name: 'M', releasedOn: '2024-03-03', organizations: ['Left', 'Right']}]";
        atlas.publish(PARTNER, "organizations: [{name: 'Left', nameKo: '오른쪽'}, {name: 'Right', nameKo: '왼쪽'}]" + used);
        var swapped = "organizations: [{name: 'Left', nameKo: '왼쪽'}, {name: 'Right', nameKo: '오른쪽'}]";
        atlas.publish(PARTNER, swapped);
        assertThat(atlas.lines("select name_ko from organization where name in ('Left', 'Right') order by name"))
                .containsExactly("왼쪽", "오른쪽");
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: 'Left', nameKo: '오른쪽'}]"))
                .containsExactly("AMBIGUOUS organizations.0.nameKo");
    }

    /** A call cannot change a Korean name that an operator has set, so the call may contain any. */
    @Test
    void ignoresTheKoreanNameOfAnOrganizationWhoseKoreanNameAnOperatorSet() {
        var used = ", upserts: [{name: 'M', releasedOn: '2024-03-03', organizations: ['Mine']}]";
        atlas.publish(PARTNER, "organizations: [{name: 'Mine', nameKo: 'Mine'}]" + used);
        atlas.atlas()
                .jdbi()
                .useHandle(handle -> handle.execute("insert into organization_curation (organization_id, name_ko)"
                        + " select id, '나의 것' from organization where name = 'Mine'"));
        var again = atlas.publish(PARTNER, "organizations: [{name: 'Mine', nameKo: '네이버', sector: 'ACADEMIA'}]");
        assertThat(again.revision()).isNotNull();
    }

    @Test
    void acceptsNamesThatShareLettersButDoNotLookAlike() {
        var names = List.of("OpenAI Korea", "Opena", "네이버랩스", "Лаборатория", "DeepMind 2");
        for (var name : names) {
            var used = ", upserts: [{name: 'Model of " + name + "', releasedOn: '2024-03-03', organizations: ['" + name
                    + "']}]";
            assertThat(atlas.publish(PARTNER, "organizations: [{name: '" + name + "'}]" + used)
                            .added())
                    .isEqualTo(1);
        }
    }
}
