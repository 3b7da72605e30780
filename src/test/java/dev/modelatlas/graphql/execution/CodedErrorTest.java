package dev.modelatlas.graphql.execution;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ContextNotActiveException;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.Scalars;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironmentImpl;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.NestedErrorException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients and the log learn about defects, and about failures of the database. */
@Concurrent
class CodedErrorTest {
    private final RecordedLog log = RecordedLog.of(CodedError.class);

    @AfterEach
    void leave() {
        log.close();
    }

    @Test
    void errorOfATimeoutRecommendsToTryAgain() {
        assertThat(CodedError.of(new ConnectionException(new SQLTimeoutException("late"))))
                .extracting(CodedError::getMessage)
                .isEqualTo("The request took too long. Try again in a few seconds. If it takes too long again, request"
                        + " fewer records, or use a narrower filter.");
    }

    @Test
    void reasonForADatabaseFailureIsLoggedOnceForManyRequests() {
        try (var reasons = RecordedLog.of(DatabaseFailure.class)) {
            for (var request = 0; request < 3; request++) {
                CodedError.of(new ConnectionException(new SQLException("ERROR: could not extend file", "53100")));
            }
            assertThat(reasons.about("53100")).hasSize(1);
            assertThat(reasons.about("could not extend file")).hasSize(1);
        }
    }

    @Test
    void defectIsLoggedAndCountedAndItsErrorHasAnId() {
        var before = CodedError.defects();
        var defect = new IllegalStateException("broken");
        assertThat(CodedError.internal(defect).getExtensions())
                .containsEntry("code", "INTERNAL_SERVER_ERROR")
                .containsKey("id");
        assertThat(thrown()).contains(defect);
        assertThat(CodedError.defects()).isGreaterThan(before);
    }

    @Test
    void errorOfANestedDocumentKeepsItsId() {
        var inner = CodedError.internal(new IllegalStateException("broken inside"));
        var outer = CodedError.of(new NestedErrorException(inner));
        assertThat(outer.getMessage()).isEqualTo(inner.getMessage());
        assertThat(outer.getExtensions()).isEqualTo(inner.getExtensions());
    }

    @Test
    void defectInAFieldIsLogged() {
        var defect = new ContextNotActiveException("no context at all");
        assertThat(codeOf(defect)).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(thrown()).contains(defect);
    }

    @Test
    void exceptionThatFailsManyRowsIsLoggedOnceAndTheirErrorsHaveTheSameId() {
        var context = GraphQLContext.of(Map.of());
        var defect = new IllegalStateException("broken batch");
        var errors = IntStream.range(0, 100)
                .mapToObj(row -> error(new CompletionException(defect), context, "/rows[" + row + "]/name"))
                .toList();
        assertThat(thrown()).filteredOn(defect::equals).hasSize(1);
        assertThat(errors)
                .extracting(error -> error.getExtensions().get("id"))
                .doesNotContainNull()
                .containsOnly(errors.get(0).getExtensions().get("id"));
        assertThat(errors).extracting(GraphQLError::getPath).doesNotHaveDuplicates();
    }

    @Test
    void furtherErrorsOfADefectReferToItsStackTrace() {
        var ids = IntStream.range(0, 3)
                .mapToObj(time -> CodedError.internal(new IllegalStateException("broken again"))
                        .getExtensions()
                        .get("id")
                        .toString())
                .toList();
        assertThat(ids)
                .allSatisfy(id -> assertThat(log.about("Internal error " + id)).hasSize(1));
        assertThat(log.about("the stack trace is that of " + ids.get(0)))
                .hasSize(2)
                .extracting(LogRecord::getThrown)
                .containsOnlyNulls();
    }

    @Test
    void defectsWithDifferentCausesHaveTheirOwnStackTraces() {
        var defects = Stream.of(new IllegalStateException(), new IllegalArgumentException())
                .map(CompletionException::new)
                .toList();
        defects.forEach(CodedError::internal);
        assertThat(thrown()).containsAll(defects);
    }

    private List<Throwable> thrown() {
        return log.about("Internal error").stream().map(LogRecord::getThrown).toList();
    }

    /** The code of a field's error. */
    private static Object codeOf(Throwable failure) {
        return error(failure, GraphQLContext.of(Map.of()), "/name")
                .getExtensions()
                .get("code");
    }

    /** The error of a field with the given path. */
    private static GraphQLError error(Throwable failure, GraphQLContext context, String path) {
        var field = MergedField.newMergedField(Field.newField("name")
                        .sourceLocation(SourceLocation.EMPTY)
                        .build())
                .build();
        var environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .graphQLContext(context)
                .mergedField(field)
                .executionStepInfo(ExecutionStepInfo.newExecutionStepInfo()
                        .type(Scalars.GraphQLString)
                        .path(ResultPath.parse(path))
                        .field(field)
                        .build())
                .build();
        var parameters = DataFetcherExceptionHandlerParameters.newExceptionParameters()
                .dataFetchingEnvironment(environment)
                .exception(failure)
                .build();
        var errors = new FieldErrorHandler().handleException(parameters).join().getErrors();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }
}
