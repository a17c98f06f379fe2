package dev.rxkit.migrate.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table in schema JSON.
 *
 * @param pk the columns of the primary key; null if it consists of the columns marked {@code pk}, in their order
 */
record TableJson(
        @Nullable List<@Nullable ColumnJson> columns,
        @Nullable String pkName,
        @Nullable List<@Nullable String> pk,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable IndexJson> indexes,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable UniqueJson> uniques,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable ForeignKeyJson> fks,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable CheckJson> checks,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Map<String, @Nullable Object> options,

        @Nullable String comment) {

    static TableJson of(Table table) {
        PrimaryKey key = table.primaryKey();
        List<String> marked = table.columns().stream()
                .map(Column::name)
                .filter(table.key()::contains)
                .toList();
        return new TableJson(
                table.columns().stream()
                        .map(column -> ColumnJson.of(column, table.key().contains(column.name())))
                        .toList(),
                key == null ? null : key.name(),
                marked.equals(table.key()) ? null : new ArrayList<>(table.key()),
                table.indexes().stream().map(IndexJson::of).toList(),
                table.uniques().stream().map(UniqueJson::of).toList(),
                table.foreignKeys().stream().map(ForeignKeyJson::of).toList(),
                table.checks().stream().map(CheckJson::of).toList(),
                new TreeMap<>(table.options()),
                table.comment());
    }

    /**
     * Returns the table.
     *
     * @param computedIsStored whether a computed column is stored if the JSON does not say so
     */
    Table table(TableName name, JsonLocation at, boolean computedIsStored) {
        List<Column> read = at.each("columns", columns, (column, place) -> column.column(place, computedIsStored));
        if (columns == null || read.isEmpty()) {
            throw at.problem(" has no columns");
        }
        List<String> key = pk != null
                ? at.texts("pk", pk)
                : at.each("columns", columns, (column, place) -> column).stream()
                        .filter(ColumnJson::pk)
                        .map(column -> at.required("name", column.name()))
                        .toList();
        Map<String, String> texts = new TreeMap<>();
        if (options != null) {
            options.forEach((option, value) -> texts.put(option, String.valueOf(value)));
        }
        return new Table(
                name,
                read,
                key.isEmpty() ? null : new PrimaryKey(pkName, key),
                at.each("uniques", uniques, UniqueJson::unique),
                at.each("indexes", indexes, IndexJson::index),
                at.each("fks", fks, ForeignKeyJson::key),
                at.each("checks", checks, CheckJson::check),
                texts,
                comment);
    }

    record CheckJson(
            @Nullable String name,
            @Nullable String expr,
            @Nullable String source) {
        static CheckJson of(Check check) {
            return new CheckJson(check.name(), check.sql(), check.source());
        }

        Check check(JsonLocation at) {
            return new Check(name, at.required("expr", expr), source);
        }
    }
}
