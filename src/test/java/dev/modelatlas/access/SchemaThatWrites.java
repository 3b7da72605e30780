package dev.modelatlas.access;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeReference;
import io.quarkus.arc.ClientProxy;
import io.smallrye.graphql.cdi.producer.GraphQLProducer;

/** The product's schema with a mutation, for profiles that enable it: the guard has to be there before the first one. */
@Alternative
@Singleton
public class SchemaThatWrites {

    @Produces
    @Alternative
    @Singleton
    GraphQLSchema schema(GraphQLProducer producer) throws ReflectiveOperationException {
        var field = GraphQLProducer.class.getDeclaredField("graphQLSchema");
        field.setAccessible(true);
        var schema = (GraphQLSchema) field.get(ClientProxy.unwrap(producer));
        var write = GraphQLFieldDefinition.newFieldDefinition().name("write").type(GraphQLTypeReference.typeRef("Int"));
        DataFetcher<Integer> answer = environment -> 42;
        var code = schema.getCodeRegistry()
                .transform(it -> it.dataFetcher(FieldCoordinates.coordinates("Mutation", "write"), answer));
        return schema.transform(it -> it.codeRegistry(code)
                .mutation(GraphQLObjectType.newObject()
                        .name("Mutation")
                        .field(write)
                        .build()));
    }
}
