package dev.modelatlas.curation;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.ReferenceData;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.vocabulary.Sector;

/**
 * What an operator says of a model: names to find it by, and facts that its source leaves blank.
 *
 * @param countries ISO codes; empty when nothing is said of them
 * @param sectors empty when nothing is said of them
 * @param reason why these, a sentence; null without any
 */
public record ModelCuration(
        Actor actor, String slug, List<String> aliases, List<String> countries, List<Sector> sectors, String reason)
        implements Curation {

    @Override
    public String summary() {
        return "model " + slug + " " + aliases + " " + countries + " " + sectors + " " + reason;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var lookup = new Lookup(transaction);
        var model = lookup.model("SLUG", slug);
        var codes = countries.stream()
                .map(code -> lookup.country("--country", code))
                .distinct()
                .toList();
        correct(transaction, model, "--country", "recordedCountries", model.recordedCountries(), codes);
        correct(
                transaction,
                model,
                "--sector",
                "recordedSectors",
                model.recordedSectors(),
                sectors.stream().map(Sector::name).distinct().toList());
        aliases.forEach(alias -> transaction.execute(
                "insert into model_alias (model_id, alias) values (?, ?) on conflict do nothing", model.id(), alias));
    }

    private void correct(
            Handle transaction,
            Lookup.Model model,
            String option,
            String field,
            List<String> recorded,
            List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        if (!recorded.isEmpty() && !model.corrected().contains(field)) {
            throw new RefusedException(option + ": the source of \"" + slug + "\" says " + String.join(", ", recorded)
                    + ". A correction fills only what a source leaves blank.");
        }
        transaction
                .createUpdate("insert into model_correction as known (model_id, field, value, reason)"
                        + " values (:id, :field, :values, :reason) on conflict (model_id, field) do update"
                        + " set value = excluded.value, reason = excluded.reason"
                        + " where (known.value, known.reason) is distinct from (excluded.value, excluded.reason)")
                .bind("id", model.id())
                .bind("field", field)
                .bindArray("values", String.class, values)
                .bind("reason", reason)
                .execute();
        amend(transaction, model, field, values, true);
    }

    /** Has the model's fact be another one from the revision on that is made. */
    static void amend(Handle transaction, Lookup.Model model, String field, List<String> values, boolean isCorrection) {
        transaction
                .createUpdate("insert into amended (model_id, field, value, is_correction)"
                        + " values (:id, :field, :values, :isCorrection)")
                .bind("id", model.id())
                .bind("field", field)
                .bindArray("values", String.class, values)
                .bind("isCorrection", isCorrection)
                .execute();
    }
}
