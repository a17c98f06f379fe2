package dev.rxkit.database.sqlite;

import dev.rxkit.database.Fault;
import dev.rxkit.database.Fault.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Interprets SQLite's failures. The driver's message begins with the extended result code in brackets and ends with
 * SQLite's own message in parentheses. The message is parsed instead of using the driver's exception type, because that
 * type may come from another class loader.
 */
final class SqliteFaults {

    private static final Pattern MESSAGE = Pattern.compile("(?s)\\[(SQLITE_\\w+)] .*?\\((.*)\\)\\s*");
    private static final Pattern CODE = Pattern.compile("\\[(SQLITE_\\w+)]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$.-]+");

    private SqliteFaults() {}

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

    /** Returns what to do about a limit of SQLite, and a column that is not written. */
    static String advice(SQLException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (message.contains("LIKE or GLOB pattern too complex")) {
            return " (a pattern has at most 50,000 bytes: compare a shorter text)";
        }
        if (message.contains("generated column")) {
            return " (only the database sets it: mark the property @ReadOnly)";
        }
        return message.contains("Expression tree is too large")
                ? " (more than 1,000 conditions in a chain: set parentheses, or use IN)"
                : "";
    }

    private static Fault read(SQLException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        Matcher code = CODE.matcher(message);
        String name = code.lookingAt() ? Objects.requireNonNull(code.group(1)) : "";
        Matcher whole = MESSAGE.matcher(message);
        String detail = whole.matches() ? Objects.requireNonNull(whole.group(2)) : "";
        return switch (name) {
            case "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID" ->
                unique(detail);
            case "SQLITE_CONSTRAINT_NOTNULL" -> columns(Kind.NOT_NULL, after(detail));
            case "SQLITE_CONSTRAINT_CHECK" -> new Fault(Kind.CHECK, named(after(detail)), null, List.of());
            case "SQLITE_CONSTRAINT_FOREIGNKEY" -> Fault.of(Kind.FOREIGN_KEY);
            case "SQLITE_CONSTRAINT_TRIGGER" ->
                Fault.of(detail.startsWith("FOREIGN KEY") ? Kind.FOREIGN_KEY : Kind.OTHER);
            // Locked by the same connection's statements; locks of other connections are SQLITE_BUSY and
            // SQLITE_LOCKED_SHAREDCACHE.
            case "SQLITE_LOCKED" -> Fault.of(Kind.IN_USE);
            case "SQLITE_BUSY_SNAPSHOT" -> Fault.of(Kind.SERIALIZATION);
            default -> Fault.of(lost(failure) ? Kind.CONNECTION : byNumber(failure.getErrorCode(), message));
        };
    }

    /** Returns whether the connection was lost. SQLite has no SQL states; a pool or wrapper reports class 08. */
    private static boolean lost(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("08");
    }

    private static Kind byNumber(int code, String message) {
        return switch (code) {
            case 5, 6 -> Kind.BUSY;
            case 11, 26 -> Kind.CORRUPT;
            case 14 -> Kind.CONNECTION;
            case 18 -> Kind.TOO_LARGE;
            case 1 -> unknown(message);
            default -> closed(message) ? Kind.CONNECTION : Kind.OTHER;
        };
    }

    private static Kind unknown(String message) {
        if (message.contains(SqliteNumbers.REFUSED) || message.contains("(integer overflow)")) {
            return Kind.OUT_OF_RANGE;
        }
        boolean column = message.contains("(no such column: ") || message.contains(" has no column named ");
        return message.contains("(no such table: ") ? Kind.NO_TABLE : column ? Kind.NO_COLUMN : Kind.OTHER;
    }

    private static boolean closed(String message) {
        return message.startsWith("The database has been closed") || message.startsWith("database connection closed");
    }

    private static Fault unique(String detail) {
        String what = after(detail);
        if (what.startsWith("index '") && what.endsWith("'")) {
            return new Fault(Kind.UNIQUE, what.substring(7, what.length() - 1), null, List.of());
        }
        return columns(Kind.UNIQUE, what);
    }

    /** Parses {@code table.column, table.column}. */
    private static Fault columns(Kind kind, String list) {
        String[] names = list.split(", ", -1);
        int dot = names[0].indexOf('.');
        if (dot < 0) {
            return Fault.of(kind);
        }
        String table = names[0].substring(0, dot);
        List<String> columns = Arrays.stream(names)
                .map(name -> name.startsWith(table + ".") ? name.substring(dot + 1) : name)
                .toList();
        return new Fault(kind, null, table, columns);
    }

    private static String after(String detail) {
        int colon = detail.indexOf("failed: ");
        return colon < 0 ? "" : detail.substring(colon + "failed: ".length());
    }

    /** Returns the name of a check. SQLite reports its text if it has no name. */
    private static @Nullable String named(String check) {
        return NAME.matcher(check).matches() ? check : null;
    }
}
