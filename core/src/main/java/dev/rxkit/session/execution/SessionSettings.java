package dev.rxkit.session.execution;

import dev.rxkit.session.StatementListener;
import java.time.Clock;
import java.util.List;

/**
 * The settings of a database's sessions. Immutable.
 *
 * @param poolSize the number of connections of the pool
 * @param echo whether every statement is logged with its values and its time, to {@code dev.rxkit.sql} at INFO
 * @param slowMillis the duration in milliseconds from which a statement is logged at WARN; 0 for never
 * @param listeners the listeners that receive statements
 * @param clock for {@code @CreatedAt}, {@code @UpdatedAt} and version 7 UUIDs
 */
public record SessionSettings(
        int poolSize, boolean echo, int slowMillis, List<StatementListener> listeners, Clock clock) {

    public SessionSettings {
        listeners = List.copyOf(listeners);
    }

    /** No listeners, and nothing is too slow. */
    public SessionSettings(int poolSize, boolean echo, Clock clock) {
        this(poolSize, echo, 0, List.of(), clock);
    }

    /** A pool of that size, the system's clock. */
    public static SessionSettings of(int poolSize, boolean echo) {
        return new SessionSettings(poolSize, echo, Clock.systemUTC());
    }
}
