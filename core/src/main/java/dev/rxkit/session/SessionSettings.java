package dev.rxkit.session;

import java.time.Clock;

/**
 * What a database's sessions are told.
 *
 * @param poolSize how many connections the pool holds
 * @param echo whether every statement is logged with its values and its time, to {@code dev.rxkit.sql} at INFO
 * @param clock for {@code @CreatedAt}, {@code @UpdatedAt} and version 7 UUIDs
 */
public record SessionSettings(int poolSize, boolean echo, Clock clock) {

    /** A pool of that size, the system's clock. */
    public static SessionSettings of(int poolSize, boolean echo) {
        return new SessionSettings(poolSize, echo, Clock.systemUTC());
    }
}
