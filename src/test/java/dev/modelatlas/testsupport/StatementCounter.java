package dev.modelatlas.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

import dev.modelatlas.http.cache.ResponseCache;
import dev.modelatlas.revision.CurrentRevision;

/** Counts SQL statements of Jdbi and of Hibernate. */
@ApplicationScoped
public class StatementCounter {
    @Inject
    Jdbi jdbi;

    @Inject
    SessionFactory hibernate;

    @Inject
    ResponseCache cache;

    /** The number of statements that the work sends without cached responses. Nothing else may run at the same time. */
    public int uncached(Runnable work) {
        cache.clear();
        return during(work);
    }

    /** The statements of Jdbi that the work sends without cached responses, with the values of their parameters. */
    public List<String> sent(Runnable work) {
        var sent = new CopyOnWriteArrayList<String>();
        var logger = jdbi.getConfig(SqlStatements.class).getSqlLogger();
        cache.clear();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (!isServersOwn()) {
                    sent.add(context.getStatement().toString());
                }
            }
        });
        try {
            work.run();
            return sent;
        } finally {
            jdbi.setSqlLogger(logger);
        }
    }

    /** The number of statements that the work sends. Nothing else may run at the same time. */
    public int during(Runnable work) {
        var byJdbi = new AtomicInteger();
        var logger = jdbi.getConfig(SqlStatements.class).getSqlLogger();
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (!isServersOwn()) {
                    byJdbi.incrementAndGet();
                }
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

    /** Whether the current thread is the one that looks for new revisions, once a minute, independently of any request. */
    private static boolean isServersOwn() {
        return Thread.currentThread().getName().equals(CurrentRevision.CHANNEL);
    }
}
