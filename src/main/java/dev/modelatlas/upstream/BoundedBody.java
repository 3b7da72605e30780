package dev.modelatlas.upstream;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a response body to a file, and fails when the body exceeds the maximum size. */
final class BoundedBody implements BodySubscriber<Path> {
    private final BodySubscriber<Path> file;
    private final long most;
    private Flow.Subscription subscription;
    private volatile Throwable failureOfSource;
    private long bytes;

    BoundedBody(Path file, long most) {
        this.file = BodySubscribers.ofFile(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        this.most = most;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return file.getBody()
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof IOException own && failure != failureOfSource
                                ? UnreachableException.notStored(own)
                                : failure));
    }

    @Override
    public void onSubscribe(Flow.Subscription its) {
        subscription = its;
        file.onSubscribe(its);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (bytes > most) {
            return;
        }
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes > most) {
            subscription.cancel();
            file.onError(new UnreachableException(
                    "The source sends more than " + most + " bytes, the limit of model-atlas.source.max-size"));
        } else {
            file.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        failureOfSource = failure;
        file.onError(failure);
    }

    @Override
    public void onComplete() {
        file.onComplete();
    }
}
