package dev.rxkit.session.statement;

import dev.rxkit.error.RxException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.session.StatementEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was run.
 *
 * @param values supplies the bound values while the listener runs
 * @param count the number of rows, {@code -1} if not counted
 * @param thrown the failure; null if the statement succeeded
 */
record ExecutedStatement(
        String sql,
        Supplier<? extends Map<String, ?>> values,
        long nanos,
        long count,
        @Nullable RxException thrown) implements StatementEvent {

    private static final long UNKNOWN = -1;

    @Override
    public Map<String, ?> parameters() {
        return values.get();
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public OptionalLong rows() {
        return count == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Override
    public Optional<RxException> failure() {
        return Optional.ofNullable(thrown);
    }

    @Override
    public String callSite() {
        return CallSite.here().toString();
    }

    @Override
    public String toString() {
        return sql + " " + outcome();
    }

    /** {@code (2 rows, 0.12 ms)}. */
    String outcome() {
        String rows = count == UNKNOWN ? "" : count + (count == 1 ? " row, " : " rows, ");
        return String.format(Locale.ROOT, "(%s%s%.2f ms)", thrown == null ? "" : "failed, ", rows, nanos / 1e6);
    }
}
