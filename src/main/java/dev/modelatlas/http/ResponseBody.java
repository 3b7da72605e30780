package dev.modelatlas.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import graphql.GraphQLError;
import graphql.language.SourceLocation;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.graphql.engine.Cost;
import dev.modelatlas.graphql.engine.PlainObject;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.revision.Revision;

/** Writes answers once, straight to bytes. */
final class ResponseBody {
    /** JDKs before 19 write 2e23 as 1.9999999999999998E23; Jackson's own writer is short on all of them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** Takes as many bytes as an answer may have, and refuses the next one. */
    private static final class Bytes extends ByteArrayOutputStream {
        private static final int FIRST_SIZE = 1024;

        private final long most;

        Bytes(long most) {
            super(FIRST_SIZE);
            this.most = most;
        }

        /** Jackson writes nothing by single bytes. */
        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (count + (long) length > most) {
                throw AnswerBudget.tooLong(most);
            }
            super.write(bytes, offset, length);
        }
    }

    private ResponseBody() {}

    /** A request that was refused as a whole. */
    static byte[] of(GraphQLError error) {
        return write(Map.of("errors", List.of(toMap(error))), Integer.MAX_VALUE);
    }

    /**
     * @param most bytes that it may have
     * @param revisions those that were read; named in {@code extensions.atlas} unless there are none
     * @throws ApiException LIMIT_EXCEEDED when it has more
     * @throws IllegalStateException when the answer holds what JSON cannot say, such as NaN
     */
    static byte[] of(Answer answer, Collection<Revision> revisions, long most) {
        return write(toMap(answer, revisions), most);
    }

    /** The same before it is written. */
    static Map<String, Object> toMap(Answer answer, Collection<Revision> revisions) {
        var body = new LinkedHashMap<String, Object>();
        if (!answer.errors().isEmpty()) {
            body.put("errors", answer.errors().stream().map(ResponseBody::toMap).toList());
        }
        if (answer.executed()) {
            body.put("data", answer.data());
        }
        var extensions = new LinkedHashMap<String, Object>();
        if (!revisions.isEmpty()) {
            var read = revisions.stream().map(ResponseBody::toMap).toList();
            extensions.put("atlas", Map.of("revisions", read));
        }
        if (answer.cost() != null) {
            extensions.put("cost", toMap(answer.cost()));
        }
        if (!extensions.isEmpty()) {
            body.put("extensions", extensions);
        }
        return body;
    }

    static Map<String, Object> toMap(GraphQLError error) {
        var map = new LinkedHashMap<String, Object>();
        map.put("message", error.getMessage());
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            map.put(
                    "locations",
                    error.getLocations().stream().map(ResponseBody::toMap).toList());
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            map.put("path", error.getPath());
        }
        map.put("extensions", error.getExtensions());
        return map;
    }

    private static Map<String, Object> toMap(SourceLocation place) {
        var map = new LinkedHashMap<String, Object>();
        map.put("line", place.getLine());
        map.put("column", place.getColumn());
        return map;
    }

    private static Map<String, Object> toMap(Cost cost) {
        var map = new LinkedHashMap<String, Object>();
        map.put("requested", cost.requested());
        map.put("maximum", cost.maximum());
        return map;
    }

    private static Map<String, Object> toMap(Revision revision) {
        var map = new LinkedHashMap<String, Object>();
        map.put("number", revision.number());
        map.put("asOf", revision.asOf().toString());
        return map;
    }

    private static byte[] write(Map<String, Object> body, long most) {
        var bytes = new Bytes(most);
        try (var json = JSON.createGenerator(bytes)) {
            write(json, body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /** As {@link #text(Map)}, for an answer of so many bytes at most. */
    static String text(Map<String, Object> message, long most) {
        return new String(write(message, most), StandardCharsets.UTF_8);
    }

    /** As {@link #write}, for what is sent as text. */
    static String text(Map<String, Object> message) {
        var text = new StringWriter(256);
        try (var json = JSON.createGenerator(text)) {
            write(json, message);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof PlainObject object) {
            json.writeStartObject();
            for (var i = 0; i < object.values().length; i++) {
                json.writeFieldName(object.names().get(i));
                write(json, object.values()[i]);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (var item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            throw new IllegalStateException("No JSON for " + value.getClass() + " " + value);
        }
    }
}
