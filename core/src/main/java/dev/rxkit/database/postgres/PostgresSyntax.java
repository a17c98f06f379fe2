package dev.rxkit.database.postgres;

import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How PostgreSQL splits SQL into tokens, and its reserved words. */
final class PostgresSyntax {

    static final Set<SqlRule> SQL_RULES = Set.of(
            SqlRule.ESCAPE_STRINGS,
            SqlRule.DOLLAR_QUOTES,
            SqlRule.DOLLAR_NUMBERS,
            SqlRule.ARRAY_SLICES,
            SqlRule.FREE_OPERATORS,
            SqlRule.NESTED_COMMENTS);

    /** The words that PostgreSQL accepts as the name of a table or column only in quotes. */
    private static final Set<String> RESERVED = Set.of((
            // Reserved everywhere.
            "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint"
                    + " create current_catalog current_date current_role current_time current_timestamp"
                    + " current_user default deferrable desc distinct do else end except false fetch for foreign"
                    + " from grant group having in initially intersect into lateral leading limit localtime"
                    + " localtimestamp not null offset on only or order placing primary references returning"
                    + " select session_user some symmetric system_user table then to trailing true union unique"
                    + " user using variadic when where window with"
                    // Reserved except as the name of a function or type.
                    + " authorization binary collation concurrently cross current_schema freeze full ilike inner"
                    + " is isnull join left like natural notnull outer overlaps right similar tablesample"
                    + " verbose")
            .split(" "));

    private PostgresSyntax() {}

    /** Returns the tokens of a text. */
    static List<SqlToken> tokens(String sql) {
        return SqlText.tokens(sql, SQL_RULES);
    }

    static boolean reserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }
}
