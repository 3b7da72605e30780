package dev.modelatlas.value;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.modelatlas.claim.Claim;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class ClasspathFileTest {
    @Test
    void namesAreRelativeToThePackageOrAbsolute() {
        var text = ClasspathFile.text(Claim.class, "reports.json");
        assertThat(text).isEqualTo(ClasspathFile.text(SqlFile.class, "/dev/modelatlas/claim/reports.json"));
        assertThat(text.getBytes(StandardCharsets.UTF_8))
                .isEqualTo(ClasspathFile.bytes(SqlFile.class, "/dev/modelatlas/claim/reports.json"));
    }

    @Test
    void theErrorNamesTheMissingFile() {
        assertThatThrownBy(() -> SqlFile.read(SqlFile.class, "nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This build does not contain the file nothing.sql (dev.modelatlas.sql.SqlFile)");
    }
}
