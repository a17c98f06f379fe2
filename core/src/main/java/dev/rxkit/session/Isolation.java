package dev.rxkit.session;

/**
 * The isolation level of a transaction. SQLite always uses its only level, which is serializable.
 */
public enum Isolation {
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE
}
