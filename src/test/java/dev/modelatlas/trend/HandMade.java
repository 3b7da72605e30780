package dev.modelatlas.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTestProfile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.vocabulary.Vocabulary;

/** Creates revisions that contain only the models of one test. */
@ApplicationScoped
public class HandMade {
    private static final String NAMED =
            "insert into %s (slug, name) values (:slug, :slug) on conflict (slug) do update set name = :slug returning id";

    @Inject
    Jdbi jdbi;

    @Inject
    Vocabulary vocabulary;

    /** An application with its own database, which contains only these revisions. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("model-atlas.load-shipped", "false");
        }
    }

    private record Organization(int id, int groupId) {}

    /**
     * Creates a revision.
     *
     * @param asOf date of the source
     * @param organizations each "slug headquarters group"; headquarters may be "-" when unknown, and the group may be
     *     omitted
     * @param models each a date and facts, such as "2020-01-31 slug=a countries=KR,US domains=vision flop=1e23";
     *     recorded= gives recorded countries that differ from those to which the model is attributed
     * @return number of the revision
     */
    public int revision(String asOf, List<String> organizations, String... models) {
        int number = jdbi.inTransaction(handle -> {
            for (var code : List.of("CN", "FR", "GB", "JP", "KR", "US")) {
                handle.execute(
                        "insert into country (code, name, name_ko) values (?, ?, ?) on conflict do nothing",
                        code,
                        code.equals("KR") ? "South Korea" : code,
                        code.equals("KR") ? "한국" : code);
            }
            var next = publish(handle, asOf, models.length);
            var known = new LinkedHashMap<String, Organization>();
            organizations.forEach(line -> add(handle, next, known, line.split(" ")));
            for (var i = 0; i < models.length; i++) {
                add(handle, next, known, "m" + i, models[i].split(" "));
            }
            return next;
        });
        // The server would refuse a filter by a new domain or task for up to a second, until it reads the vocabulary
        // again.
        vocabulary.domains().byKeys(ids("domain"));
        vocabulary.tasks().byKeys(ids("task"));
        return number;
    }

    private Integer[] ids(String table) {
        return Sql.list(jdbi, Integer.class, "select id from " + table).toArray(Integer[]::new);
    }

    private static int publish(Handle handle, String asOf, int modelCount) {
        handle.execute("insert into source (name, url, licence, attribution, sha256) "
                + "values ('by hand', '', '', '', repeat('0', 64)) on conflict do nothing");
        return handle.createQuery("""
                        insert into revision
                        select coalesce(max(number), 0) + 1, :asOf, cast(:asOf as date), now(), 'test',
                            (select id from source where name = 'by hand'), :models, 0, 0, 0, 0
                        from revision
                        returning number""")
                .bind("asOf", asOf)
                .bind("models", modelCount)
                .mapTo(Integer.class)
                .one();
    }

    private static void add(Handle handle, int number, Map<String, Organization> known, String... line) {
        var id = handle.createQuery("""
                        insert into organization (slug, name, name_key, publisher) values (:slug, :slug, :slug, 'test')
                        on conflict (slug) do update set name = :slug returning id""")
                .bind("slug", line[0])
                .mapTo(Integer.class)
                .one();
        var group = line.length < 3 ? id : known.get(line[2]).id();
        handle.execute(
                "insert into organization_version values (?, ?, ?, null, ?, ?)",
                id,
                number,
                number + 1,
                line[1].equals("-") ? null : line[1],
                group);
        known.put(line[0], new Organization(id, group));
    }

    private static void add(Handle handle, int number, Map<String, Organization> known, String slug, String... line) {
        var facts = new LinkedHashMap<String, String>(Map.of("slug", slug));
        Arrays.stream(line).skip(1).map(fact -> fact.split("=")).forEach(fact -> facts.put(fact[0], fact[1]));
        var makers = list(facts, "organizations").stream().map(known::get).toList();
        var countries = list(facts, "countries").toArray(String[]::new);
        handle.createUpdate("""
                        with kept as (
                            insert into model (slug, publisher, first_revision) values (:slug, 'test', :number)
                            on conflict (slug) do update set publisher = 'test' returning id)
                        insert into model_version (model_id, slug, valid_from, valid_until, source_id, name, name_key,
                            base_slug, released_on, organization_ids, group_ids, recorded_countries,
                            headquarters_countries, group_headquarters_countries, recorded_sectors, sectors, domain_ids,
                            task_ids, training_flop, training_hardware, confidence, base_models, links, corrected)
                        select id, :slug, :number, :number + 1, (select id from source where name = 'by hand'), :slug,
                            :slug, :slug, cast(:day as date), :organizations, :groups, :recorded, :countries, :countries,
                            :sectors, :sectors, :domains, :tasks, cast(:flop as float8), '{}', :confidence, '{}', '{}', '{}'
                        from kept""")
                .bind("slug", facts.get("slug"))
                .bind("number", number)
                .bind("day", line[0])
                .bind("organizations", makers.stream().map(Organization::id).toArray(Integer[]::new))
                .bind(
                        "groups",
                        new TreeSet<>(makers.stream().map(Organization::groupId).toList()).toArray(Integer[]::new))
                .bind(
                        "recorded",
                        facts.containsKey("recorded") ? list(facts, "recorded").toArray(String[]::new) : countries)
                .bind("countries", countries)
                .bind("sectors", list(facts, "sectors").toArray(String[]::new))
                .bind("domains", ids(handle, "domain", list(facts, "domains")))
                .bind("tasks", ids(handle, "task", list(facts, "tasks")))
                .bind("flop", facts.get("flop"))
                .bind("confidence", facts.getOrDefault("confidence", "UNKNOWN"))
                .execute();
    }

    private static Integer[] ids(Handle handle, String table, List<String> slugs) {
        var ids = new ArrayList<Integer>();
        slugs.forEach(slug -> ids.add(handle.createQuery(NAMED.formatted(table))
                .bind("slug", slug)
                .mapTo(Integer.class)
                .one()));
        return ids.toArray(Integer[]::new);
    }

    private static List<String> list(Map<String, String> facts, String name) {
        return facts.containsKey(name) ? List.of(facts.get(name).split(",")) : List.of();
    }
}
