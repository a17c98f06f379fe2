package dev.rxkit.database.sqlite;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlToken;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts a model's schema to what SQLite reports after CREATE. */
final class SqliteResolver {

    private SqliteResolver() {}

    static Schema resolve(Schema schema) {
        SqliteNames.check(schema);
        return schema.map(SqliteResolver::table);
    }

    private static Table table(Table table) {
        List<Column> columns =
                table.columns().stream().map(column -> column(table, column)).toList();
        List<String> names = columns.stream().map(Column::name).toList();
        boolean generated = columns.stream().anyMatch(Column::generated);
        PrimaryKey key = table.primaryKey();
        return new Table(
                plain(table.name()),
                columns,
                key == null || !generated ? key : new PrimaryKey(null, key.columns()),
                table.uniques(),
                table.indexes().stream()
                        .map(index -> index(index, columns, names))
                        .sorted(Comparator.comparing(Index::name))
                        .toList(),
                table.foreignKeys().stream().map(SqliteResolver::foreignKey).toList(),
                table.checks().stream()
                        .map(check -> new Check(check.name(), SqliteText.expression(check.sql(), names)))
                        .toList(),
                table.options(),
                null);
    }

    private static Column column(Table table, Column column) {
        Native type = SqliteTypes.resolve(column.type());
        boolean generated = column.generated() || rowid(table, column, type);
        Column.Computed computed = column.computed();
        List<String> names = table.columns().stream().map(Column::name).toList();
        return new Column(
                column.name(),
                generated ? new Native("INTEGER") : type,
                column.nullable() && !generated,
                SqliteText.defaultValue(column.defaultSql()),
                generated,
                computed == null
                        ? null
                        : new Column.Computed(SqliteText.expression(computed.expression(), names), computed.stored()),
                collation(column.collation()),
                null);
    }

    /** Returns whether the column is the rowid: a single INTEGER key, whose value SQLite always generates. */
    private static boolean rowid(Table table, Column column, Native type) {
        return type.sql().equals("INTEGER")
                && table.key().equals(List.of(column.name()))
                && !"true".equals(table.options().get("without rowid"));
    }

    private static @Nullable String collation(@Nullable String collation) {
        String name = collation == null ? "BINARY" : collation.toUpperCase(Locale.ROOT);
        return name.equals("BINARY") ? null : name;
    }

    private static Index index(Index index, List<Column> columns, List<String> names) {
        String where = index.where();
        return new Index(
                index.name(),
                index.parts().stream().map(part -> part(part, columns, names)).toList(),
                index.unique(),
                where == null ? null : SqliteText.expression(where, names),
                null,
                List.of(),
                false,
                null,
                index.implied());
    }

    private static Index.Part part(Index.Part part, List<Column> columns, List<String> names) {
        String given = part.expression();
        if (given == null) {
            return part;
        }
        String expression = SqliteText.expression(given, names);
        List<SqlToken> tokens = SqliteSyntax.tokens(expression);
        boolean collated = tokens.size() == 3 && tokens.get(1).is("COLLATE");
        String name = tokens.isEmpty() ? "" : tokens.get(0).value();
        if (names.contains(name) && (tokens.size() == 1 || (collated && natural(columns, name, tokens.get(2))))) {
            return new Index.Part(name, null, part.descending());
        }
        return new Index.Part(null, expression, part.descending());
    }

    /** Returns whether the collation is the column's own, so that it can be left out. */
    private static boolean natural(List<Column> columns, String name, SqlToken collation) {
        String own = columns.stream()
                .filter(column -> column.name().equals(name))
                .<String>mapMulti(
                        (column, sink) -> sink.accept(Objects.requireNonNullElse(column.collation(), "BINARY")))
                .findFirst()
                .orElse("BINARY");
        return own.equals(collation.value());
    }

    private static ForeignKey foreignKey(ForeignKey key) {
        return key.map(column -> column, SqliteResolver::plain, column -> column);
    }

    private static TableName plain(TableName name) {
        return TableName.of(name.name());
    }
}
