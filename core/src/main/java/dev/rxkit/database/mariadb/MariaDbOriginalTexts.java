package dev.rxkit.database.mariadb;

import dev.rxkit.schema.TableName;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of tables, views, triggers and routines as {@code SHOW CREATE} prints them. The texts in
 * information_schema are not the same: there, literals have lost their character set, doubled backslashes and
 * characters of four bytes.
 */
final class MariaDbOriginalTexts {
    /**
     * An object to read.
     *
     * @param type TABLE, VIEW, TRIGGER, FUNCTION or PROCEDURE
     */
    record Key(String type, TableName name) {
        static Key of(String type, String name) {
            return new Key(type, TableName.of(name));
        }

        private String show() {
            return "SHOW CREATE " + type + " " + MariaDbSyntax.quote(name);
        }
    }

    private static final Pattern ALGORITHM = Pattern.compile("(?<=^CREATE )ALGORITHM=(MERGE|TEMPTABLE) ");

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

    /** Returns the parts of the table; none if this user cannot see them. */
    MariaDbTableText table(TableName name) {
        return new MariaDbTableText(texts.getOrDefault(new Key("TABLE", name), ""));
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
     * Returns the statement that creates the routine, without its definer, if this user can see it.
     *
     * @param type FUNCTION or PROCEDURE
     */
    Optional<String> routine(String type, String name) {
        return text(type, name).map(sql -> {
            List<SqlToken> tokens = tokens(sql);
            int word = index(tokens, type);
            String aggregate = tokens.get(word - 1).is("AGGREGATE") ? "AGGREGATE " : "";
            return "CREATE " + aggregate + sql.substring(tokens.get(word).start());
        });
    }

    /** Returns the clause ALGORITHM of the view and a blank; empty if the view has none. */
    String algorithm(String name) {
        return text("VIEW", name)
                .map(sql -> ALGORITHM.matcher(sql))
                .filter(Matcher::find)
                .map(Matcher::group)
                .orElse("");
    }

    private Optional<String> text(String type, String name) {
        return Optional.ofNullable(texts.get(Key.of(type, name)));
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
