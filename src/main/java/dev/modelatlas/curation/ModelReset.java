package dev.modelatlas.curation;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;

/**
 * Removes all decisions of operators about a model. The model then has the facts of its source again, with the
 * corrections of the reference data.
 *
 * @param aliases if not empty, removes only these aliases
 */
public record ModelReset(Actor actor, String slug, List<String> aliases) implements Curation {

    @Override
    public String summary() {
        return "reset of model " + slug + " " + aliases;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var model = new CurationLookup(transaction).model("SLUG", slug);
        if (!aliases.isEmpty()) {
            aliases.forEach(alias -> forgetAlias(transaction, model.id(), alias));
            return;
        }
        var forgotten = transaction.execute("delete from model_alias where model_id = ?", model.id());
        var fields = transaction
                .select("delete from model_correction where model_id = ? returning field", model.id())
                .mapTo(String.class)
                .list();
        if (forgotten + fields.size() == 0) {
            throw new RefusedException("Nothing was set for \"" + slug
                    + "\". Run `models diff` to list the models whose values operators changed.");
        }
        if (model.removedIn() != null) {
            return;
        }
        // If the source has stated a value since the correction, the model keeps the source's value.
        fields.retainAll(model.corrected());
        for (var field : fields) {
            var other = reference.correction(model.name(), field);
            ModelCuration.amend(
                    transaction, model, field, other == null ? List.of() : List.of(other.value()), other != null);
        }
    }

    private void forgetAlias(Handle transaction, int id, String alias) {
        if (transaction.execute("delete from model_alias where model_id = ? and alias = ?", id, alias) == 0) {
            throw new RefusedException("--alias: \"" + alias + "\" is not an alias that operators set for \"" + slug
                    + "\". Run `models diff` to list them.");
        }
    }
}
