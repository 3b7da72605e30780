package dev.modelatlas.http.message;

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
import dev.modelatlas.graphql.direct.DirectObject;
import dev.modelatlas.graphql.document.Cost;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.revision.Revision;

/** Serializes responses directly to bytes. */
public final class ResponseBody {
    /**
     * Writes numbers in their shortest form. Java before version 19 writes 2e23 as 1.9999999999999998E23; Jackson's own
     * writer does not.
     */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** A buffer that refuses more than the maximum number of bytes. */
    private static final class Bytes extends ByteArrayOutputStream {
        private static final int FIRST_SIZE = 1024;

        private final long most;

        Bytes(long most) {
            super(FIRST_SIZE);
            this.most = most;
        }

        /** Checks the size. {@code write(int)} needs no check, because Jackson never calls it. */
        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (count + (long) length > most) {
                throw AnswerBudget.tooLong(most);
            }
            super.write(bytes, offset, length);
        }
    }

    private ResponseBody() {}

    /** The body for a request that was refused as a whole. */
    public static byte[] of(GraphQLError error) {
        return write(Map.of("errors", List.of(toMap(error))), Integer.MAX_VALUE);
    }

    /**
     * The body for an executed request.
     *
     * @param most maximum number of bytes
     * @param revisions the revisions that were read, for {@code extensions.atlas}; may be empty
     * @throws ApiException LIMIT_EXCEEDED when the body has more bytes
     * @throws IllegalStateException when a value has no JSON form, such as NaN
     */
    public static byte[] of(Answer answer, Collection<Revision> revisions, long most) {
        return write(toMap(answer, revisions), most);
    }

    /** The body for an executed request, as a map. */
    public static Map<String, Object> toMap(Answer answer, Collection<Revision> revisions) {
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

    public static Map<String, Object> toMap(GraphQLError error) {
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

    /**
     * The JSON of a response or message as a string.
     *
     * @throws ApiException LIMIT_EXCEEDED when the JSON has more than {@code most} bytes
     */
    public static String text(Map<String, Object> message, long most) {
        return new String(write(message, most), StandardCharsets.UTF_8);
    }

    /** The JSON of a response or message as a string. */
    public static String text(Map<String, Object> message) {
        var text = new StringWriter(256);
        try (var json = JSON.createGenerator(text)) {
            write(json, message);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    /**
     * Writes a value. Checks for final classes first, because most values are strings. A check for an interface is slow
     * if it fails: it searches all interfaces of the value's class.
     */
    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof DirectObject object) {
            json.writeStartObject();
            for (var i = 0; i < object.values().length; i++) {
                json.writeFieldName(object.names().get(i));
                write(json, object.values()[i]);
            }
            json.writeEndObject();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (var item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else {
            throw new IllegalStateException("This value has no JSON form: " + value.getClass() + " " + value);
        }
    }
}
