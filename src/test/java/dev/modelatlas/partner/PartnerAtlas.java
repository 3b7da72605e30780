package dev.modelatlas.partner;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A dataset with two of Epoch AI's models, to which publishers publish without a server. */
final class PartnerAtlas {
    static final Publisher PARTNER = publisher("Partner", KeyScope.OWN);
    static final Publisher OTHER = publisher("Other", KeyScope.OWN);
    static final Publisher STEWARD = publisher("Steward", KeyScope.ALL);

    private static final Clock TODAY = Clock.fixed(Instant.parse("2024-12-31T12:00:00Z"), ZoneOffset.UTC);
    private static final String GAMMA = row("Gamma", "2024-01-01", "OpenAI");
    private static final String DELTA = row("Delta 2", "2024-02-02", "Google DeepMind");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Days()))
            .build();

    private final Atlas atlas = Atlas.filled("partner", PartnerAtlas::importEpoch);
    private final Publishing publishing = new Publishing(new Ingest(atlas.jdbi()), TODAY);
    private int keys;

    private static Publisher publisher(String name, KeyScope scope) {
        return new Publisher(name, scope, new Actor("key 0123456789ab, " + name), null);
    }

    /** Imports Epoch AI's file again, unchanged. */
    ImportReport takeEpoch() {
        return importEpoch(atlas);
    }

    private static ImportReport importEpoch(Atlas atlas) {
        return atlas.take("2024-07-16", file(GAMMA, DELTA));
    }

    Atlas atlas() {
        return atlas;
    }

    /** @param parts parts of the input, such as {@code removals: ['gamma']}; other parts have defaults */
    ImportReport publish(Publisher publisher, String parts) {
        return publishing.publish(publisher, input("k" + ++keys, parts));
    }

    ImportReport publish(Publisher publisher, String key, String parts) {
        return publishing.publish(publisher, input(key, parts));
    }

    /** An operator's decision. */
    ImportReport curate(Curation decision) {
        return new Ingest(atlas.jdbi()).curate(decision, false);
    }

    /** The problems as codes and paths; asserts that nothing was written. */
    List<String> refusal(Publisher publisher, String parts) {
        var before = atlas.everything();
        var refused = catchThrowableOfType(RefusedException.class, () -> publish(publisher, parts));
        assertThat(atlas.everything()).isEqualTo(before);
        return refused.problems().stream()
                .map(problem -> problem.code() + " " + String.join(".", problem.path()))
                .toList();
    }

    /** The changes of a revision, one per line. */
    List<String> changes(int revision) {
        return lines(
                "select kind || ' ' || slug from model_change where revision_number = " + revision + " order by slug");
    }

    List<String> lines(String sql) {
        return atlas.lines(sql);
    }

    /** A model of OpenAI. */
    static String model(String name) {
        return "{name: '" + name + "', releasedOn: '2024-03-03', organizations: ['openai']}";
    }

    private static PublishRevisionInput input(String key, String parts) {
        var head = "idempotencyKey: '" + key + "', asOf: '2024-07-16',"
                + " source: {name: 'n', url: 'https://example.org', licence: 'l', attribution: 'a'}, ";
        try {
            return JSON.readValue("{" + head + parts + "}", PublishRevisionInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Days extends StdDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Days() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws java.io.IOException {
            return LocalDate.parse(parser.getText());
        }
    }
}
