package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Looks for what is said in the text of a table only, as SQL that counts words outside names, literals and comments: the
 * database has no other place for a check, a collation or a conflict clause.
 */
final class SqliteTableWords {
    /** From character to character; {@code in} is what ends the name, literal or comment that it is in. */
    private static final String WORDS = """
            WITH RECURSIVE "scan" ("i", "sql", "in", "words") AS (
                    SELECT 1, "sql", '', ' ' FROM "sqlite_schema" WHERE "type" = 'table' AND "name" COLLATE NOCASE = %s
                        AND (%s)
                    UNION ALL SELECT "i" + 1, "sql", CASE "in"
                        WHEN '' THEN CASE substr("sql", "i", 1) WHEN '''' THEN '''' WHEN '"' THEN '"' WHEN '`' THEN '`'
                            WHEN '[' THEN ']' WHEN '-' THEN iif(substr("sql", "i" + 1, 1) = '-', char(10), '')
                            WHEN '/' THEN iif(substr("sql", "i" + 1, 1) = '*', '/*', '') ELSE '' END
                        WHEN '/*' THEN '*' WHEN '*' THEN iif(substr("sql", "i", 2) = '*/', '*/', '*') WHEN '*/' THEN ''
                        ELSE iif(substr("sql", "i", 1) = "in", '', "in") END,
                        "words" || CASE WHEN "in" = '' AND substr("sql", "i", 1) GLOB '[A-Za-z0-9_)]'
                            THEN upper(substr("sql", "i", 1)) WHEN substr("words", -1) = ' ' THEN '' ELSE ' ' END
                    FROM "scan" WHERE "i" <= length("sql"))
                SELECT replace("words", ')', ' ) ') || ' ' AS "words" FROM "scan" WHERE "i" > length("sql")""";

    private final List<String> things = new ArrayList<>();
    /** Whether the word is there at all, wherever: the text is hardly ever read by characters. */
    private final List<String> signs = new ArrayList<>();

    private SqliteTableWords() {}

    /** A SELECT of a text, the first thing that this table has in the database and not as it is known; else no row. */
    static String unknown(Table table) {
        SqliteTableWords words = new SqliteTableWords();
        words.more("a CHECK", "CHECK", table.checks().size());
        words.more("a COLLATE", "COLLATE", collations(table));
        words.more("an ON CONFLICT", "ON CONFLICT", 0);
        words.more(
                "a DEFERRABLE",
                "DEFERRABLE",
                table.foreignKeys().stream()
                        .filter(key -> key.deferral() != ForeignKey.Deferral.NONE)
                        .count());
        for (String option : List.of("strict", "without rowid")) {
            if (!"true".equals(table.options().get(option))) {
                words.ends(option.toUpperCase(Locale.ROOT));
            }
        }
        return "SELECT \"thing\" FROM (SELECT coalesce(" + String.join(", ", words.things) + ") AS \"thing\" FROM (\n"
                + "                "
                + WORDS.formatted(SqliteGuards.literal(table.name().name()), String.join(" OR ", words.signs))
                + ")) WHERE \"thing\" IS NOT NULL";
    }

    private void more(String thing, String word, long known) {
        signs.add(count("upper(\"sql\")", word.substring(word.indexOf(' ') + 1)) + " > " + known);
        things.add("iif(" + count("\"words\"", " " + word + " ") + " > " + known + ", '" + thing + "', NULL)");
    }

    private static String count(String text, String word) {
        return "length(" + text + ") - length(replace(" + text + ", '" + word + "', '" + word.substring(1) + "'))";
    }

    /** After the last bracket. */
    private void ends(String word) {
        signs.add("\"sql\" LIKE '%" + word.replace(' ', '%') + "%'");
        things.add("iif(substr(\"words\", length(rtrim(\"words\", replace(\"words\", ')', '')))) LIKE '% " + word
                + " %', '" + word + "', NULL)");
    }

    private static long collations(Table table) {
        List<String> texts = new ArrayList<>();
        table.checks().forEach(check -> texts.add(check.sql()));
        for (Column column : table.columns()) {
            texts.add(Objects.requireNonNullElse(column.defaultSql(), ""));
            texts.add(column.computed() == null ? "" : column.computed().expression());
            texts.add(column.collation() == null ? "" : "COLLATE x");
        }
        return texts.stream()
                .flatMap(text -> SqlText.tokens(text).stream())
                .filter(token -> token.is("COLLATE"))
                .count();
    }
}
