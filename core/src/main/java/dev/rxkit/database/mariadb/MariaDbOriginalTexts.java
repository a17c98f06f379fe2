package dev.rxkit.database.mariadb;

import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The queries of views and the bodies of triggers and routines as {@code SHOW CREATE} prints them. The texts in
 * information_schema are not the same: there, literals have lost their character set, doubled backslashes and
 * characters of four bytes.
 */
final class MariaDbOriginalTexts {
    /** What the server prints between the head of a routine and its body, a line each. */
    private static final Pattern CHARACTERISTICS =
            Pattern.compile("(?: {4}(?:NO SQL|CONTAINS SQL|READS SQL DATA|MODIFIES SQL DATA|DETERMINISTIC"
                    + "|SQL SECURITY INVOKER|COMMENT '(?:[^'\\\\]|''|\\\\.)*+')\n)*+");

    /**
     * An object to read.
     *
     * @param type VIEW, TRIGGER, FUNCTION or PROCEDURE
     */
    record Key(String type, String name) {
        private String show() {
            return "SHOW CREATE " + type + " " + MariaDbSyntax.quote(name);
        }
    }

    private final Map<Key, String> texts = new HashMap<>();

    private MariaDbOriginalTexts() {}

    /**
     * Reads the texts with one statement, or with one each if this user cannot see all of them.
     *
     * @param mysql whether the server is MySQL or TiDB, which has no statement for several
     */
    static MariaDbOriginalTexts read(Connection connection, List<Key> keys, boolean mysql) throws SQLException {
        MariaDbOriginalTexts texts = new MariaDbOriginalTexts();
        if (keys.isEmpty() || !mysql && texts.readAll(connection, keys)) {
            return texts;
        }
        for (Key key : keys) {
            texts.readOne(connection, key);
        }
        return texts;
    }

    private boolean readAll(Connection connection, List<Key> keys) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    keys.stream().map(Key::show).collect(Collectors.joining("; ", "BEGIN NOT ATOMIC ", "; END")));
            for (Key key : keys) {
                try (ResultSet rows = statement.getResultSet()) {
                    add(key, rows);
                }
                statement.getMoreResults();
            }
            return true;
        } catch (SQLException denied) {
            texts.clear();
            return false;
        }
    }

    private void readOne(Connection connection, Key key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(key.show())) {
            add(key, rows);
        } catch (SQLException denied) {
            texts.remove(key);
        }
    }

    private void add(Key key, ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        if (!rows.next()) {
            return;
        }
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i).toUpperCase(Locale.ROOT);
            String text =
                    label.startsWith("CREATE ") || label.equals("SQL ORIGINAL STATEMENT") ? rows.getString(i) : null;
            if (text != null) {
                texts.put(key, text);
            }
        }
    }

    /** Returns what follows the name of the view, if this user can see it: AS, the query, the check option. */
    Optional<String> view(String name) {
        return text("VIEW", name).map(sql -> {
            List<SqlToken> tokens = tokens(sql);
            return sql.substring(end(tokens.get(index(tokens, "VIEW") + 1))).strip();
        });
    }

    /** Returns what follows FOR EACH ROW in the trigger, if this user can see it. */
    Optional<String> trigger(String name) {
        return text("TRIGGER", name).map(sql -> {
            List<SqlToken> tokens = tokens(sql);
            int row = index(tokens, "EACH") + 1;
            SqlToken next = tokens.get(row + 1);
            boolean order = next.is("FOLLOWS") || next.is("PRECEDES");
            return sql.substring(end(tokens.get(order ? row + 2 : row))).strip();
        });
    }

    /**
     * Returns the body of the routine, if this user can see it.
     *
     * @param type FUNCTION or PROCEDURE
     */
    Optional<String> routine(String type, String name) {
        return text(type, name).map(sql -> {
            List<SqlToken> tokens = tokens(sql);
            int i = index(tokens, type) + 2;
            int depth = 0;
            do {
                depth += tokens.get(i).symbol("(") ? 1 : tokens.get(i).symbol(")") ? -1 : 0;
                i++;
            } while (depth > 0);
            String rest = sql.substring(sql.indexOf('\n', end(tokens.get(i - 1))) + 1);
            return CHARACTERISTICS.matcher(rest).replaceFirst("").strip();
        });
    }

    private Optional<String> text(String type, String name) {
        return Optional.ofNullable(texts.get(new Key(type, name)));
    }

    private static List<SqlToken> tokens(String sql) {
        return SqlText.tokens(sql, MariaDbSyntax.SQL_RULES);
    }

    /** The definer before the word is in backticks. */
    private static int index(List<SqlToken> tokens, String word) {
        int i = 0;
        while (!tokens.get(i).is(word)) {
            i++;
        }
        return i;
    }

    private static int end(SqlToken token) {
        return token.start() + token.text().length();
    }
}
