package dev.modelatlas.upstream;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a response body to a file, and fails when the body exceeds the maximum size. */
final class BoundedBody implements BodySubscriber<Path> {
    private final Path file;
    private final long most;
    private final CompletableFuture<Path> whole = new CompletableFuture<>();
    private FileChannel channel;
    private Flow.Subscription subscription;
    private long bytes;

    BoundedBody(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription its) {
        subscription = its;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            its.request(Long.MAX_VALUE);
        } catch (IOException e) {
            its.cancel();
            whole.completeExceptionally(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (whole.isDone()) {
            return;
        }
        try {
            for (var buffer : buffers) {
                bytes += buffer.remaining();
                if (bytes > most) {
                    throw new UnreachableException(
                            "The source sends more than " + most + " bytes, the limit of model-atlas.source.max-size");
                }
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException | UnreachableException e) {
            subscription.cancel();
            end(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(Throwable failure) {
        try {
            channel.close();
        } catch (IOException e) {
            whole.completeExceptionally(e);
        }
        if (failure == null) {
            whole.complete(file);
        } else {
            whole.completeExceptionally(failure);
        }
    }
}
