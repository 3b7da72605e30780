package dev.modelatlas.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

/** What a command prints after its database failed. */
@Concurrent
class CommandApplicationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keys | rotate | Run `keys list` to see the keys. If a key was not printed, replace it"
                        + " with `keys rotate`.",
                "webhooks | rotate-secret | Run `webhooks list` to see the webhooks. If a secret was not printed,"
                        + " replace it with `webhooks rotate-secret`.",
            })
    void errorSaysThatAChangeWithAnUnconfirmedCommitMayHaveBeenWritten(String group, String command, String advice) {
        var database = Atlas.emptyDatabase().dataSource();
        var losing = Faults.in(DataSource.class, database, CommandApplicationTest::losesConfirmations);
        var failure = catchException(() -> new KeyRepository(new Database().jdbi(losing))
                .create(new Actor("Ada"), "Partner", KeyRole.READER, KeyScope.OWN, null));
        assertThat(new KeyRepository(new Database().jdbi(database)).all()).hasSize(1);
        assertThat(words(failure, group, command))
                .isEqualTo(
                        "The database failed during the transaction: connection lost. The change may or may not have been"
                                + " written. " + advice);
    }

    @ParameterizedTest
    @CsvSource({"keys, revoke, keys list", "webhooks, remove, webhooks list", "organizations, set, revisions"})
    void changeThatFailsBeforeItsCommitIsNotWritten(String group, String command, String lists) {
        var failure = new ConnectionException(new SQLException("ERROR: the disk is full", "53100"));
        assertThat(words(failure, group, command))
                .isEqualTo("The database failed: the disk is full. Unfinished changes were rolled back. Run `" + lists
                        + "` to see the current state.");
    }

    private static String words(Exception failure, String group, String command) {
        var spec = Main.commandLine()
                .getSubcommands()
                .get(group)
                .getSubcommands()
                .get(command)
                .getCommandSpec();
        return CommandApplication.words(spec, failure).orElseThrow();
    }

    private static Object losesConfirmations(String method, Callable<Object> work) throws Exception {
        var result = work.call();
        return result instanceof Connection opened
                ? Faults.in(Connection.class, opened, CommandApplicationTest::losesConfirmation)
                : result;
    }

    private static Object losesConfirmation(String method, Callable<Object> work) throws Exception {
        var result = work.call();
        if (method.equals("commit")) {
            throw new SQLException("connection lost", "08006");
        }
        return result;
    }
}
