package dev.modelatlas.graphql.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.enterprise.context.ContextNotActiveException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators are told of defects. */
@Concurrent
class CodedErrorTest {
    private static final Logger LOG = Logger.getLogger(CodedError.class.getName());

    private final List<Throwable> told = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(listener);
    }

    @Test
    void defectsAreToldWithTheirIds() {
        var defect = new IllegalStateException("broken");
        assertThat(CodedError.internal(defect).getExtensions())
                .containsEntry("code", "INTERNAL_SERVER_ERROR")
                .containsKey("id");
        assertThat(told).contains(defect);
    }

    @Test
    void clientThatLeavesInTheMidstOfItsRequestIsNotTold() {
        var gone = new ContextNotActiveException("gone");
        CodedError.of(gone);
        assertThat(told).doesNotContain(gone);
    }
}
