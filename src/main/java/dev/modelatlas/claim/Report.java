package dev.modelatlas.claim;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;

/**
 * A published report.
 *
 * @param file the file that defines the report
 */
@Description("A published report whose statements are available as claims.")
public record Report(
        @Ignore ReportFile file,

        @NonNull @Description("Stable identifier, such as \"is-198\".")
        String slug,

        @NonNull @Description("Date of publication.") LocalDate publishedOn,

        @Description("URL of the report. Null if none is recorded.")
        String url)
        implements Node {

    @Override
    @Id
    @NonNull @Description("Opaque ID for `node(id)`.")
    public String getId() {
        return NodeId.encode("Report", slug, null);
    }
}
