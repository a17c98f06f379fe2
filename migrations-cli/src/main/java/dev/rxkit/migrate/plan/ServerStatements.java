package dev.rxkit.migrate.plan;

import java.util.Optional;

/** SQL for databases on a server. */
public interface ServerStatements {
    /** A query that tries to lock the database until the connection ends and returns whether it did. */
    String tryLock();

    /** What follows CREATE DATABASE and the name, by a query on the database it is to be like; empty for nothing. */
    default Optional<String> databaseOptions() {
        return Optional.empty();
    }

    /**
     * A query of the names of databases.
     *
     * @param pattern for LIKE, without quotes in it
     */
    String databases(String pattern);

    /**
     * The statement that drops a database if it is there, with its connections where that can be.
     *
     * @param database quoted
     */
    default String dropDatabase(String database) {
        return "DROP DATABASE IF EXISTS " + database;
    }
}
