package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what only the text of a table contains with what the script expects: the database has no other place for a
 * check, a collation, an expression or a conflict clause. Two texts that differ only in blanks, comments, quotes, the
 * case of names or outer parentheses are equal.
 *
 * <p>SQL brings the texts into one form, character by character, because any program may run the script. Words and
 * names are written in capitals between blanks, a character of a literal after an apostrophe. The items of the table
 * are then the elements of a JSON array, each an array of alternately the text outside and inside parentheses.
 */
final class SqliteTableWords {
    /** A name in quotes that is one of these words is not the keyword. */
    private static final String RESERVED =
            "'CHECK', 'DEFAULT', 'AS', 'COLLATE', 'ON', 'NOT', 'DEFERRABLE', 'UNIQUE', 'PRIMARY', 'FOREIGN'";

    private static final String LETTERS = "'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$'";

    /**
     * The query that brings the texts into one form. The first argument is the table, the second the expected text.
     * {@code who} is 0 for the text of the table, 1 for its defaults, which the database also stores separately, 2 for
     * the expected text; {@code in} is the end of the name, literal or comment in which the rest begins. The expected
     * text is read a second time with its literals in double quotes. The fifth argument is a double quote, because the
     * parser of the Maven plugin descriptor does not support text blocks and needs quotes in pairs.
     */
    private static final String FORM = """
            WITH RECURSIVE "known" ("text") AS (VALUES (%2$s)),
                "scan" ("who", "rest", "in", "depth", "words") AS (
                    SELECT 0, "sql" || ' ', '', 0, '' FROM main."sqlite_schema" WHERE "type" = 'table' AND "name" COLLATE NOCASE = %1$s
                    UNION ALL SELECT 1, '(' || group_concat('%5$s' || replace("name", '%5$s', '%5$s%5$s') || '%5$s DEFAULT ('
                        || CASE upper("dflt_value") WHEN 'TRUE' THEN '1' WHEN 'FALSE' THEN '0' ELSE "dflt_value" END
                        || char(10) || ')') || ')', '', 0, '' FROM pragma_table_xinfo(%1$s) WHERE upper("dflt_value") <> 'NULL'
                    UNION ALL SELECT 2, "text" || ' ', '', 0, '' FROM "known"
                    UNION ALL SELECT 2, replace(replace(replace("text", '''''', char(1)), '''', '%5$s'), char(1), '''') || ' ',
                        '', 0, '' FROM "known" WHERE "text" LIKE '%%''%%'
                    UNION ALL SELECT "who", substr("rest", CASE
                            WHEN "value" IN ('line', 'block', '=', '<>', 'twice', 'over') THEN 3
                            WHEN "value" IN ('word', 'letters') THEN 1 + max(1, length("rest") - length(ltrim("rest", "letters")))
                            WHEN "value" = 'blank' THEN 1 + length("rest") - length(ltrim("rest", "blanks")) ELSE 2 END),
                        CASE "value" WHEN 'word' THEN 'w' WHEN 'line' THEN '-' WHEN 'block' THEN '*' WHEN 'text' THEN ''''
                            WHEN 'blob' THEN 'x' WHEN 'name' THEN replace(substr("rest", 1, 1), '[', ']')
                            WHEN 'letters' THEN "in" WHEN 'more' THEN "in" WHEN 'twice' THEN "in" ELSE '' END,
                        "depth" + ("value" = '(') - ("value" = ')'),
                        "words" || iif("in" = 'w' AND "value" <> 'word', ' ', '') || CASE "value"
                            WHEN 'word' THEN iif("in" = 'w', '', ' ')
                                || upper(substr("rest", 1, max(1, length("rest") - length(ltrim("rest", "letters")))))
                            WHEN 'letters' THEN upper(substr("rest", 1, length("rest") - length(ltrim("rest", "letters"))))
                            WHEN 'name' THEN ' ' || iif(upper(substr("rest", 2, instr(substr("rest", 2),
                                replace(substr("rest", 1, 1), '[', ']')) - 1)) IN (%3$s), '%5$s', '')
                            WHEN '(' THEN CASE "depth" WHEN 0 THEN char(1) WHEN 1 THEN char(2) || '(' ELSE '(' END
                            WHEN ')' THEN CASE "depth" WHEN 1 THEN char(1) || ')' WHEN 2 THEN ')' || char(2) ELSE ')' END
                            WHEN ',' THEN iif("depth" = 1, char(1), ',')
                            WHEN 'symbol' THEN substr("rest", 1, 1) WHEN '=' THEN '=' WHEN '<>' THEN '<>'
                            WHEN 'text' THEN '''' WHEN 'blob' THEN '''' WHEN 'end' THEN iif("in" IN ('%5$s', '`', ']'), ' ', '')
                            ELSE CASE "in" WHEN '''' THEN '''' || substr("rest", 1, 1)
                                WHEN 'x' THEN '''' || upper(substr("rest", 1, 1))
                                WHEN '*' THEN '' WHEN '-' THEN '' WHEN '' THEN '' WHEN 'w' THEN ''
                                ELSE substr("rest", 1, 1) || iif(substr("rest", 1, 1) > char(127), '', '%5$s') END END
                    FROM "scan" JOIN (SELECT %4$s AS "letters", char(32, 9, 10, 12, 13) AS "blanks")
                    JOIN json_each(json_array(CASE
                        WHEN "in" IN ('', 'w') THEN CASE
                            WHEN instr("letters", substr("rest", 1, 1)) OR substr("rest", 1, 1) > char(127)
                                OR substr("rest", 1, 2) GLOB '.[0-9]' THEN 'word'
                            WHEN instr("blanks", substr("rest", 1, 1)) THEN 'blank'
                            WHEN substr("rest", 1, 1) IN ('(', ')', ',') THEN substr("rest", 1, 1)
                            WHEN substr("rest", 1, 1) IN ('%5$s', '`', '[') THEN 'name'
                            WHEN substr("rest", 1, 1) = '''' THEN iif("in" = 'w' AND "words" LIKE '%% X', 'blob', 'text')
                            WHEN substr("rest", 1, 2) = '--' THEN 'line' WHEN substr("rest", 1, 2) = '/*' THEN 'block'
                            WHEN substr("rest", 1, 2) = '==' THEN '=' WHEN substr("rest", 1, 2) = '!=' THEN '<>'
                            ELSE 'symbol' END
                        WHEN "in" = '*' THEN iif(substr("rest", 1, 2) = '*/', 'over', 'more')
                        WHEN "in" = '-' THEN iif(substr("rest", 1, 1) = char(10), 'end', 'more')
                        WHEN substr("rest", 1, 1) = replace("in", 'x', '''')
                            THEN iif(substr("rest", 1, 2) = "in" || "in", 'twice', 'end')
                        WHEN "in" IN ('%5$s', '`', ']') AND instr("letters", substr("rest", 1, 1)) THEN 'letters'
                        ELSE 'more' END)) WHERE "rest" <> ''),
                "piece" AS (SELECT "who", "piece"."key" AS "n", "piece"."value" AS "text",
                        json_extract("item"."value", '$[' || max("piece"."key" - 1, 0) || ']') AS "before",
                        json_extract("item"."value", '$[0]') AS "head", json_extract("item"."value", '$[1]') AS "list"
                    FROM "scan" JOIN json_each('[[' || replace(replace(json_quote("words"), '\\u0001', '%5$s],[%5$s'),
                        '\\u0002', '%5$s,%5$s') || ']]') AS "item" JOIN json_each("item"."value") AS "piece" WHERE "rest" = ''),
                "named" AS (SELECT *, substr("head", 1, instr(substr("head", 2), ' ') + 1) AS "column" FROM "piece"),
                "fact" ("who", "thing", "of", "text") AS (
                    SELECT "who", 'a CHECK', '', "text" FROM "named" WHERE "n" %% 2 AND "before" LIKE '%% CHECK '
                    UNION ALL SELECT "who", 'a computed ' || lower(trim("column")), "column", "text" FROM "named"
                        WHERE "n" %% 2 AND "before" LIKE '%% AS '
                    UNION ALL SELECT "who", 'a default of ' || lower(trim("column")), "column", "text" FROM "named"
                        WHERE "n" %% 2 AND "before" LIKE '%% DEFAULT ' AND "who" > 0
                    UNION ALL SELECT "who", 'a COLLATE', "column", substr("text", instr("text", ' COLLATE ')) FROM "named"
                        WHERE "text" LIKE '%% COLLATE %%' AND iif("n" %% 2, "before" LIKE '%% UNIQUE ' OR "before" LIKE '%% KEY ',
                            "text" NOT LIKE '%% COLLATE  BINARY %%')
                    UNION ALL SELECT "who", 'a DEFERRABLE', iif("head" LIKE '%% FOREIGN  KEY ', "list", '(' || "column" || ')'),
                        iif("text" LIKE '%% INITIALLY  DEFERRED %%', 'deferred', 'immediate') FROM "named"
                        WHERE NOT "n" %% 2 AND "text" LIKE '%% DEFERRABLE %%' AND "text" NOT LIKE '%% NOT  DEFERRABLE %%'
                    UNION ALL SELECT "who", 'an ON CONFLICT', '', "text" FROM "named"
                        WHERE replace("text", ' ON  CONFLICT  ABORT ', '') LIKE '%% ON  CONFLICT %%'
                    UNION ALL SELECT "who", 'STRICT', '', '' FROM "named" WHERE "text" LIKE ')%% STRICT %%'
                    UNION ALL SELECT "who", 'WITHOUT ROWID', '', '' FROM "named" WHERE "text" LIKE ')%% WITHOUT  ROWID %%')
            SELECT "thing" FROM "fact" AS "here" WHERE "who" < 2 AND NOT EXISTS (SELECT 1 FROM "fact" AS "other"
                JOIN (VALUES ('', ''), ('(', ')'), ('((', '))')) WHERE "other"."who" = 2 AND "other"."thing" = "here"."thing"
                    AND "other"."of" = "here"."of" AND instr("here"."text", "column1" || "other"."text" || "column2") = 1)""";

    private SqliteTableWords() {}

    /** Returns a SELECT of what this table has in the database but not in the expected text, one text in each row. */
    static String unknown(Table table) {
        return "SELECT \"thing\" FROM (\n            "
                + FORM.formatted(
                        SqlText.literal(table.name().name()), SqlText.literal(known(table)), RESERVED, LETTERS, '"')
                + ")";
    }

    /** Returns the expected parts of the table that are compared, as the text of a table. */
    private static String known(Table table) {
        List<String> items = new ArrayList<>();
        for (Column column : table.columns()) {
            StringBuilder item = new StringBuilder();
            if (column.defaultSql() != null) {
                item.append(" DEFAULT (").append(column.defaultSql()).append(')');
            }
            if (column.computed() != null) {
                item.append(" AS (").append(column.computed().expression()).append(')');
            }
            if (column.collation() != null) {
                item.append(" COLLATE ").append(column.collation());
            }
            if (!item.isEmpty()) {
                items.add(SqlText.quoted(column.name()) + item);
            }
        }
        table.checks().forEach(check -> items.add("CHECK (" + check.sql() + ")"));
        for (ForeignKey key : table.foreignKeys()) {
            if (key.deferral() != ForeignKey.Deferral.NONE) {
                items.add("FOREIGN KEY ("
                        + String.join(
                                ", ",
                                key.columns().stream().map(SqlText::quoted).toList())
                        + ") REFERENCES x DEFERRABLE"
                        + (key.deferral() == ForeignKey.Deferral.INITIALLY_DEFERRED ? " INITIALLY DEFERRED" : ""));
            }
        }
        return "(" + String.join(", ", items) + ")" + option(table, " STRICT", "strict")
                + option(table, " WITHOUT ROWID", "without rowid");
    }

    private static String option(Table table, String words, String option) {
        return "true".equals(table.options().get(option)) ? words : "";
    }
}
