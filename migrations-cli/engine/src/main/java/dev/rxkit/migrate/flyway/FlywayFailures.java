package dev.rxkit.migrate.flyway;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/** Converts Flyway's exceptions to messages of one line that name the script and what to do next. */
final class FlywayFailures {
    private FlywayFailures() {}

    static RunException of(FlywayException failure, String what, boolean atomic) {
        String cause = cause(failure);
        if (failure instanceof FlywayMigrateException migrate && migrate.getMigration() != null) {
            String line = migrate.getLineNumber() > 0 ? ", line " + migrate.getLineNumber() : "";
            String script = migrate.getMigration().getScript();
            boolean nothing = atomic && migrate.isExecutableInTransaction();
            String waited = Optional.ofNullable(sql(failure))
                    .flatMap(LockWaits::advice)
                    .map(advice -> advice + " ")
                    .orElse("");
            return new RunException(
                    script + line + " failed: " + cause + ". " + waited
                            + (isGuard(failure)
                                    ? "Nothing of it was applied. Correct the data, then run migrate again."
                                    : nothing
                                            ? "Nothing of it was applied. Correct the script or the data, then run"
                                                    + " migrate again."
                                            : (atomic
                                                            ? "It runs outside a transaction, so a part of it remains,"
                                                                    + " such as an index that is INVALID. "
                                                            : "The statements before that line remain applied: this"
                                                                    + " database does not roll back DDL. ")
                                                    + "Correct the data or the script, then run migrate again, which"
                                                    + " goes on from that line."),
                    failure);
        }
        return new RunException("Flyway cannot work on " + what + ": " + cause + ".", failure);
    }

    /** Returns whether a guard of a MariaDB script stopped it before its first change. */
    private static boolean isGuard(FlywayException failure) {
        SQLException sql = sql(failure);
        return sql != null && "45R00".equals(sql.getSQLState());
    }

    private static String cause(FlywayException failure) {
        SQLException sql = sql(failure);
        String message = String.valueOf(sql == null ? failure.getMessage() : sql.getMessage());
        String line = message.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.chars().allMatch(c -> c == '-'))
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static @Nullable SQLException sql(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
