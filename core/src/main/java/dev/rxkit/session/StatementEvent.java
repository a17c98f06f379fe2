package dev.rxkit.session;

import dev.rxkit.error.RxException;
import dev.rxkit.internal.CallSite;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was run. To be read while the listener is called; what it returns may be kept. No value of a
 * {@code @Redacted} property is in it.
 */
public final class StatementEvent {

    private static final long UNKNOWN = -1;

    private final String sql;
    private final Supplier<? extends Map<String, ?>> parameters;
    private final long nanos;
    private final long rows;
    private final @Nullable RxException failure;

    /** @param rows {@code -1} where nobody counts */
    StatementEvent(
            String sql,
            Supplier<? extends Map<String, ?>> parameters,
            long nanos,
            long rows,
            @Nullable RxException failure) {
        this.sql = sql;
        this.parameters = parameters;
        this.nanos = nanos;
        this.rows = rows;
        this.failure = failure;
    }

    /**
     * The text, without values; {@code BEGIN}, {@code COMMIT} and the like for the steps of a transaction,
     * {@code (batch)} for several statements that Jdbi sends at once.
     */
    public String sql() {
        return sql;
    }

    /**
     * The values, in their order: by name where the SQL has names, else by position from {@code "1"}. Null is NULL.
     * Empty for the rows of a batch; for what is run through {@link Session#handle()} one entry, {@code binding}, in
     * Jdbi's words.
     */
    public Map<String, ?> parameters() {
        return parameters.get();
    }

    /** How long the database took, reading the rows included unless they are streamed. */
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    long nanos() {
        return nanos;
    }

    /** How many rows were read or written, where that is known. */
    public OptionalLong rows() {
        return rows == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /** Why the database refused it, as the caller hears of it; empty if it ran. */
    public Optional<RxException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The line of the user's code that ran it, found now: ask while the listener is called. */
    public String callSite() {
        return CallSite.here().toString();
    }

    /** The SQL and how long it took, without values. */
    @Override
    public String toString() {
        return sql + " " + told();
    }

    /** {@code (2 rows, 0.12 ms)}. */
    String told() {
        String count = rows == UNKNOWN ? "" : rows + (rows == 1 ? " row, " : " rows, ");
        return String.format(
                java.util.Locale.ROOT, "(%s%s%.2f ms)", failure == null ? "" : "failed, ", count, nanos / 1e6);
    }
}
