package dev.modelatlas.partner;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.ingest.Problem;

/** Something that keeps a publication from being published. */
@Description("Something that keeps a publication from being published, and that its author can mend.")
public record UserError(
        @NonNull @Description("What kind of problem it is, for programs: stable, such as \"UNKNOWN\".")
        String code,

        @NonNull @Description("What is wrong, and what would be right.")
        String message,

        @NonNull @Description("Where in the input, names and positions from 0: [\"upserts\", \"3\", \"releasedOn\"]; empty when "
                + "it is about the whole.")
        List<@NonNull String> path) {

    static UserError of(Problem problem) {
        return new UserError(problem.code().name(), problem.message(), problem.path());
    }
}
