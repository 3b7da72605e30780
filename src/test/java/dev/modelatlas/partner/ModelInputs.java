package dev.modelatlas.partner;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.report.ValidationReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates inputs from their fields by name, so that tests need no change when a field is added. */
final class ModelInputs {
    static final LocalDate TODAY = LocalDate.parse("2026-08-19");
    static final SourceInput SOURCE = new SourceInput("Data", "https://partner.example/", "CC BY 4.0", "Partner");

    private ModelInputs() {}

    /** A model without organizations. */
    static ModelInput model(String name) {
        return of(Map.of("name", name, "releasedOn", TODAY, "organizations", List.of()));
    }

    static PublishRevisionInput input(
            String key,
            String label,
            LocalDate asOf,
            List<OrganizationInput> organizations,
            List<ModelInput> upserts,
            List<String> removals) {
        return new PublishRevisionInput(key, label, asOf, SOURCE, organizations, upserts, removals, null, null);
    }

    static InputRows rows(PublishRevisionInput input) {
        return new InputRows(KeyScope.OWN, input, TODAY);
    }

    /** The only problem of a report, with its code and path. */
    static String only(ValidationReport findings) {
        assertThat(findings.problems()).hasSize(1);
        var problem = findings.problems().get(0);
        return problem.code() + " " + String.join(".", problem.path()) + ": " + problem.message();
    }

    /** A model with the given fields; all other fields are omitted. */
    static ModelInput of(Map<String, Object> fields) {
        var components = ModelInput.class.getRecordComponents();
        var unknown = new HashSet<>(fields.keySet());
        Arrays.stream(components).map(RecordComponent::getName).forEach(unknown::remove);
        assertThat(unknown).as("unknown fields").isEmpty();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> fields.get(component.getName()))
                .toArray();
        try {
            return ModelInput.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
