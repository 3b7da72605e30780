package dev.modelatlas.graphql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.enterprise.context.ContextNotActiveException;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironmentImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log says about defects. */
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
    void defectIsLoggedAndItsErrorHasAnId() {
        var defect = new IllegalStateException("broken");
        assertThat(CodedError.internal(defect).getExtensions())
                .containsEntry("code", "INTERNAL_SERVER_ERROR")
                .containsKey("id");
        assertThat(told).contains(defect);
    }

    @Test
    void defectInAFieldIsLogged() {
        var defect = new ContextNotActiveException("no context at all");
        assertThat(codeOf(defect)).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(told).contains(defect);
    }

    /** The code of a field's error. */
    private static Object codeOf(Throwable failure) {
        var field = MergedField.newMergedField(Field.newField("name")
                        .sourceLocation(SourceLocation.EMPTY)
                        .build())
                .build();
        var environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .graphQLContext(GraphQLContext.of(Map.of()))
                .mergedField(field)
                .executionStepInfo(ExecutionStepInfo.newExecutionStepInfo()
                        .type(Scalars.GraphQLString)
                        .path(ResultPath.parse("/name"))
                        .field(field)
                        .build())
                .build();
        var parameters = DataFetcherExceptionHandlerParameters.newExceptionParameters()
                .dataFetchingEnvironment(environment)
                .exception(failure)
                .build();
        var errors = new FieldErrorHandler().handleException(parameters).join().getErrors();
        assertThat(errors).hasSize(1);
        return errors.get(0).getExtensions().get("code");
    }
}
