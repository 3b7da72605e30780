package dev.modelatlas.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Checks what the packaged program declares about third-party software. */
class SuppliesIT {
    private static final Path APP = Path.of("target/quarkus-app");
    private static final String BILL = "META-INF/sbom/application.cdx.json";

    @Test
    void billOfMaterialsListsEveryShippedJar() throws IOException {
        var bill = read(BILL);
        assumeTrue(bill != null, "skipped: offline, Maven makes no bill of materials");
        var components = JsonPath.from(bill)
                .<String>getList("components.collect { it.group + '.' + it.name + '-' + it.version + '.jar' }");
        assertThat(components).containsAll(shipped());
    }

    /** A date or serial number would make jars from the same sources different. */
    @Test
    void billOfMaterialsIsTheSameForTheSameSources() throws IOException {
        var bill = read(BILL);
        assumeTrue(bill != null, "skipped: offline, Maven makes no bill of materials");
        assertThat(JsonPath.from(bill).getString("metadata.timestamp")).isNull();
        assertThat(JsonPath.from(bill).getString("serialNumber")).isNull();
    }

    @Test
    void shipsTheLicencesOfAllLibraries() throws IOException {
        var listed = read("META-INF/THIRD-PARTY.txt");
        assertThat(listed)
                .contains("(ISC) d3", "(MIT) graphql-java", "(BSD-2-Clause) PostgreSQL JDBC Driver")
                .contains("(LGPL-2.1-or-later, jboss-transaction-spi only) JBoss Transaction SPI");
        assertThat(listed.lines().filter(line -> line.startsWith("     (")))
                .hasSizeGreaterThanOrEqualTo(shipped().size());
        assertThat(read("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
        assertThat(read("META-INF/NOTICE")).isEqualTo(Files.readString(Path.of("NOTICE")));
    }

    /**
     * The file names of shipped jars, as Quarkus writes them: {@code group.artifact-version.jar}, or with a classifier.
     */
    private static List<String> shipped() throws IOException {
        try (Stream<Path> boot = Files.list(APP.resolve("lib/boot"));
                Stream<Path> main = Files.list(APP.resolve("lib/main"))) {
            return Stream.concat(boot, main)
                    .map(jar -> jar.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** A file in the program's own jar; null when it is missing. */
    private static String read(String name) throws IOException {
        try (Stream<Path> jars = Files.list(APP.resolve("app"));
                var jar = new JarFile(jars.findFirst().orElseThrow().toFile())) {
            var entry = jar.getEntry(name);
            return entry == null ? null : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
