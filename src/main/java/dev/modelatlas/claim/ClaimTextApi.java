package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.vocabulary.Language;

/** The texts of reports and claims. */
@GraphQLApi
public class ClaimTextApi {
    private final Evaluations evaluations;

    ClaimTextApi(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @FromMemory
    @NonNull @Description("Title of the report.")
    public String title(
            @Source Report report, @DefaultValue("EN") @Description("Language of the text.") Language language) {
        return report.file().title().in(language);
    }

    @FromMemory
    @NonNull @Description("Publisher of the report.")
    public String publisher(
            @Source Report report, @DefaultValue("EN") @Description("Language of the text.") Language language) {
        return report.file().publisher().in(language);
    }

    @FromMemory
    @NonNull @Description("The statement, paraphrased.")
    public String statement(
            @Source Claim claim, @DefaultValue("EN") @Description("Language of the text.") Language language) {
        return claim.file().statement().in(language);
    }

    @FromMemory
    @NonNull @Description("How models are counted for the statement, and how its vague words are interpreted.")
    public String rule(
            @Source Claim claim, @DefaultValue("EN") @Description("Language of the text.") Language language) {
        return claim.file().rule().in(language);
    }

    @Description("Why the statement is NOT_DECIDABLE. Null for other verdicts.")
    public String reason(
            @Source Claim claim, @DefaultValue("EN") @Description("Language of the text.") Language language) {
        var reason = evaluations.of(claim).reason();
        return reason == null ? null : reason.in(language);
    }

    @FromMemory
    @NonNull @Description("Name of the value.")
    public String label(
            @Source ClaimValue value, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return value.labels().in(language);
    }
}
