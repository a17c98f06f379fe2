package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.sqlite.SqliteSyntax;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a table has nothing in the database the script runs on that the script does not know, for example because
 * the script was made on another database or earlier. Rewriting the table would drop it.
 *
 * @param texts whether the texts of triggers equal those of the schema; a rename changes them
 */
record SqliteKnown(SqliteGuards guards, Schema now, boolean texts) {

    /** An index by its name, its kind and its key columns; expressions are only counted. */
    private static final String SHAPE = "\"index\".\"name\" || iif(\"unique\", ' unique', '') || iif(\"partial\","
            + " ' partial', '') || (SELECT group_concat(' ' || coalesce(\"name\" || ' ' || \"coll\", '?')"
            + " || iif(\"desc\", ' desc', ''), ',') FROM pragma_index_xinfo(\"index\".\"name\") WHERE \"key\")";

    /** Returns a check that fails with the name of the first unknown thing. */
    Statement check(Table table) {
        String name = SqlText.literal(table.name().name());
        List<String> unknown = new ArrayList<>();
        unknown.add("SELECT 'column ' || \"name\" AS \"thing\" FROM pragma_table_xinfo(" + name + ") WHERE true"
                + not("\"name\"", table.columns().stream().map(Column::name)));
        unknown.add("SELECT 'index ' || \"index\".\"name\" FROM pragma_index_list(" + name
                + ") AS \"index\" WHERE \"origin\" = 'c'"
                + not(SHAPE, table.indexes().stream().map(index -> shape(table, index))));
        unknown.add(
                "SELECT 'unique constraint on ' || \"columns\" FROM (SELECT (SELECT group_concat(\"name\", ', ') FROM"
                        + " pragma_index_info(\"i\".\"name\")) AS \"columns\" FROM pragma_index_list(" + name
                        + ") AS \"i\" WHERE \"origin\" = 'u') WHERE true"
                        + not("\"columns\"", table.uniques().stream().map(u -> String.join(", ", u.columns()))));
        unknown.add("SELECT 'foreign key to ' || \"table\" FROM pragma_foreign_key_list(" + name + ") WHERE true"
                + not(
                        "\"table\" || ' by ' || \"from\" || ' ' || \"on_delete\" || ' ' || \"on_update\"",
                        table.foreignKeys().stream().flatMap(SqliteKnown::shown)));
        unknown.add("SELECT 'NOT NULL on ' || \"name\" FROM pragma_table_xinfo(" + name + ") WHERE \"notnull\""
                + not(
                        "\"name\"",
                        table.columns().stream()
                                .filter(column -> !column.nullable())
                                .map(Column::name)));
        unknown.add(SqliteTableWords.unknown(table));
        unknown.add("SELECT 'trigger ' || \"name\" FROM \"sqlite_schema\" WHERE \"type\" = 'trigger'"
                + " AND \"tbl_name\" COLLATE NOCASE = " + name + triggers(table));
        return guards.check(
                "table " + table.name() + " has something this script does not know",
                "SELECT json_extract('{}', coalesce('table ' || " + name
                        + " || ' has ' || min(\"thing\") || ', which this"
                        + " script does not know and would drop: make the script again from this database, or drop it"
                        + " first', '$')) IS NULL FROM (\n    " + String.join("\n    UNION ALL ", unknown) + ")",
                "Stops if table " + table.name() + " has anything here that would be dropped unseen");
    }

    private static String shape(Table table, Index index) {
        return index.name()
                + (index.unique() ? " unique" : "")
                + (index.where() == null ? "" : " partial")
                + index.parts().stream()
                        .map(part -> " " + shape(table, part) + (part.descending() ? " desc" : ""))
                        .collect(Collectors.joining(","));
    }

    private static String shape(Table table, Index.Part part) {
        if (part.column() != null) {
            return part.column() + " "
                    + table.column(part.column()).map(Column::collation).orElse("BINARY");
        }
        List<SqlToken> tokens = SqliteSyntax.tokens(String.valueOf(part.expression()));
        boolean collated = tokens.size() == 3
                && tokens.get(0).kind() == SqlToken.Kind.QUOTED
                && tokens.get(1).is("COLLATE");
        return collated ? tokens.get(0).value() + " " + tokens.get(2).value() : "?";
    }

    private String triggers(Table table) {
        List<StoredObject> known = now.objects().stream()
                .filter(o ->
                        o.kind() == StoredObject.Kind.TRIGGER && table.name().equals(o.table()))
                .toList();
        if (texts && !known.isEmpty()) {
            return known.stream()
                    .map(o -> SqlText.literal(o.sql()))
                    .collect(Collectors.joining(", ", " AND \"sql\" NOT IN (", ")"));
        }
        return not("\"name\"", known.stream().map(StoredObject::name));
    }

    /** Returns the columns of the key, each with its target and actions. */
    private static Stream<String> shown(ForeignKey key) {
        return key.columns().stream()
                .map(column ->
                        key.target().name() + " by " + column + " " + sql(key.onDelete()) + " " + sql(key.onUpdate()));
    }

    private static String sql(ForeignKey.Action action) {
        return action.name().replace('_', ' ');
    }

    private static String not(String value, Stream<String> known) {
        String all = known.map(SqlText::literal).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " AND (" + value + ") COLLATE NOCASE NOT IN (" + all + ")";
    }
}
