package dev.modelatlas.ingest;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** For search, every name that a model ever had is kept, with the revision that introduced it. */
@Concurrent
class ModelNamesTest {
    private static final String LINKED = with(row("Alpha-2", "2024-01-31", "OpenAI"), "Link", "https://example.org/a");

    @Test
    void renameAddsANameAndKeepsTheOldOne() {
        var atlas = renamed();
        assertThat(names(atlas)).containsExactly("1 Alpha-2 | alpha 2 |", "2 Beta Prime | alpha 2 | beta prime |");
        assertThat(words(atlas)).containsExactly("1 alpha", "2 beta", "2 prime");
    }

    @Test
    void formerNameThatIsUsedAgainKeepsItsFirstRevision() {
        var atlas = renamed();
        atlas.take("2024-07-18", file(LINKED));
        assertThat(names(atlas)).hasSize(2).first().isEqualTo("1 Alpha-2 | alpha 2 |");
    }

    @Test
    void laterNamesDoNotChangeASearchAtAnEarlierRevision() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(LINKED));
        var before = terms(atlas, "betta prime alpha2", 1);
        atlas.take("2024-07-17", file(LINKED.replace("Alpha-2", "Beta Prime")));
        assertThat(terms(atlas, "betta prime alpha2", 1)).isEqualTo(before).contains("betta");
        assertThat(terms(atlas, "betta prime alpha2", 2)).contains("beta").doesNotContain("betta");
    }

    @Test
    void migrationStoresNamesAndSearchWordsOfExistingModels() {
        var database = Atlas.emptyDatabase().dataSource();
        var atlas = Atlas.on(database);
        atlas.take("2024-07-16", file(LINKED));
        atlas.take("2024-07-17", file(LINKED.replace("Alpha-2", "Beta Prime")));
        var names = names(atlas);
        var words = words(atlas);
        atlas.jdbi().useHandle(handle -> handle.execute("""
                drop table model_name, search_word;
                drop view organization_form;
                drop trigger model_names_are_kept on model_version;
                alter table organization drop form;
                alter table organization_alias drop form;
                alter table country drop form;
                alter table family drop form;
                drop function keep_model_names, search_words, search_form;
                delete from flyway_schema_history where version in ('0002', '0013') or script = 'R__search_functions.sql'"""));
        atlas.take("2024-07-18", file(LINKED));
        atlas.jdbi().useHandle(handle -> handle.execute("drop table family"));
        // Later migrations have already been applied.
        Flyway.configure()
                .dataSource(database)
                .locations("db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        var again = Atlas.on(database);
        assertThat(names(again)).isEqualTo(names);
        assertThat(words(again)).isEqualTo(words);
    }

    private static Atlas renamed() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(LINKED));
        atlas.take("2024-07-17", file(LINKED.replace("Alpha-2", "Beta Prime")));
        return atlas;
    }

    private static List<String> names(Atlas atlas) {
        return atlas.lines("select first_revision || ' ' || name || ' ' || form from model_name order by 1");
    }

    private static List<String> words(Atlas atlas) {
        return atlas.lines("select first_revision || ' ' || word from search_word order by 1");
    }

    private static List<String> terms(Atlas atlas, String text, int revision) {
        return atlas.lines("select word from search_terms('" + text + "', " + revision + ")");
    }
}
