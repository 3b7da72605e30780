package dev.modelatlas.partner;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates inputs from their fields by name, so that tests need no change when a field is added. */
final class ModelInputs {
    private ModelInputs() {}

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
