package dev.modelatlas.testsupport;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

import dev.modelatlas.http.ResponseCache;

/** Counts SQL statements at the two places that send any: Jdbi and Hibernate. */
@ApplicationScoped
public class StatementCounter {
    @Inject
    Jdbi jdbi;

    @Inject
    SessionFactory hibernate;

    @Inject
    ResponseCache cache;

    /** How many statements the work sends when no answer to it is kept. Nothing else may run meanwhile. */
    public int uncached(Runnable work) {
        cache.clear();
        return during(work);
    }

    /** How many statements the work sends. Nothing else may run meanwhile. */
    public int during(Runnable work) {
        var byJdbi = new AtomicInteger();
        var logger = jdbi.getConfig(SqlStatements.class).getSqlLogger();
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                byJdbi.incrementAndGet();
            }
        });
        try {
            work.run();
            return byJdbi.get() + Math.toIntExact(statistics.getPrepareStatementCount());
        } finally {
            jdbi.setSqlLogger(logger);
            statistics.setStatisticsEnabled(false);
        }
    }
}
