package dev.modelatlas.bulk;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.http.connection.Exchanges;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads to devices that store less than they receive. If the server accepted a truncated file, the import would take
 * it for all data of the publisher.
 */
@Concurrent
class UploadTest {
    private static final int STORED = 202;

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path directory;

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void storesTheWholeFile() throws Exception {
        var file = Files.createFile(directory.resolve("file"));
        assertThat(send(file, 3_000_000)).isEqualTo(STORED);
        assertThat(file).hasSize(3_000_000);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has a device that is always full.")
    void reportsAFullDisk() throws Exception {
        assertThat(send(Path.of("/dev/full"), 3_000_000)).isEqualTo(507);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has a device that is always full.")
    void reportsAFullDiskEvenForAFileOfOneByte() throws Exception {
        assertThat(send(Path.of("/dev/full"), 1)).isEqualTo(507);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void reportsAFileThatIsShorterThanTheUpload() throws Exception {
        assertThat(send(Path.of("/dev/null"), 100_000)).isEqualTo(507);
    }

    @Test
    void reportsADirectoryThatDoesNotExist() throws Exception {
        assertThat(send(directory.resolve("missing/file"), 1)).isEqualTo(507);
    }

    /** Otherwise nobody would delete the file. */
    @Test
    void reportsAnUploadThatCannotStart() {
        var request = proxy(HttpServerRequest.class, call -> {
            throw new IllegalStateException("stopping");
        });
        var http = proxy(RoutingContext.class, call -> call.equals("vertx") ? vertx : request);
        var failure = new AtomicReference<Throwable>();
        new Upload(http, directory.resolve("file"), 1, Duration.ofSeconds(10)).start(failure::set);
        assertThat(failure.get()).hasMessage("stopping");
    }

    /** @param calls returns the result of the method with the given name */
    private static <T> T proxy(Class<T> type, Function<String, Object> calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.apply(method.getName())));
    }

    private int send(Path path, int bytes) throws Exception {
        var server = server(path);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort()))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private HttpServer server(Path path) throws Exception {
        var router = Router.router(vertx);
        router.post()
                .handler(http -> {
                    Exchanges.begin(http);
                    http.next();
                })
                .handler(http -> new Upload(http, path, 10_000_000, Duration.ofSeconds(10)).start(failure -> {
                    var status =
                            failure == null ? STORED : failure instanceof HttpRefusal refusal ? refusal.status() : 500;
                    http.response().setStatusCode(status).end();
                    if (!http.request().isEnded()) {
                        http.request().resume();
                    }
                }));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
