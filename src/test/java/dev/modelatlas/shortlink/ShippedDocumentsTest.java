package dev.modelatlas.shortlink;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.Examples;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ShippedDocumentsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^ *[|] ([a-z0-9-]+) [|] `/s/([0-9a-z]{16})` [|]$");

    @Test
    void documentedQueryHasTheDocumentedId() {
        var text = Documents.text(Path.of("docs/publishing.md"));
        var body = text.replaceFirst("(?s).*curl \\S+/s .*?-d '([^']+)'.*", "$1");
        var id = text.replaceFirst("(?s).*\\{\"id\":\"([^\"]+)\".*", "$1");
        assertThat(StoredDocument.of(GraphQLRequest.ofBody(Buffer.buffer(body))).id())
                .isEqualTo(id);
    }

    @Test
    void everyExampleIsStoredUnderItsDocumentedId() {
        var shipped = new ShippedDocuments();
        var described = ROW.matcher(Documents.text(Path.of("docs/using-the-api.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        var examples = Examples.names().stream()
                .collect(Collectors.toMap(name -> name, name -> ShippedDocuments.document(Examples.text(name))));
        assertThat(described)
                .as(
                        "links to examples that people may have cited: also keep the former text of an example that changes")
                .isEqualTo(examples.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, example -> example.getValue().id())));
        assertThat(examples.values())
                .allSatisfy(example -> assertThat(shipped.find(example.id())).contains(example.json()));
    }
}
