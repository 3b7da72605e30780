package dev.modelatlas.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.testsupport.GraphQLClient;

/** Every cell of the tables and figures of IS-178, asked over HTTP at one revision. */
final class Is178Tables {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Every country that models record. A model that matches none of these countries has no recorded country. */
    private static final List<String> RECORDED = List.of(
            ("AE AR AT AU BE BG BR CA CH CN CZ DE DK ES FI FR GB HK HR IE IL IN IR IT JP KR MY NL NO PL RU SA SE SG TW UA US")
                    .split(" "));

    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("미국", "US"),
            Map.entry("중국", "CN"),
            Map.entry("한국", "KR"),
            Map.entry("프랑스", "FR"),
            Map.entry("영국", "GB"),
            Map.entry("일본", "JP"),
            Map.entry("이스라엘", "IL"),
            Map.entry("홍콩", "HK"),
            Map.entry("캐나다", "CA"),
            Map.entry("독일", "DE"),
            Map.entry("러시아", "RU"),
            Map.entry("아랍 에미리트", "AE"),
            Map.entry("핀란드", "FI"),
            Map.entry("싱가폴", "SG"));
    private static final Map<String, String> DOMAINS = Map.of(
            "언어", "language",
            "비전", "vision",
            "이미지 생성", "image-generation",
            "비디오", "video",
            "바이오", "biology",
            "로보틱스", "robotics");
    private static final Map<String, String> SECTORS =
            Map.of("산업계", "INDUSTRY", "학계", "ACADEMIA", "정부/공공", "GOVERNMENT", "기타", "RESEARCH_COLLECTIVE");
    private static final Map<String, String> TASKS = Map.ofEntries(
            Map.entry("언어 모델링/생성", "LANGUAGE_MODELING"),
            Map.entry("채팅", "chat"),
            Map.entry("번역", "translation"),
            Map.entry("질의응답", "question-answering"),
            Map.entry("이미지 생성", "image-generation"),
            Map.entry("시각 질의응답", "visual-question-answering"),
            Map.entry("비디오 생성", "video-generation"),
            Map.entry("이미지 해석", "image-captioning"),
            Map.entry("텍스트 요약", "text-summarization"),
            Map.entry("이미지 분류", "image-classification"),
            Map.entry("텍스트 기반 이미지 생성", "text-to-image"),
            Map.entry("음성 인식", "SPEECH_RECOGNITION"),
            Map.entry("텍스트 자동완성", "text-autocompletion"),
            Map.entry("(표에 없음) 오디오 생성", "audio-generation"));

    private static final String FIRST_ORGANIZATION =
            "a model recorded only as Multinational counts for the headquarters of each of its organizations; the report takes only the first";

    /** Cells that the service counts by another rule than the report, with the reason. */
    static final Map<String, String> OTHER_RULE =
            Map.of("표 1, 프랑스, 2022", FIRST_ORGANIZATION, "표 1, 프랑스, 계", FIRST_ORGANIZATION);

    private final JsonNode data;

    private Is178Tables(JsonNode data) {
        this.data = data;
    }

    /** The tables as the service computes them at a revision. */
    static Is178Tables at(int revision) throws IOException {
        var answer = JSON.readTree(
                GraphQLClient.post(document(), Map.of("revision", revision)).asString());
        if (answer.has("errors")) {
            throw new AssertionError(answer.path("errors").toString());
        }
        return new Is178Tables(answer.path("data"));
    }

    private static String document() {
        var window = "from: 2020, to: 2023, revision: $revision";
        var years = "years { year modelCount }";
        var text = new StringBuilder("query ($revision: Int!) {\n")
                .append("all: trends(" + window + ") { modelCount compoundAnnualGrowthRate " + years
                        + " domains: series(by: DOMAIN) { key modelCount share " + years + " }"
                        + " tasks: ranking(by: TASK_FAMILY) { key modelCount }"
                        + " counts: series(by: TASK_FAMILY_COUNT) { key modelCount " + years + " }"
                        + " collaboration: ranking(by: COLLABORATION) { key modelCount share }"
                        + " sectors: series(by: SECTOR) { key modelCount share " + years + " }"
                        + " organizations: series(by: ORGANIZATION, minModels: 3) { label modelCount " + years
                        + " } }\n")
                .append("recorded: trends(" + window
                        + ", countryBasis: RECORDED) { series(by: COUNTRY) { key modelCount " + years + " } }\n")
                .append("others: trends(" + window + ", filter: { not: { countryBasis: RECORDED, countries: "
                        + quoted(RECORDED) + " } }) { series(by: COUNTRY) { key modelCount " + years + " } }\n")
                .append("sound: trends(" + window + ", filter: { domains: [\"audio\", \"speech\"] }) { modelCount "
                        + years + " }\n")
                .append("code: trends(" + window
                        + ", filter: { tasks: [\"code-generation\", \"code-autocompletion\"] }) { modelCount }\n")
                .append("korea: models(first: 100, revision: $revision, filter: { countries: [\"KR\"],"
                        + " releasedFrom: \"2020-01-01\", releasedTo: \"2023-12-31\" }) { totalCount nodes { name releasedOn"
                        + " organizations { name } domains { name } } }\n")
                .append("top: models(first: 4, revision: $revision, orderBy: [{ field: TRAINING_COMPUTE }], filter: {"
                        + " computeKnown: true, releasedFrom: \"2024-01-01\", releasedTo: \"2024-12-31\" }) { nodes { name"
                        + " releasedOn domains { name } tasks { name } parameters trainingCompute { flop }"
                        + " trainingDatasetSize trainingHardware countries(basis: RECORDED) { code } organizations { name }"
                        + " } }\n");
        for (var code : List.of("US", "CN", "IL", "HK")) {
            var rest = RECORDED.stream().filter(other -> !other.equals(code)).toList();
            text.append(
                    "with" + code + ": trends(" + window + ", countryBasis: RECORDED, filter: { all: [{ countries: [\""
                            + code + "\"] }, { countries: " + quoted(rest) + " }] }) { modelCount " + years + " }\n");
        }
        return text.append("}").toString();
    }

    private static String quoted(List<String> codes) {
        return codes.stream().map(code -> '"' + code + '"').toList().toString();
    }

    /** The computed value of a cell: a number, a text, or null. */
    Object value(PublishedCell cell) {
        var row = cell.row();
        var column = cell.column();
        return switch (cell.table()) {
            case "그림 2" -> in(data.path("all"), column);
            case "본문 p.4" -> percent(data.path("all").path("compoundAnnualGrowthRate"));
            case "표 1" ->
                column.startsWith("중복 ")
                        ? in(data.path("with" + COUNTRIES.get(row)), column.substring(3))
                        : column.equals("순위") ? rank(COUNTRIES.get(row)) : country(COUNTRIES.get(row), column);
            case "표 2" -> korean(row, column);
            case "본문 p.5" -> data.path("korea").path("totalCount").intValue();
            case "표 3" ->
                row.equals("음성") ? in(data.path("sound"), column) : series("domains", DOMAINS.get(row), column);
            case "본문 p.6" -> percent(entry("domains", "language").path("share"));
            case "그림 3" -> series("domains", "multimodal", column);
            case "본문 p.7" ->
                row.endsWith("(%)")
                        ? percent(entry("domains", "multimodal").path("share"))
                        : series("domains", "multimodal", column);
            case "표 4", "표 4 (누락)" ->
                row.equals("코드 생성")
                        ? data.path("code").path("modelCount").intValue()
                        : entry("tasks", TASKS.get(row)).path("modelCount").intValue();
            case "본문 p.8" -> tasks(row);
            case "표 5" -> kinds(row.substring(0, 1).equals("5") ? "5+" : row.substring(0, 1), column);
            case "본문 p.8-9" -> kinds("3", column) + kinds("4", column) + kinds("5+", column);
            case "그림 4" -> {
                var entry = entry("collaboration", row.startsWith("단독") ? "SOLE" : "JOINT");
                yield column.equals("%")
                        ? percent(entry.path("share"))
                        : entry.path("modelCount").intValue();
            }
            case "표 6" -> series("sectors", SECTORS.get(row), column);
            case "본문 p.9" -> percent(entry("sectors", "INDUSTRY").path("share"));
            case "그림 5" ->
                row.startsWith("3개") ? data.path("all").path("organizations").size() : organization(row, column);
            case "표 7" -> top(row, column);
            default -> throw new AssertionError("No rule for " + cell);
        };
    }

    private static int in(JsonNode counted, String column) {
        return column.matches("20\\d\\d")
                ? find(counted.path("years"), "year", column).path("modelCount").asInt(0)
                : counted.path("modelCount").asInt(0);
    }

    private JsonNode entry(String list, String key) {
        return find(data.path("all").path(list), "key", key);
    }

    private int series(String list, String key, String column) {
        return in(entry(list, key), column);
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    private int country(String code, String column) {
        return in(find(data.path("recorded").path("series"), "key", code), column)
                + in(find(data.path("others").path("series"), "key", code), column);
    }

    private int rank(String code) {
        var codes = new TreeSet<>(COUNTRIES.values());
        return 1
                + (int) codes.stream()
                        .filter(other -> country(other, "계") > country(code, "계"))
                        .count();
    }

    private int kinds(String key, String column) {
        return series("counts", key, column);
    }

    private Object tasks(String row) {
        var several = IntStream.of(kinds("2", "계"), kinds("3", "계"), kinds("4", "계"), kinds("5+", "계"))
                .sum();
        var any = several + kinds("1", "계");
        return row.startsWith("과업") ? any : row.endsWith("(%)") ? tenths(100.0 * several / any) : several;
    }

    private int organization(String row, String column) {
        var label = row.equals("BAAI") ? "Beijing Academy of Artificial Intelligence / BAAI" : row;
        return in(find(data.path("all").path("organizations"), "label", label), column);
    }

    private Object korean(String name, String column) {
        var model = find(data.path("korea").path("nodes"), "name", name);
        return switch (column) {
            case "출시년도" -> Integer.parseInt(model.path("releasedOn").asText().substring(0, 4));
            case "개발주체" -> names(model.path("organizations"), "name");
            case "분야" ->
                names(model.path("domains"), "name")
                        .replaceFirst("(, )?Multimodal", "")
                        .replaceFirst("^, ", "");
            case "멀티모달 여부" -> names(model.path("domains"), "name").contains("Multimodal") ? "O" : "";
            default -> throw new AssertionError(column);
        };
    }

    private Object top(String name, String column) {
        var nodes = data.path("top").path("nodes");
        var place = IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).path("name").asText().equals(name))
                .findFirst();
        if (place.isEmpty()) {
            return null;
        }
        var model = nodes.get(place.getAsInt());
        return switch (column) {
            case "순위(2024, FLOP)" -> place.getAsInt() + 1;
            case "분야" -> names(model.path("domains"), "name");
            case "과업" -> names(model.path("tasks"), "name");
            case "매개변수" -> number(model.path("parameters"));
            case "학습 연산량" -> number(model.path("trainingCompute").path("flop"));
            case "학습데이터 규모" -> number(model.path("trainingDatasetSize"));
            case "학습 인프라" -> names(model.path("trainingHardware"), null);
            case "국가" -> names(model.path("countries"), "code");
            case "개발조직" -> names(model.path("organizations"), "name");
            case "출시일" -> model.path("releasedOn").asText();
            default -> throw new AssertionError(column);
        };
    }

    private static Double number(JsonNode value) {
        return value.isNumber() ? (Double) value.doubleValue() : null;
    }

    private static String names(JsonNode list, String field) {
        var names = new TreeSet<String>();
        list.forEach(entry ->
                names.add(field == null ? entry.asText() : entry.path(field).asText()));
        return String.join(", ", names);
    }

    private static Double percent(JsonNode share) {
        return tenths(100 * share.doubleValue());
    }

    private static Double tenths(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).doubleValue();
    }
}
