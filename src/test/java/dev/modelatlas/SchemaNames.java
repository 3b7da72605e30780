package dev.modelatlas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;

/** Compares schemas member by member, ignoring order and descriptions. */
final class SchemaNames {
    private SchemaNames() {}

    /**
     * The members of {@code contract} that {@code served} lacks: whole types by name ({@code Model}), and members with
     * their types and defaults ({@code Model.name: String!}, {@code Query.model(slug: String!)}).
     */
    static Set<String> missing(Document contract, Document served) {
        var servedTypes = new HashMap<String, TypeDefinition<?>>();
        types(served).forEach(type -> servedTypes.put(type.getName(), type));
        var missing = new TreeSet<String>();
        for (var type : types(contract)) {
            var servedType = servedTypes.get(type.getName());
            if (servedType == null) {
                missing.add(type.getName());
            } else {
                var members = members(type).collect(Collectors.toCollection(TreeSet::new));
                members.removeAll(members(servedType).toList());
                missing.addAll(members);
            }
        }
        return missing;
    }

    static List<TypeDefinition<?>> types(Document schema) {
        var types = new ArrayList<TypeDefinition<?>>();
        schema.getDefinitions().forEach(definition -> {
            if (definition instanceof TypeDefinition<?> type) {
                types.add(type);
            }
        });
        return types;
    }

    private static Stream<String> members(TypeDefinition<?> type) {
        var prefix = type.getName() + ".";
        if (type instanceof ImplementingTypeDefinition<?> object) {
            var interfaces = object.getImplements().stream()
                    .map(parent -> type.getName() + " implements " + AstPrinter.printAst(parent));
            var fields = object.getFieldDefinitions().stream().flatMap(field -> field(prefix, field));
            return Stream.concat(interfaces, fields);
        } else if (type instanceof InputObjectTypeDefinition input) {
            return input.getInputValueDefinitions().stream().map(field -> prefix + value(field));
        } else if (type instanceof EnumTypeDefinition choices) {
            return choices.getEnumValueDefinitions().stream().map(choice -> prefix + choice.getName());
        } else if (type instanceof UnionTypeDefinition union) {
            return union.getMemberTypes().stream().map(member -> type.getName() + " = " + AstPrinter.printAst(member));
        }
        return Stream.empty();
    }

    private static Stream<String> field(String prefix, FieldDefinition field) {
        var name = prefix + field.getName();
        return Stream.concat(
                Stream.of(name + ": " + AstPrinter.printAst(field.getType())),
                field.getInputValueDefinitions().stream().map(argument -> name + "(" + value(argument) + ")"));
    }

    private static String value(InputValueDefinition value) {
        var text = value.getName() + ": " + AstPrinter.printAst(value.getType());
        return value.getDefaultValue() == null ? text : text + " = " + AstPrinter.printAst(value.getDefaultValue());
    }
}
