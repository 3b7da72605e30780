package dev.modelatlas.partner;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.ingest.report.Problem;

/** A problem for which a publication was refused. */
@Description("A problem with a publication. The publisher can correct the problem.")
public record UserError(
        @NonNull @Description("Stable code of the kind of problem, such as \"UNKNOWN\".")
        String code,

        @NonNull @Description("The problem, and how to correct it.")
        String message,

        @NonNull @Description("Position in the input: names of fields, and positions in lists, counted from 0. "
                + "Example: [\"upserts\", \"3\", \"releasedOn\"]. Empty for problems with the input as a whole.")
        List<@NonNull String> path) {

    static UserError of(Problem problem) {
        return new UserError(problem.code().name(), problem.message(), problem.path());
    }
}
