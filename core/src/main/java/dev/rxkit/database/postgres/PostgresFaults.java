package dev.rxkit.database.postgres;

import dev.rxkit.database.Fault;
import dev.rxkit.database.Fault.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Interprets PostgreSQL's failures by SQLSTATE. Names are taken from the fields of the server's error message, because
 * its text may be translated. The driver's classes are accessed by reflection, because they may come from another class
 * loader.
 */
final class PostgresFaults {

    private PostgresFaults() {}

    static Fault of(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                Fault fault = read(sql);
                // The driver reports the first failure of the transaction as the cause.
                if (fault.kind() != Kind.OTHER) {
                    return fault;
                }
            }
        }
        return Fault.of(Kind.OTHER);
    }

    /** Returns what to do about a parameter without a type or of another one, and a column that is not written. */
    static String advice(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case "42P18" -> " (a null that is compared with nothing has no type: write it, as in cast(:name as text))";
            case "42804" ->
                " (a String is bound as text: a property of another type of the database needs a converter to String,"
                        + " @Converted; in your own SQL write cast(:name as ..))";
            case "428C9" ->
                " (only the database sets it: mark a computed column @ReadOnly; a row whose key is GENERATED ALWAYS is"
                        + " written by add(x) without an id, or by your own SQL with OVERRIDING SYSTEM VALUE)";
            default -> "";
        };
    }

    private static Fault read(SQLException failure) {
        SQLException reported = failure;
        // A batch has the actual failure as its next exception.
        if (reported.getNextException() != null && part(reported, "getSQLState") == null) {
            reported = reported.getNextException();
        }
        Kind kind = kind(Objects.requireNonNullElse(reported.getSQLState(), ""));
        return switch (kind) {
            case UNIQUE, FOREIGN_KEY, CHECK ->
                new Fault(
                        kind,
                        part(reported, "getConstraint"),
                        part(reported, "getTable"),
                        columns(part(reported, "getDetail")));
            case NOT_NULL -> {
                String column = part(reported, "getColumn");
                yield new Fault(kind, null, part(reported, "getTable"), column == null ? List.of() : List.of(column));
            }
            default -> Fault.of(kind);
        };
    }

    private static Kind kind(String state) {
        return switch (state) {
            case "23505", "23P01" -> Kind.UNIQUE;
            case "23503", "23001" -> Kind.FOREIGN_KEY;
            case "23502" -> Kind.NOT_NULL;
            case "23514" -> Kind.CHECK;
            case "40001", "40P01" -> Kind.SERIALIZATION;
            case "55P03" -> Kind.BUSY;
            case PostgresTransactions.ABORTED -> Kind.ABORTED;
            // The server stops, restarts or has too many connections, or the outcome of the statement is unknown.
            case "57P01", "57P02", "57P03", "57P05", "53300", "40003" -> Kind.CONNECTION;
            // The server ended the connection of a transaction that was idle, or open, for too long.
            case "25P03", "25P04" -> Kind.CONNECTION;
            // Access denied, or the database does not exist.
            case "28000", "28P01", "3D000" -> Kind.CONNECTION;
            case "XX001", "XX002" -> Kind.CORRUPT;
            case "42P01" -> Kind.NO_TABLE;
            case "42703" -> Kind.NO_COLUMN;
            default -> state.startsWith("08") ? Kind.CONNECTION : Kind.OTHER;
        };
    }

    /** Returns a field of the server's error message, or null if it is missing. */
    private static @Nullable String part(SQLException failure, String getter) {
        try {
            Object message =
                    failure.getClass().getMethod("getServerErrorMessage").invoke(failure);
            return message == null
                    ? null
                    : (String) message.getClass().getMethod(getter).invoke(message);
        } catch (ReflectiveOperationException | RuntimeException notTheDrivers) {
            return null;
        }
    }

    /** Returns the columns of {@code Key (a, "B")=(1, 2) already exists.}; the values are ignored. */
    private static List<String> columns(@Nullable String detail) {
        int open = detail == null ? -1 : detail.indexOf('(');
        int close = detail == null ? -1 : detail.indexOf(")=(");
        if (detail == null || open < 0 || close < open) {
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (String name : detail.substring(open + 1, close).split(", ", -1)) {
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            columns.add(quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name);
        }
        return columns;
    }
}
