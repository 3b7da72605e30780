package dev.modelatlas.graphql.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.spi.ClassloadingService;

/**
 * Reads a record component or getter through a method handle. SmallRye's own fetcher is slower: for each value, it
 * clones a context, and converts the selection to JSON twice.
 */
public final class PropertyFetcher implements PlugableDataFetcher<Object>, LightDataFetcher<Object>, DirectReader {
    private final Field field;
    private final Reference owner;
    /** Converts the value for the response; null when the value needs no conversion. */
    private final FieldHelper transformation;

    private volatile MethodHandle reader;

    PropertyFetcher(Field field, Reference owner) {
        this.field = field;
        this.owner = owner;
        this.transformation = isTransformed(field) ? new FieldHelper(field) : null;
    }

    @Override
    public Object get(GraphQLFieldDefinition definition, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        var value = read(source);
        return transformation == null || value == null
                ? value
                : transformation.transformOrAdaptResponse(value, environment.get());
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    @Override
    public boolean isDirect() {
        return true;
    }

    @Override
    public Object[] arguments(DataFetchingEnvironment environment) {
        return null;
    }

    @Override
    public Object read(Object source, Object[] arguments) throws Exception {
        var value = read(source);
        return transformation == null || value == null ? value : transformation.transformOrAdaptResponse(value, null);
    }

    private Object read(Object source) throws Exception {
        try {
            return reader().invokeExact(source);
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * The method handle. It is looked up at the first read, because the classes may not be loaded yet while the schema
     * is built.
     */
    private MethodHandle reader() throws ReflectiveOperationException {
        var found = reader;
        if (found == null) {
            var type = ClassloadingService.get().loadClass(owner.getClassName());
            var lookup = MethodHandles.publicLookup();
            var handle = field.getMethodName() == null
                    ? lookup.unreflectGetter(type.getField(field.getPropertyName()))
                    : lookup.unreflect(type.getMethod(field.getMethodName()));
            found = handle.asType(MethodType.methodType(Object.class, Object.class));
            reader = found;
        }
        return found;
    }

    /**
     * Whether the value needs a conversion for the response. Fields with a format or an adapter need one, and so do
     * maps. Scalars need one if the response has a value of another Java class (dates become strings, for example).
     */
    private static boolean isTransformed(Field field) {
        var reference = field.getReference();
        return field.hasTransformation()
                || field.isAdaptingTo()
                || field.isAdaptingWith()
                || reference.isAdaptingTo()
                || reference.isAdaptingWith()
                || field.hasWrapper() && field.getWrapper().isMap()
                || reference.getType() == ReferenceType.SCALAR
                        && !reference.getClassName().equals(reference.getGraphQLClassName());
    }
}
