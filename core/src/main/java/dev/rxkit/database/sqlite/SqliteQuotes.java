package dev.rxkit.database.sqlite;

import dev.rxkit.sql.SqlLexer;
import java.util.List;

/**
 * Gives double quotes the meaning of standard SQL. SQLite treats a name in double quotes as a text if there is no such
 * column: a column that was dropped or misspelled then becomes a value, and a condition on it may be true for every
 * row. A name in backticks is never treated as a text. SQLite has an option to turn this off, but its driver does not.
 */
public final class SqliteQuotes {

    private SqliteQuotes() {}

    /**
     * Returns the SQL with backticks instead of double quotes around names, so that an unknown name is an error. Texts
     * and comments are not changed, nor are the arguments of a virtual table's module and the driver's own commands,
     * which are not SQL.
     */
    public static String namesOnly(String sql) {
        if (sql.indexOf('"') < 0) {
            return sql;
        }
        List<SqlLexer.Token> tokens = SqlLexer.tokens(sql, SqliteSyntax.SQL_RULES);
        if (isForeign(tokens)) {
            return sql;
        }
        StringBuilder result = new StringBuilder(sql.length());
        int at = 0;
        for (SqlLexer.Token token : tokens) {
            if (token.kind() == SqlLexer.Kind.NAME && isClosed(token.text())) {
                String name = token.text().substring(1, token.text().length() - 1);
                result.append(sql, at, token.start())
                        .append('`')
                        .append(name.replace("\"\"", "\"").replace("`", "``"))
                        .append('`');
                at = token.end();
            }
        }
        return result.append(sql, at, sql.length()).toString();
    }

    private static boolean isClosed(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    }

    private static boolean isForeign(List<SqlLexer.Token> tokens) {
        boolean command = !tokens.isEmpty() && tokens.get(0).word("backup", "restore");
        return command
                || tokens.size() > 1
                        && tokens.get(0).word("create")
                        && tokens.get(1).word("virtual");
    }
}
