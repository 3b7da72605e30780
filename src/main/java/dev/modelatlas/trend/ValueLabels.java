package dev.modelatlas.trend;

import java.util.Map;

import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.vocabulary.Name;

/** Display names of keys that are plain values, such as INDUSTRY or 1e24, and not entities. */
public final class ValueLabels {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Name UNKNOWN = new Name("Unknown", "정보 없음");

    private static final Map<String, Name> VALUES = Map.ofEntries(
            Map.entry("INDUSTRY", new Name("Industry", "산업계")),
            Map.entry("ACADEMIA", new Name("Academia", "학계")),
            Map.entry("GOVERNMENT", new Name("Government and public bodies", "정부/공공")),
            Map.entry("RESEARCH_COLLECTIVE", new Name("Research collective", "연구 공동체")),
            Map.entry("SOLE", new Name("One developer", "단독 개발")),
            Map.entry("JOINT", new Name("Several developers", "합작 개발")),
            Map.entry("OPEN_WEIGHTS_UNRESTRICTED", new Name("Open weights, unrestricted", "가중치 공개(제한 없음)")),
            Map.entry("OPEN_WEIGHTS_RESTRICTED", new Name("Open weights, restricted use", "가중치 공개(사용 제한)")),
            Map.entry("OPEN_WEIGHTS_NON_COMMERCIAL", new Name("Open weights, non-commercial", "가중치 공개(비상업적 이용)")),
            Map.entry("OPEN_WEIGHTS", new Name("Open weights", "가중치 공개")),
            Map.entry("CLOSED", new Name("Closed weights", "가중치 비공개")),
            Map.entry("API_ACCESS", new Name("API access", "API 제공")),
            Map.entry("HOSTED_ACCESS", new Name("Hosted only, no API", "서비스로만 제공(API 없음)")),
            Map.entry("UNRELEASED", new Name("Not released", "미공개")),
            Map.entry("CONFIDENT", new Name("Confident", "높음(3배 이내)")),
            Map.entry("LIKELY", new Name("Likely", "보통(10배 이내)")),
            Map.entry("SPECULATIVE", new Name("Speculative", "낮음(30배 이내)")),
            Map.entry("UNVERIFIED", new Name("Unverified", "미검증")),
            Map.entry("UNKNOWN", UNKNOWN));

    private ValueLabels() {}

    /** The display name of a key that does not stand for a country, organization, domain or task. */
    public static Name of(Dimension by, String key) {
        return switch (by) {
            case DOMAIN_COUNT -> count(key, "domain", "분야");
            case TASK_COUNT -> count(key, "task", "과업");
            case TASK_FAMILY_COUNT -> count(key, "task family", "task families", "과업군");
            case COMPUTE_MAGNITUDE -> magnitude(key);
            default -> VALUES.get(key);
        };
    }

    private static Name count(String key, String thing, String korean) {
        return count(key, thing, thing + "s", korean);
    }

    private static Name count(String key, String thing, String things, String korean) {
        if (key.equals("0")) {
            return new Name("No " + thing + " recorded", korean + " 정보 없음");
        }
        if (key.endsWith("+")) {
            var least = key.substring(0, key.length() - 1);
            return new Name(least + " or more " + things, korean + " " + least + "개 이상");
        }
        return new Name(key + " " + (key.equals("1") ? thing : things), korean + " " + key + "개");
    }

    private static Name magnitude(String key) {
        if (key.equals("unknown")) {
            return UNKNOWN;
        }
        if (key.equals("0")) {
            return new Name("Below 1 FLOP", "1 FLOP 미만");
        }
        var exponent = Integer.parseInt(key.substring(2));
        var from = power(exponent);
        var below = power(exponent + 1);
        return new Name(from + "–" + below + " FLOP", from + "~" + below + " FLOP");
    }

    private static String power(int exponent) {
        var text = new StringBuilder("10");
        Integer.toString(exponent).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }
}
