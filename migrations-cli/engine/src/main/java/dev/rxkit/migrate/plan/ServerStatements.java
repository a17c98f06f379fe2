package dev.rxkit.migrate.plan;

import java.util.Optional;

/** SQL for databases on a server. */
public interface ServerStatements {
    /**
     * Returns a query that tries to lock the database until the connection ends, and whose result is whether it did.
     */
    String tryLock();

    /**
     * Returns a query whose result is to follow CREATE DATABASE and the name, run on the database to copy the settings
     * from; empty for no options.
     */
    default Optional<String> databaseOptions() {
        return Optional.empty();
    }

    /** Returns a query whose result is whether the user may create tables; empty if the server cannot be asked. */
    default Optional<String> mayCreateTables() {
        return Optional.empty();
    }

    /**
     * Returns the statement that sets the comment of a table of the current schema; empty if DDL is rolled back with
     * its transaction.
     */
    default Optional<String> describe(String table, String text) {
        return Optional.empty();
    }

    /** Returns a query of the comment that {@link #describe} sets. */
    default Optional<String> description(String table) {
        return Optional.empty();
    }

    /**
     * Returns a query of the indexes whose building was interrupted: the name of each, and the statement that drops it.
     */
    default Optional<String> unfinishedIndexes() {
        return Optional.empty();
    }

    /**
     * Returns a query of the tables that the transaction of the connection has locked against writes: namespace, table,
     * strongest lock; empty if the server does not show them.
     */
    default Optional<String> heldLocks() {
        return Optional.empty();
    }

    /**
     * Returns a query of the names of databases.
     *
     * @param pattern a pattern for LIKE, without quotes in it
     */
    String databases(String pattern);

    /**
     * Returns the statement that drops a database if it exists, with its connections where the server can end them.
     *
     * @param database the quoted name
     */
    default String dropDatabase(String database) {
        return "DROP DATABASE IF EXISTS " + database;
    }
}
