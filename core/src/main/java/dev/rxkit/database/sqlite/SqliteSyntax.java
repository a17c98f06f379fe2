package dev.rxkit.database.sqlite;

import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Set;

/** How SQLite splits SQL into tokens, and its reserved words. */
public final class SqliteSyntax {

    static final Set<SqlRule> SQL_RULES =
            Set.of(SqlRule.BACKTICK_NAMES, SqlRule.BRACKET_NAMES, SqlRule.NATIVE_PARAMETERS, SqlRule.EMPTY_IN);

    /** The words that SQLite accepts as a name only in quotes; its other keywords can be used without. */
    static final Set<String> RESERVED = Set.of("""
            ADD ALL ALTER AND AS AUTOINCREMENT BETWEEN CASE CAST CHECK COLLATE COMMIT CONSTRAINT CREATE
            DEFAULT DEFERRABLE DELETE DISTINCT DROP ELSE ESCAPE EXCEPT EXISTS FOREIGN FROM GROUP HAVING IF
            IN INDEX INSERT INTERSECT INTO IS ISNULL JOIN LIMIT NOT NOTHING NOTNULL NULL ON OR ORDER
            PRIMARY RAISE REFERENCES RETURNING SELECT SET TABLE THEN TO TRANSACTION UNION UNIQUE UPDATE
            USING VALUES WHEN WHERE
            """.strip().split("\\s+"));

    private SqliteSyntax() {}

    /** Returns the tokens of a text. */
    public static List<SqlToken> tokens(String sql) {
        return SqlText.tokens(sql, SQL_RULES);
    }
}
