package dev.modelatlas.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Limits the memory of requests and their responses, from the arrival of a request until its client has read the
 * response. All callers together may use a quarter of the heap, and each caller an eighth. Without these limits, a
 * hundred clients that do not read responses of a few megabytes could fill the heap. Request bodies that never end
 * could fill it, too.
 */
@Singleton
public class Transit {
    private static final int SHARE_OF_HEAP = 4;
    private static final int SHARE_OF_ONE = 2;
    /**
     * Maximum size of a short body, in bytes. Short bodies are accepted even when the total limit is reached, up to one
     * and a half times this limit, but not above the limit of their caller. They still count towards both limits.
     */
    private static final long SHORT = 64 << 10;

    /** The reservation for a body that is empty or does not count towards the limits. */
    public static final Place NOWHERE = () -> {};

    /**
     * Maximum number of callers that have an account but no reserved memory. Above this number, all these accounts are
     * removed together. An account is not removed with its last reservation: a frequent caller would then get a new
     * account for each response, which takes longer than the rest of a reservation.
     */
    static final int MOST_IDLE = 1_000;

    private final long most;
    private final Map<Object, Account> accounts = new HashMap<>();
    private int idle;
    private long taken;

    @Inject
    Transit() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param most maximum number of reserved bytes in total */
    public Transit(long most) {
        this.most = most;
    }

    /** A reservation of memory. The method {@code leave} releases the memory; further calls have no effect. */
    @FunctionalInterface
    public interface Place {
        void leave();
    }

    /** The number of bytes that one caller has reserved at present. */
    private static final class Account {
        private long bytes;
    }

    private final class Reservation implements Place {
        private final Account account;
        private long bytes;

        Reservation(Account account, long bytes) {
            this.account = account;
            this.bytes = bytes;
        }

        @Override
        public void leave() {
            synchronized (Transit.this) {
                if (bytes == 0) {
                    return;
                }
                taken -= bytes;
                account.bytes -= bytes;
                bytes = 0;
                if (account.bytes == 0 && ++idle > MOST_IDLE) {
                    accounts.values().removeIf(each -> each.bytes == 0);
                    idle = 0;
                }
            }
        }
    }

    /**
     * Reserves memory for a caller. Code that calls this method must release the memory on every path, with
     * {@link Place#leave}.
     *
     * @return empty when a limit is reached
     */
    public synchronized Optional<Place> enter(Object caller, long bytes) {
        if (bytes == 0) {
            return Optional.of(NOWHERE);
        }
        var account = accounts.get(caller);
        var own = (account == null ? 0 : account.bytes) + bytes;
        if (own > most / SHARE_OF_ONE || taken + bytes > (bytes > SHORT ? most : most + most / 2)) {
            return Optional.empty();
        }
        if (account == null) {
            account = new Account();
            accounts.put(caller, account);
        } else if (account.bytes == 0) {
            idle--;
        }
        taken += bytes;
        account.bytes = own;
        return Optional.of(new Reservation(account, bytes));
    }

    /** Number of bytes that are reserved at present. */
    public synchronized long taken() {
        return taken;
    }

    /** For tests: the number of callers that have an account. */
    synchronized int accounts() {
        return accounts.size();
    }
}
