package dev.rxkit.database.mariadb;

import dev.rxkit.database.Fault;
import dev.rxkit.database.Fault.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the failures of MariaDB, MySQL and TiDB by their error codes; most retryable failures have no SQL state of
 * their own. Names are taken from the messages. Because servers may translate these, only the quotes in them are used.
 */
final class MariaDbFaults {

    /**
     * The key's name, which is the text in the last quotes of {@code Duplicate entry 'a' for key 'uq_x'}. MySQL adds
     * the table before it.
     */
    private static final Pattern LAST_QUOTED = Pattern.compile("(?s).*'([^']+)'[^']*");

    private static final Pattern CONSTRAINT = Pattern.compile("(?s).*CONSTRAINT `((?:[^`]|``)+)`.*");
    private static final Pattern FIRST_QUOTED = Pattern.compile("(?s)[^'`]*['`]([^'`]+)['`].*");

    /** The error code of a value for a generated column. */
    private static final int GENERATED_COLUMN = 1906;

    private MariaDbFaults() {}

    static Fault of(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                Fault fault = read(sql);
                if (fault.kind() != Kind.OTHER) {
                    return fault;
                }
            }
        }
        return Fault.of(Kind.OTHER);
    }

    /**
     * Returns whether the failure has ended the transaction. A deadlock always does; a lock timeout does if the server
     * is configured so.
     */
    static boolean endsTransaction(Connection connection, SQLException failure) {
        Kind kind = of(failure).kind();
        return kind == Kind.SERIALIZATION || kind == Kind.BUSY && rollsBackOnTimeout(connection);
    }

    private static boolean rollsBackOnTimeout(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@innodb_rollback_on_timeout")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException unknown) {
            return true;
        }
    }

    /** Returns what to do about a column that is not written. */
    static String advice(SQLException failure) {
        return failure.getErrorCode() == GENERATED_COLUMN
                ? " (only the database sets it: mark the property @ReadOnly)"
                : "";
    }

    private static Fault read(SQLException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return switch (failure.getErrorCode()) {
            case 1062, 1586, 1022, 1859 -> new Fault(Kind.UNIQUE, unique(message), null, List.of());
            case 1451, 1452, 1216, 1217, 1761, 1762 ->
                new Fault(Kind.FOREIGN_KEY, found(CONSTRAINT, message), null, List.of());
            case 1048, 1364, 1263 -> new Fault(Kind.NOT_NULL, null, null, columns(message));
            case 4025, 3819 -> new Fault(Kind.CHECK, found(FIRST_QUOTED, message), null, List.of());
            case 1205, 3572 -> Fault.of(Kind.BUSY);
            case 1213, 1020, 1637, 8002, 8005, 8022, 8028, 9007 -> Fault.of(Kind.SERIALIZATION);
            // Too many connections, access denied, unknown database, shut down, not ready, killed, connection lost.
            case 1040,
                    1042,
                    1043,
                    1044,
                    1045,
                    1047,
                    1049,
                    1053,
                    1077,
                    1152,
                    1156,
                    1159,
                    1160,
                    1161,
                    1184,
                    1203,
                    1226,
                    1698,
                    1927,
                    2002,
                    2003,
                    2006,
                    2013,
                    2026,
                    2055 -> Fault.of(Kind.CONNECTION);
            case 126, 127, 145, 1033, 1034, 1194, 1195, 1712, 1877 -> Fault.of(Kind.CORRUPT);
            case 1146 -> Fault.of(Kind.NO_TABLE);
            case 1054 -> Fault.of(Kind.NO_COLUMN);
            case 1153 -> Fault.of(Kind.TOO_LARGE);
            default ->
                Fault.of(message.contains("max_allowed_packet") ? Kind.TOO_LARGE : byState(failure.getSQLState()));
        };
    }

    private static Kind byState(@Nullable String state) {
        if (state == null) {
            return Kind.OTHER;
        }
        return state.startsWith("08") ? Kind.CONNECTION : state.equals("40001") ? Kind.SERIALIZATION : Kind.OTHER;
    }

    private static @Nullable String unique(String message) {
        String key = found(LAST_QUOTED, message);
        return key == null ? null : key.substring(key.lastIndexOf('.') + 1);
    }

    private static List<String> columns(String message) {
        String column = found(FIRST_QUOTED, message);
        return column == null ? List.of() : List.of(column);
    }

    private static @Nullable String found(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.matches() ? Objects.requireNonNull(matcher.group(1)).replace("``", "`") : null;
    }
}
