package dev.rxkit.session;

/**
 * How far a transaction is shielded from others. SQLite has one level, the strongest, and gives it whatever is asked.
 */
public enum Isolation {
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE
}
