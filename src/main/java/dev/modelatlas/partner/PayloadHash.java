package dev.modelatlas.partner;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import dev.modelatlas.value.Sha256;

/**
 * Hashes the content of a publication, to recognize a repeated call. The hash does not depend on the order of fields,
 * or on whether values are literals or variables. Missing, null and empty values give the same hash, so that a new
 * input field does not change old hashes.
 */
final class PayloadHash {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private PayloadHash() {}

    /** SHA-256 hash in lower-case hexadecimal, of everything except the idempotency key and {@code dryRun}. */
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
            return Sha256.hex(JSON.writeValueAsBytes(said));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
