package dev.modelatlas.graphql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.modelatlas.value.Sha256;

/**
 * A position in a list at one revision.
 *
 * @param revision number of the revision
 * @param list identifies the list by parent, filter and order ({@link #list})
 * @param keys sort values of the record at the position, in the order of the sort keys. Each value is a LocalDate,
 *     Double, Integer or String, or null
 */
public record Cursor(int revision, long list, List<Object> keys) {
    private static final byte VERSION = 'c';

    /**
     * Computes a number that identifies a list.
     *
     * @param parts everything that determines which records the list has, and their order
     */
    public static long list(Object... parts) {
        var digest = Sha256.digest();
        for (var part : parts) {
            var text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
            digest.update(text);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** Encodes the cursor as an opaque string for clients. */
    public String encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(revision);
            out.writeLong(list);
            for (var key : keys) {
                write(out, key);
            }
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return OpaqueToken.encode(VERSION, bytes.toByteArray());
    }

    /**
     * Decodes a cursor.
     *
     * @param argument name of the client's argument, for the error message
     * @throws ApiException BAD_USER_INPUT when the string is not a cursor of this API
     */
    static Cursor decode(String text, String argument) {
        var content = OpaqueToken.decode(VERSION, text).orElseThrow(() -> damaged(argument));
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            var revision = in.readInt();
            var list = in.readLong();
            var keys = new ArrayList<>();
            while (in.available() > 0) {
                keys.add(read(in));
            }
            return new Cursor(revision, list, keys);
        } catch (IOException | RuntimeException malformed) {
            throw damaged(argument);
        }
    }

    /** The revision of a cursor; empty when the string is not a cursor of this API. */
    public static Optional<Integer> revisionOf(String text) {
        try {
            return Optional.of(decode(text, "after").revision());
        } catch (ApiException noCursor) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, Object key) throws IOException {
        if (key == null) {
            out.writeByte('0');
        } else if (key instanceof LocalDate day) {
            out.writeByte('d');
            out.writeInt(Math.toIntExact(day.toEpochDay()));
        } else if (key instanceof Double number) {
            out.writeByte('f');
            out.writeDouble(number);
        } else if (key instanceof Integer number) {
            out.writeByte('i');
            out.writeInt(number);
        } else {
            var text = ((String) key).getBytes(StandardCharsets.UTF_8);
            out.writeByte('s');
            out.writeShort(text.length);
            out.write(text);
        }
    }

    private static Object read(DataInputStream in) throws IOException {
        var type = in.readByte();
        return switch (type) {
            case '0' -> null;
            case 'd' -> day(in.readInt());
            case 'f' -> finite(in.readDouble());
            case 'i' -> in.readInt();
            case 's' -> storable(new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8));
            default -> throw new IOException("no key is of type " + type);
        };
    }

    // Clients can construct cursors, because the checksum of a cursor detects damage but not forgery. The day must
    // therefore be validated before it reaches the database.
    private static LocalDate day(int epochDay) throws IOException {
        var day = LocalDate.ofEpochDay(epochDay);
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new IOException("no day");
        }
        return day;
    }

    private static Double finite(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IOException("no number");
        }
        return number;
    }

    private static String storable(String text) throws IOException {
        if (text.indexOf('\0') >= 0) {
            throw new IOException("no text");
        }
        return text;
    }

    private static ApiException damaged(String argument) {
        return ApiException.badInput(
                argument, "`" + argument + "` is not a valid cursor. Use a cursor from an earlier response.");
    }
}
