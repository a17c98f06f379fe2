package dev.rxkit.migrate.flyway;

import java.sql.SQLException;
import java.util.Optional;

/** What to do about a script that gave up while it waited for a lock. */
final class LockWaits {
    private static final String POSTGRES = "55P03";
    private static final int MARIADB = 1205;

    private LockWaits() {}

    /** Returns a sentence about a failure; empty if the script did not wait for a lock. */
    static Optional<String> advice(SQLException failure) {
        if (!POSTGRES.equals(failure.getSQLState()) && failure.getErrorCode() != MARIADB) {
            return Optional.empty();
        }
        String at = String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Where: SQL statement "))
                .findFirst()
                .map(line -> " at " + line.substring("Where: SQL statement ".length()))
                .orElse("");
        return Optional.of("It gave up waiting for a lock of another transaction" + at
                + ". End that transaction, or run migrate when there is less to do.");
    }
}
