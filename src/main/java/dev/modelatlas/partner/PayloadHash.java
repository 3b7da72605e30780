package dev.modelatlas.partner;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * Tells whether two calls say the same, however they are written: as literals or variables, in any order of fields.
 * What is left out and what is null or empty is the same, so that a new field of the input changes no hash of old.
 */
final class PayloadHash {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private PayloadHash() {}

    /** SHA-256, lower-case hexadecimal, of all but the key and whether it is a dry run. */
    static String of(PublishRevisionInput input) {
        var said = new PublishRevisionInput(
                null,
                input.label(),
                input.asOf(),
                input.source(),
                input.organizations(),
                input.upserts(),
                input.removals(),
                input.baseRevision(),
                null);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(said)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
