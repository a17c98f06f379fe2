package dev.rxkit.session.statement;

import dev.rxkit.error.RxException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.bind.Binds;
import dev.rxkit.session.StatementEvent;
import dev.rxkit.session.StatementListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports statements to listeners and to the log {@code dev.rxkit.sql}: with values if echo is on, without values if a
 * statement is slow. Null instead of an instance if neither is set. Thread-safe.
 */
public final class StatementMonitor {

    public static final Supplier<Map<String, ?>> NO_VALUES = Map::of;

    private static final Logger LOG = System.getLogger("dev.rxkit.sql");

    private final boolean echo;
    private final long slowNanos;
    private final List<StatementListener> listeners;
    private final Set<StatementListener> broken = ConcurrentHashMap.newKeySet();

    private StatementMonitor(boolean echo, long slowNanos, List<StatementListener> listeners) {
        this.echo = echo;
        this.slowNanos = slowNanos;
        this.listeners = listeners;
    }

    /** Returns a monitor, or null if nothing is to be reported. */
    public static @Nullable StatementMonitor of(boolean echo, int slowMillis, List<StatementListener> listeners) {
        return echo || slowMillis > 0 || !listeners.isEmpty()
                ? new StatementMonitor(echo, slowMillis > 0 ? slowMillis * 1_000_000L : Long.MAX_VALUE, listeners)
                : null;
    }

    /** Returns whether statements are reported one by one, including those run through Jdbi. */
    boolean wantsAll() {
        return echo || !listeners.isEmpty();
    }

    void done(long start, String sql, Binds binds, long rows) {
        tell(sql, () -> named(binds.values()), System.nanoTime() - start, rows, null);
    }

    void failed(long start, String sql, Binds binds, RxException failure) {
        tell(sql, () -> named(binds.values()), System.nanoTime() - start, -1, failure);
    }

    /** @param failure null if the statement succeeded */
    public void tell(
            String sql,
            Supplier<? extends Map<String, ?>> values,
            long nanos,
            long rows,
            @Nullable RxException failure) {
        boolean slow = nanos >= slowNanos;
        if (!slow && !wantsAll()) {
            return;
        }
        ExecutedStatement event = new ExecutedStatement(sql, values, nanos, rows, failure);
        if (echo) {
            LOG.log(Level.INFO, sql + shown(values.get()) + " " + event.outcome());
        }
        if (slow) {
            LOG.log(Level.WARNING, "slow: " + event + " at " + CallSite.here());
        }
        for (StatementListener listener : listeners) {
            tell(listener, event);
        }
    }

    private void tell(StatementListener listener, StatementEvent event) {
        try {
            listener.ran(event);
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable failure) {
            if (broken.add(listener)) {
                LOG.log(
                        Level.WARNING,
                        "the listener " + listener.getClass().getName()
                                + " failed; further statements are still reported to it",
                        failure);
            }
        }
    }

    /** Formats values with their names; values at positions without names alone. */
    private static String shown(Map<String, ?> values) {
        return values.isEmpty() ? "" : " " + (values.containsKey("1") ? values.values() : values);
    }

    private static Map<String, ?> named(List<?> values) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(String.valueOf(i + 1), values.get(i));
        }
        return named;
    }

    /** Returns the number of rows of a result, or -1 if not known. */
    static long rows(@Nullable Object result) {
        if (result instanceof Collection<?> rows) {
            return rows.size();
        } else if (result instanceof Optional<?> row) {
            return row.isPresent() ? 1 : 0;
        } else if (result instanceof Boolean there) {
            return there ? 1 : 0;
        }
        return result == null ? 0 : 1;
    }
}
