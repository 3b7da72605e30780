package dev.modelatlas.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.value.Sha256;
import dev.modelatlas.vocabulary.Name;

import static java.util.stream.Collectors.groupingBy;

/**
 * The reports and claims of this build, read from files beside this class. {@code reports.json} lists the folders of
 * the reports in order; the {@code report.json} of each folder lists its claims.
 */
@Singleton
public class ClaimLibrary {
    private static final int DIGEST_BYTES = 12;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, List<Claim>> byDocument;
    private final String digest;

    private final Function<String, InputStream> files;

    ClaimLibrary() {
        this(ClaimLibrary.class::getResourceAsStream);
    }

    /** @param files opens a file by its path below this package; returns null for a missing file */
    ClaimLibrary(Function<String, InputStream> files) {
        this.files = files;
        var everything = Sha256.digest();
        for (var slug : List.of(read("reports.json", String[].class, everything))) {
            var file = read(slug + "/report.json", ReportFile.class, everything);
            var report = new Report(file, named(slug), file.publicationDay(), file.url());
            ClaimFile.require(reports.put(slug, report) == null, "claim/reports.json lists " + slug + " twice.");
            file.claims().forEach(name -> add(report, name, everything));
        }
        byDocument = claims.values().stream().collect(groupingBy(Claim::document));
        var bytes = everything.digest();
        digest = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, DIGEST_BYTES));
    }

    private void add(Report report, String name, MessageDigest everything) {
        var path = report.slug() + "/" + named(name);
        var file = read(path + ".json", ClaimFile.class, everything);
        var document = new String(bytes(path + ".graphql", everything), StandardCharsets.UTF_8);
        var slug = report.slug() + "-" + name;
        claims.put(slug, new Claim(null, claims.size(), file, report, slug, file.page(), document));
    }

    /** Checks that the slug of a report or claim can become part of an ID. */
    private static String named(String slug) {
        ClaimFile.require(
                NAME.matcher(slug).matches(), "claim: \"" + slug + "\" must consist of a-z, 0-9 and hyphens.");
        return slug;
    }

    /** All reports, in order. */
    List<Report> reports() {
        return List.copyOf(reports.values());
    }

    Optional<Report> report(String slug) {
        return Optional.ofNullable(reports.get(slug));
    }

    /** All claims, in the order of their reports. */
    List<Claim> claims(Snapshot snapshot) {
        var there = new ArrayList<Claim>(claims.size());
        claims.values().forEach(claim -> there.add(claim.at(snapshot)));
        return there;
    }

    Optional<Claim> claim(String slug, Snapshot snapshot) {
        return Optional.ofNullable(claims.get(slug)).map(claim -> claim.at(snapshot));
    }

    /** All claims with the same document as the given claim, including that claim. */
    List<Claim> withTheDocumentOf(Claim claim) {
        return byDocument.get(claim.document());
    }

    /** The statement of the claim with this slug; empty when there is none. */
    public Optional<Name> statement(String slug) {
        return Optional.ofNullable(claims.get(slug))
                .map(claim -> claim.file().statement())
                .map(statement -> new Name(statement.en(), statement.ko()));
    }

    /** The slugs of all claims, in the order of their reports. */
    public Set<String> slugs() {
        return Collections.unmodifiableSet(claims.keySet());
    }

    /** A digest of all files, which differs between builds with different claims. */
    public String digest() {
        return digest;
    }

    private <T> T read(String path, Class<T> type, MessageDigest everything) {
        try {
            return JSON.readValue(bytes(path, everything), type);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("claim/" + path + ": " + wrong.getMessage(), wrong);
        }
    }

    private byte[] bytes(String path, MessageDigest everything) {
        try (InputStream stream = files.apply(path)) {
            if (stream == null) {
                throw new IllegalStateException("claim/" + path + " is missing.");
            }
            var bytes = stream.readAllBytes();
            everything.update(path.getBytes(StandardCharsets.UTF_8));
            everything.update(bytes);
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
