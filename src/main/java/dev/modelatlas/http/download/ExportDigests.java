package dev.modelatlas.http.download;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.value.Sha256;
import dev.modelatlas.work.Threads;

/**
 * Sizes and SHA-256 hashes of the complete exports of the newest revisions. A revision never changes, so each hash is
 * computed once, when it is first needed. One thread computes all hashes, and reads one chunk of rows at a time.
 */
@Singleton
class ExportDigests {
    private static final Logger LOG = Logger.getLogger(ExportDigests.class);

    /** Minimum time between a failure and the next computation, because each failure writes a line to the log. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Digests are computed and kept only for this many of the newest revisions. */
    static final int MOST_REVISIONS = 20;

    /**
     * The digests of the two exports of a revision.
     *
     * @param files one digest for each {@link ExportFormat}, in the order of its constants
     */
    record Digests(int revision, List<FileDigest> files) {}

    /** @param bytes size of the uncompressed file */
    record FileDigest(ExportFormat format, long bytes, String sha256) {}

    private final CsvExport export;
    private final DownloadHandler downloads;
    private final ConcurrentNavigableMap<Integer, Digests> known = new ConcurrentSkipListMap<>();
    /** Time of the last failure, as a value of System.nanoTime. */
    private volatile long failedAt = System.nanoTime() - PAUSE.toNanos();
    /** A latch that opens when the computation in progress ends; null when no computation is in progress. */
    private final AtomicReference<CountDownLatch> running = new AtomicReference<>();

    private final ExecutorService thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), Threads.daemons("export-digests"));

    ExportDigests(CsvExport export, DownloadHandler downloads) {
        this.export = export;
        this.downloads = downloads;
    }

    /**
     * The digests of the newest revisions, newest first. If some are missing, this call starts their computation and
     * waits for it for a limited time. Calls during a computation return the available digests at once, because each
     * waiting call would occupy a thread.
     *
     * @param current number of the current revision
     * @param patience maximum wait
     */
    List<Digests> newest(int current, Duration patience) {
        var oldest = oldest(current);
        if (IntStream.rangeClosed(oldest, current).anyMatch(revision -> !known.containsKey(revision))) {
            begin(current).ifPresent(end -> await(end, patience));
        }
        return List.copyOf(
                known.subMap(oldest, true, current, true).descendingMap().values());
    }

    private static int oldest(int current) {
        return Math.max(1, current - MOST_REVISIONS + 1);
    }

    private Optional<CountDownLatch> begin(int current) {
        if (System.nanoTime() - failedAt < PAUSE.toNanos()) {
            return Optional.empty();
        }
        var end = new CountDownLatch(1);
        if (!running.compareAndSet(null, end)) {
            return Optional.empty();
        }
        thread.execute(() -> {
            try {
                compute(current);
            } catch (RuntimeException failure) {
                failedAt = System.nanoTime();
                LOG.warnf("Could not compute the hashes of exports up to revision %d: %s", current, failure);
            } finally {
                running.set(null);
                end.countDown();
            }
        });
        return Optional.of(end);
    }

    private static void await(CountDownLatch end, Duration patience) {
        try {
            end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void compute(int current) {
        var oldest = oldest(current);
        known.headMap(oldest).clear();
        for (var revision = current; revision >= oldest; revision--) {
            if (!known.containsKey(revision)) {
                known.put(revision, digests(revision));
            }
        }
    }

    private Digests digests(int revision) {
        return new Digests(
                revision,
                List.of(ExportFormat.values()).stream()
                        .map(format -> digest(format, revision))
                        .toList());
    }

    private FileDigest digest(ExportFormat format, int revision) {
        var digest = Sha256.digest();
        var bytes = 0L;
        var after = "";
        while (after != null) {
            var last = after;
            var piece = downloads.read(revision, () -> export.piece(format, revision, false, SqlFragment.TRUE, last));
            var text = piece.text().getBytes(StandardCharsets.UTF_8);
            digest.update(text);
            bytes += text.length;
            after = piece.last();
        }
        return new FileDigest(format, bytes, Sha256.hex(digest));
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
