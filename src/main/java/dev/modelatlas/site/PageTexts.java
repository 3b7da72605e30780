package dev.modelatlas.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.vocabulary.Language;

/** Texts that the server writes into pages, in both languages. */
enum PageTexts {
    ENGLISH(Language.EN) {
        @Override
        String skip() {
            return "Skip to the content";
        }

        @Override
        String withoutScripts() {
            return """
                    This page is drawn with JavaScript, which is switched off here. The \
                    <a href="/graphql/schema.graphql">GraphQL API</a> at <code>/graphql</code> has the same content, \
                    for example <a href="/graphql?query=%7Btrends%7Byears%7Byear%20modelCount%20partial%7D%7D%7D">models \
                    per year</a>, and <a href="/graphql?query=%7Bclaims%28first%3A10%29%7Bnodes%7Bslug%20statement%20verdict%7D%7D%7D">ten \
                    claims with their verdicts</a>. Data: Epoch AI, \
                    <a href="https://epoch.ai/data/ai-models">Data on AI Models</a>, CC BY 4.0.""";
        }

        @Override
        String atlas() {
            return "Model Atlas: the world’s large-scale AI models";
        }

        @Override
        String aboutAtlas() {
            return "Which countries and companies release large-scale AI models, how many, and how much compute they "
                    + "train on. Every figure can be checked and cited.";
        }

        @Override
        String report() {
            return "Large-scale AI models: the report";
        }

        @Override
        String aboutReport() {
            return "How many large-scale AI models are released, by country, domain, task and organization, and how "
                    + "much compute they train on. Every number links to its models.";
        }

        @Override
        String claims() {
            return "Claims about large-scale AI models, checked";
        }

        @Override
        String aboutClaims() {
            return "Which statements of published reports about large-scale AI models still hold? Each is computed "
                    + "again, with the data of its time and with today’s data.";
        }

        @Override
        String index(ItemKind kind) {
            return switch (kind) {
                case MODELS -> "Large-scale AI models";
                case ORGANIZATIONS -> "Organizations behind large-scale AI models";
                case COUNTRIES -> "Countries with large-scale AI models";
            };
        }

        @Override
        String aboutIndex(ItemKind kind) {
            return switch (kind) {
                case MODELS ->
                    "A list of all models with their developers, dates of release and training compute. You can sort "
                            + "and search the list.";
                case ORGANIZATIONS ->
                    "Companies, universities and public bodies that develop large-scale AI models, by number of models.";
                case COUNTRIES -> "Countries by their number of large-scale AI models, with the first model of each.";
            };
        }

        @Override
        String modelTitle(String name, String makers, int year) {
            return name + " (" + (makers.isEmpty() ? "" : makers + ", ") + year + "): compute, parameters, history";
        }

        @Override
        String aboutModel(String makers, String countries, LocalDate released, String flop) {
            return "Large-scale AI model"
                    + (makers.isEmpty() ? "" : " of " + makers)
                    + (countries.isEmpty() ? "" : " (" + countries + ")")
                    + ", released on "
                    + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(released)
                    + ". Training compute: " + (flop == null ? "not known" : flop + " FLOP") + ".";
        }

        @Override
        String organizationTitle(String name, int models, boolean group, int revision) {
            return name + ": " + models(models)
                    + (models == 0 ? " in revision " + revision : group ? " with its subsidiaries" : "");
        }

        @Override
        String aboutOrganization(String name, String country, ModelTally tally, boolean group, int revision) {
            var start = name + (country.isEmpty() ? "" : " (headquarters: " + country + ")");
            if (tally.models() == 0) {
                return start + " has no large-scale AI models in revision " + revision + " of the data.";
            }
            return start
                    + (group ? " and its subsidiaries have" : " has")
                    + " developed "
                    + models(tally.models())
                    + first(tally.firstRelease())
                    + (group
                            ? ". The models, and their training compute."
                            : ". Its models, their training compute and its place among all organizations.");
        }

        @Override
        String countryTitle(String name, int models, int rank, boolean tied) {
            return name + ": " + models(models)
                    + (models == 0
                            ? " by headquarters"
                            : ", " + (tied ? "joint " : "") + "rank " + rank + " in the world");
        }

        @Override
        String aboutCountry(String name, ModelTally tally, int revision) {
            // No text before the name, because some names would need an article there: the United States.
            if (tally.models() == 0) {
                return name + ": organizations with headquarters here have no large-scale AI models in revision "
                        + revision + " of the data.";
            }
            return name + ": organizations with headquarters here have developed " + models(tally.models())
                    + first(tally.firstRelease())
                    + ". The models, the organizations and the country’s place in the world.";
        }

        private String models(int number) {
            return switch (number) {
                case 0 -> "no large-scale AI models";
                case 1 -> "1 large-scale AI model";
                default -> number + " large-scale AI models";
            };
        }

        private String first(LocalDate day) {
            return day == null ? "" : ", the first in " + day.getYear();
        }

        @Override
        String unknown(ItemKind kind, String key) {
            return switch (kind) {
                case MODELS -> "No model has the slug “" + key + "”.";
                case ORGANIZATIONS -> "No organization has the slug “" + key + "”.";
                case COUNTRIES -> "No country has the code “" + key + "”.";
            };
        }

        @Override
        String elsewhere(String key, int revision) {
            return "“" + key + "” is not part of revision " + revision + ", but of another revision.";
        }

        @Override
        String failed() {
            return "This page cannot be shown";
        }

        @Override
        String all(ItemKind kind) {
            return switch (kind) {
                case MODELS -> "Models";
                case ORGANIZATIONS -> "Organizations";
                case COUNTRIES -> "Countries";
            };
        }
    },

    KOREAN(Language.KO) {
        @Override
        String skip() {
            return "본문으로 건너뛰기";
        }

        @Override
        String withoutScripts() {
            return """
                    이 화면은 자바스크립트로 그리는데 지금은 자바스크립트가 꺼져 있습니다. 같은 내용을 <code>/graphql</code>의 \
                    <a href="/graphql/schema.graphql">GraphQL API</a>에서 볼 수 있습니다. 예: \
                    <a href="/graphql?query=%7Btrends%7Byears%7Byear%20modelCount%20partial%7D%7D%7D">연도별 모델 수</a>, \
                    <a href="/graphql?query=%7Bclaims%28first%3A10%29%7Bnodes%7Bslug%20statement%28language%3AKO%29%20verdict%7D%7D%7D">주장 \
                    10개와 판정</a>. 자료: Epoch AI, <a href="https://epoch.ai/data/ai-models" lang="en">Data on AI \
                    Models</a>, CC BY 4.0.""";
        }

        @Override
        String atlas() {
            return "Model Atlas: 글로벌 초거대 AI 모델 현황";
        }

        @Override
        String aboutAtlas() {
            return "어느 나라와 기업이 초거대 AI 모델을 얼마나 내놓았고, 학습에 연산량을 얼마나 썼는지 보여 줍니다. 모든 수치는 확인하고 인용할 수 있습니다.";
        }

        @Override
        String report() {
            return "글로벌 초거대 AI 모델 현황 분석";
        }

        @Override
        String aboutReport() {
            return "초거대 AI 모델이 얼마나 나왔는지 국가, 분야, 과업, 기관별로 정리하고 학습 연산량을 비교한 보고서입니다. 모든 수치에서 해당 모델을 볼 수 있습니다.";
        }

        @Override
        String claims() {
            return "초거대 AI 모델에 관한 주장 검증";
        }

        @Override
        String aboutClaims() {
            return "초거대 AI 모델에 관해 발표된 주장은 지금도 맞을까요? 발표 당시 자료와 지금 자료로 하나씩 다시 셉니다.";
        }

        @Override
        String index(ItemKind kind) {
            return switch (kind) {
                case MODELS -> "초거대 AI 모델";
                case ORGANIZATIONS -> "초거대 AI 모델 개발 기관";
                case COUNTRIES -> "국가별 초거대 AI 모델";
            };
        }

        @Override
        String aboutIndex(ItemKind kind) {
            return switch (kind) {
                case MODELS -> "모든 모델의 개발 기관, 출시일, 학습 연산량을 정렬하고 검색할 수 있습니다.";
                case ORGANIZATIONS -> "초거대 AI 모델을 개발한 기업, 대학, 공공기관을 모델 수 순으로 보여 줍니다.";
                case COUNTRIES -> "국가별 초거대 AI 모델 수와 첫 모델을 보여 줍니다.";
            };
        }

        @Override
        String modelTitle(String name, String makers, int year) {
            return name + "(" + (makers.isEmpty() ? "" : makers + ", ") + year + "): 학습 연산량·매개변수·이력";
        }

        @Override
        String aboutModel(String makers, String countries, LocalDate released, String flop) {
            var origin = makers.isEmpty() ? countries : makers + (countries.isEmpty() ? "" : "(" + countries + ")");
            return DateTimeFormatter.ofPattern("uuuu년 M월 d일", Locale.KOREA).format(released)
                    + (origin.isEmpty() ? "" : " " + origin + "에서")
                    + " 출시한 초거대 AI 모델입니다. 학습 연산량: " + (flop == null ? "정보 없음" : flop + " FLOP") + ".";
        }

        @Override
        String organizationTitle(String name, int models, boolean group, int revision) {
            return name + ": " + (models == 0 ? "제" + revision + "판에 " : group ? "계열 조직을 합쳐 " : "") + models(models);
        }

        @Override
        String aboutOrganization(String name, String country, ModelTally tally, boolean group, int revision) {
            var start = name + (country.isEmpty() ? "" : "(본사: " + country + ")") + ": ";
            if (tally.models() == 0) {
                return start + "제" + revision + "판 자료에는 초거대 AI 모델이 없습니다.";
            }
            return start
                    + (group ? "계열 조직을 합쳐 " : "")
                    + models(tally.models())
                    + first(tally.firstRelease())
                    + (group ? ". 모델 목록과 학습 연산량을 보여 줍니다." : ". 모델 목록과 학습 연산량, 전체 기관에서의 순위를 보여 줍니다.");
        }

        @Override
        String countryTitle(String name, int models, int rank, boolean tied) {
            return name + ": " + (models == 0 ? "본사 기준 " : "") + models(models)
                    + (models == 0 ? "" : ", 세계 " + (tied ? "공동 " : "") + rank + "위");
        }

        @Override
        String aboutCountry(String name, ModelTally tally, int revision) {
            if (tally.models() == 0) {
                return name + "에 본사를 둔 기관: 제" + revision + "판 자료에는 초거대 AI 모델이 없습니다.";
            }
            return name + "에 본사를 둔 기관: " + models(tally.models()) + first(tally.firstRelease())
                    + ". 모델과 기관 목록, 세계 순위를 보여 줍니다.";
        }

        private String models(int number) {
            return number == 0 ? "초거대 AI 모델 없음" : "초거대 AI 모델 " + number + "개";
        }

        private String first(LocalDate day) {
            return day == null ? "" : ", 첫 모델 " + day.getYear() + "년";
        }

        @Override
        String unknown(ItemKind kind, String key) {
            return switch (kind) {
                case MODELS -> "‘" + key + "’ 모델은 없습니다.";
                case ORGANIZATIONS -> "‘" + key + "’ 기관은 없습니다.";
                case COUNTRIES -> "‘" + key + "’ 국가 코드는 없습니다.";
            };
        }

        @Override
        String elsewhere(String key, int revision) {
            return "‘" + key + "’은(는) 제" + revision + "판에는 없고 다른 개정판에 있습니다.";
        }

        @Override
        String failed() {
            return "페이지를 표시할 수 없습니다";
        }

        @Override
        String all(ItemKind kind) {
            return switch (kind) {
                case MODELS -> "모델";
                case ORGANIZATIONS -> "기관";
                case COUNTRIES -> "국가";
            };
        }
    };

    private final Language language;

    PageTexts(Language language) {
        this.language = language;
    }

    static PageTexts in(Language language) {
        return language == Language.KO ? KOREAN : ENGLISH;
    }

    Language language() {
        return language;
    }

    /** The text of the link to the content, for keyboards and screen readers. */
    abstract String skip();

    /** What readers without JavaScript can do, as HTML. */
    abstract String withoutScripts();

    abstract String atlas();

    abstract String aboutAtlas();

    abstract String report();

    abstract String aboutReport();

    abstract String claims();

    abstract String aboutClaims();

    abstract String index(ItemKind kind);

    abstract String aboutIndex(ItemKind kind);

    /** The name of the page that lists all items of a kind, for breadcrumbs. */
    abstract String all(ItemKind kind);

    abstract String modelTitle(String name, String makers, int year);

    /** @param flop training compute, such as 2.1e25; null when unknown */
    abstract String aboutModel(String makers, String countries, LocalDate released, String flop);

    /** @param group whether the number includes the models of subsidiaries, because the organization has none itself */
    abstract String organizationTitle(String name, int models, boolean group, int revision);

    /** @param group see organizationTitle */
    abstract String aboutOrganization(String name, String country, ModelTally tally, boolean group, int revision);

    abstract String countryTitle(String name, int models, int rank, boolean tied);

    abstract String aboutCountry(String name, ModelTally tally, int revision);

    abstract String unknown(ItemKind kind, String key);

    abstract String elsewhere(String key, int revision);

    abstract String failed();
}
