package dev.modelatlas.site;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class PageTextsTest {
    @Test
    void groupWithoutModelsOfItsOwnShowsThoseOfItsSubsidiaries() {
        var tally = new ModelTally(7, LocalDate.of(2021, 12, 14));
        assertThat(PageTexts.ENGLISH.organizationTitle("LG", 7, true, 9))
                .isEqualTo("LG: 7 large-scale AI models with its subsidiaries");
        assertThat(PageTexts.KOREAN.organizationTitle("LG", 7, true, 9)).isEqualTo("LG: 계열 조직을 합쳐 초거대 AI 모델 7개");
        assertThat(PageTexts.ENGLISH.aboutOrganization("LG", "South Korea", tally, true, 9))
                .isEqualTo("LG (headquarters: South Korea) and its subsidiaries have developed 7 large-scale AI models,"
                        + " the first in 2021. The models, and their training compute.");
        assertThat(PageTexts.KOREAN.aboutOrganization("LG", "한국", tally, true, 9))
                .isEqualTo("LG(본사: 한국): 계열 조직을 합쳐 초거대 AI 모델 7개, 첫 모델 2021년. 모델 목록과 학습 연산량을 보여 줍니다.");
    }

    /** An earlier revision may have models of the organization or country. */
    @Test
    void textsAboutNoModelsNameTheRevision() {
        assertThat(PageTexts.ENGLISH.aboutOrganization("Cohere for AI", "", ModelTally.NONE, true, 9))
                .isEqualTo("Cohere for AI has no large-scale AI models in revision 9 of the data.");
        assertThat(PageTexts.ENGLISH.aboutCountry("Portugal", ModelTally.NONE, 9))
                .isEqualTo("Portugal: organizations with headquarters here have no large-scale AI models in revision 9"
                        + " of the data.");
        assertThat(PageTexts.KOREAN.aboutCountry("포르투갈", ModelTally.NONE, 9))
                .isEqualTo("포르투갈에 본사를 둔 기관: 제9판 자료에는 초거대 AI 모델이 없습니다.");
    }
}
