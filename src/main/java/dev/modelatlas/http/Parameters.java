package dev.modelatlas.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;

/** The parameters of an address. */
final class Parameters {
    private final MultiMap values;

    private Parameters(MultiMap values) {
        this.values = values;
    }

    /**
     * @param known names that mean something: a misspelt one would silently restrict nothing
     * @throws ApiException naming one that is not among them
     */
    static Parameters of(RoutingContext http, Collection<String> known) {
        var values = GraphQLHandler.parameters(http);
        values.names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiException.badInput(
                            name, "`" + name + "`: is no parameter here. There are " + String.join(", ", known) + ".");
                });
        return new Parameters(values);
    }

    boolean has(String name) {
        return values.contains(name);
    }

    List<String> all(String name) {
        return values.getAll(name);
    }

    /** @throws ApiException when it is given several times */
    String one(String name) {
        var all = all(name);
        if (all.size() != 1) {
            throw ApiException.badInput(name, "`" + name + "`: is given " + all.size() + " times; give it once.");
        }
        return all.get(0);
    }

    /** A number of a revision, or such; null when it is left out. */
    Integer number(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return Integer.valueOf(one(name));
        } catch (NumberFormatException noNumber) {
            throw ApiException.badInput(
                    name, "`" + name + "`: \"" + shortened(one(name)) + "\" is no whole number such as 8.");
        }
    }

    /** All but one, in an order that does not depend on how they were given. */
    String without(String name) {
        var sorted = new TreeMap<String, List<String>>();
        values.names().stream()
                .filter(other -> !other.equals(name))
                .forEach(other -> sorted.put(other, values.getAll(other)));
        return sorted.toString();
    }

    /** All of them as they stand in an address, with these in place of those of their names. */
    String query(Map<String, String> others) {
        var query = new QueryStringEncoder("");
        others.forEach(query::addParam);
        values.forEach(each -> {
            if (!others.containsKey(each.getKey())) {
                query.addParam(each.getKey(), each.getValue());
            }
        });
        return query.toString().substring(1);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
