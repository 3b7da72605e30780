package dev.modelatlas.ops;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class DatabaseAddressTest {

    @Test
    void databaseOfUtf8IsTaken() {
        assertThatCode(address(Databases.fresh().jdbcUrl())::check).doesNotThrowAnyException();
    }

    @Test
    void localeUnderWhichKoreanCannotBeSearchedIsRefused() throws Exception {
        var fresh = Databases.fresh();
        var name = fresh.dataSource().getDatabaseName() + "_c";
        try (var connection = fresh.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create database " + name + " template template0 locale_provider libc locale 'C' encoding 'UTF8'");
        }
        assertThatThrownBy(address(fresh.jdbcUrl() + "_c")::check)
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining(
                        "has the locale C and the encoding UTF8, under which Korean names cannot be searched.")
                .hasMessageContaining("create database NAME template template0 encoding 'UTF8' locale 'C.UTF-8'");
    }

    private static DatabaseAddress address(String url) {
        return new DatabaseAddress(url, "postgres", "any");
    }
}
