package dev.modelatlas.curation;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.vocabulary.Sector;

/**
 * An operator's decision about a model: additional names for search, and facts that the source leaves blank.
 *
 * @param countries ISO codes; empty for no decision
 * @param sectors empty for no decision
 * @param reason reason for the countries and sectors, as a sentence; null without countries and sectors
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
        var lookup = new CurationLookup(transaction);
        var model = lookup.currentModel("SLUG", slug);
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
            CurationLookup.Model model,
            String option,
            String field,
            List<String> recorded,
            List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        if (!recorded.isEmpty() && !model.corrected().contains(field)) {
            throw new RefusedException(option + ": the source of \"" + slug + "\" already states "
                    + String.join(", ", recorded) + ". A correction can only fill what the source leaves blank.");
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

    /** Changes a fact of the model, beginning with the revision that the transaction creates. */
    static void amend(
            Handle transaction, CurationLookup.Model model, String field, List<String> values, boolean isCorrection) {
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
