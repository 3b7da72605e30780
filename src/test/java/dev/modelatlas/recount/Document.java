package dev.modelatlas.recount;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Several questions in one request, because a thousand small requests would take minutes. */
final class Document {
    private final List<TrendsAsked> asked = new ArrayList<>();

    Document ask(TrendsAsked trends) {
        asked.add(trends);
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder("{\n");
        for (int i = 0; i < asked.size(); i++) {
            text.append(alias(i)).append(": ").append(asked.get(i).text()).append('\n');
        }
        return text.append('}').toString();
    }

    Map<String, Object> expected() {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            expected.put(alias(i), asked.get(i).expected());
        }
        return expected;
    }

    /** The differences between the response and the recount, each line with its question. */
    List<String> differences(JsonObject response) {
        if (response.containsKey("errors") || !(response.get("data") instanceof JsonObject data)) {
            return List.of("No data but " + response.getOrDefault("errors", JsonValue.NULL) + " for " + text());
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            List<String> here = Shape.differences(alias(i), asked.get(i).expected(), data.get(alias(i)));
            if (!here.isEmpty()) {
                differences.add(asked.get(i).text());
                differences.addAll(here.subList(0, Math.min(20, here.size())));
            }
        }
        return differences;
    }

    private static String alias(int number) {
        return "trends" + number;
    }
}
