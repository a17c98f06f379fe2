package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what the database that a script runs on has on a table and the script does not know, because it was made
 * on another database or before. Writing the table again would drop it.
 *
 * @param texts whether triggers have the very text the schema has; a rename changes it
 */
record SqliteKnown(SqliteGuards guards, Schema now, boolean texts) {

    /** Fails with the name of the first such thing. */
    Statement check(Table table) {
        String name = SqliteGuards.literal(table.name().name());
        List<String> unknown = new ArrayList<>();
        unknown.add("SELECT 'column ' || \"name\" AS \"thing\" FROM pragma_table_xinfo(" + name + ")"
                + not("\"name\"", table.columns().stream().map(Column::name)));
        unknown.add(
                "SELECT 'index ' || \"name\" FROM \"sqlite_schema\" WHERE \"type\" = 'index' AND \"sql\" IS NOT NULL"
                        + " AND \"tbl_name\" COLLATE NOCASE = " + name
                        + not("\"name\"", table.indexes().stream().map(Index::name))
                                .replace(" WHERE ", " AND "));
        unknown.add(
                "SELECT 'unique constraint on ' || \"columns\" FROM (SELECT (SELECT group_concat(\"name\", ', ') FROM"
                        + " pragma_index_info(\"i\".\"name\")) AS \"columns\" FROM pragma_index_list(" + name
                        + ") AS \"i\" WHERE \"origin\" = 'u')"
                        + not("\"columns\"", table.uniques().stream().map(u -> String.join(", ", u.columns()))));
        unknown.add("SELECT 'foreign key to ' || \"table\" FROM pragma_foreign_key_list(" + name + ")"
                + not(
                        "\"table\" || ' by ' || \"from\" || ' ' || \"on_delete\" || ' ' || \"on_update\"",
                        table.foreignKeys().stream().flatMap(SqliteKnown::shown)));
        unknown.add("SELECT 'NOT NULL on ' || \"name\" FROM pragma_table_xinfo(" + name + ")"
                + columns("\"notnull\"", table, column -> !column.nullable()));
        unknown.add("SELECT 'a default of ' || \"name\" FROM pragma_table_xinfo(" + name + ")"
                + columns("\"dflt_value\" IS NOT NULL", table, column -> column.defaultSql() != null));
        unknown.add("SELECT 'a computed ' || \"name\" FROM pragma_table_xinfo(" + name + ")"
                + columns("\"hidden\" > 1", table, column -> column.computed() != null));
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

    private String triggers(Table table) {
        List<StoredObject> known = now.objects().stream()
                .filter(o ->
                        o.kind() == StoredObject.Kind.TRIGGER && table.name().equals(o.table()))
                .toList();
        if (texts && !known.isEmpty()) {
            return known.stream()
                    .map(o -> SqliteGuards.literal(o.sql()))
                    .collect(Collectors.joining(", ", " AND \"sql\" NOT IN (", ")"));
        }
        return not("\"name\"", known.stream().map(StoredObject::name)).replace(" WHERE ", " AND ");
    }

    /** Each of its columns with what it does. */
    private static Stream<String> shown(ForeignKey key) {
        return key.columns().stream()
                .map(column ->
                        key.target().name() + " by " + column + " " + sql(key.onDelete()) + " " + sql(key.onUpdate()));
    }

    private static String sql(ForeignKey.Action action) {
        return action.name().replace('_', ' ');
    }

    private static String columns(String condition, Table table, Predicate<Column> known) {
        String others = not("\"name\"", table.columns().stream().filter(known).map(Column::name));
        return " WHERE " + condition + others.replace(" WHERE ", " AND ");
    }

    private static String not(String value, Stream<String> known) {
        String all = known.map(SqliteGuards::literal).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " WHERE (" + value + ") COLLATE NOCASE NOT IN (" + all + ")";
    }
}
