package dev.rxkit.database.postgres;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts a model's schema to what PostgreSQL reports after CREATE. */
final class PostgresResolver {

    /** The table options that PostgreSQL supports. */
    private static final Set<String> OPTIONS =
            Set.of("unlogged", "with", "partition by", "row level security", "replica identity", "unmodelled");

    private final Map<TableName, List<String>> keys = new HashMap<>();

    private PostgresResolver(Schema schema) {
        schema.tables().forEach(table -> keys.put(PostgresNames.cut(table.name()), cut(table.key())));
    }

    static Schema resolve(Schema schema) {
        PostgresNames.check(schema);
        PostgresResolver resolver = new PostgresResolver(schema);
        return new Schema(
                schema.tables().stream().map(resolver::table).toList(),
                schema.objects(),
                schema.enums().stream()
                        .map(type -> new EnumType(PostgresNames.cut(type.name()), type.values()))
                        .toList());
    }

    private Table table(Table table) {
        TableName name = PostgresNames.cut(table.name());
        List<Column> columns =
                table.columns().stream().map(column -> column(table, column)).toList();
        PostgresExpressions texts = PostgresExpressions.over(columns, renamed(table));
        PrimaryKey key = table.primaryKey();
        Set<String> taken = new HashSet<>();
        table.checks().forEach(check -> taken.add(String.valueOf(check.name())));
        return new Table(
                name,
                columns.stream().map(column -> texts(column, texts)).toList(),
                key == null ? null : new PrimaryKey(named(key.name(), Names.primaryKey(name)), cut(key.columns())),
                sorted(
                        table.uniques().stream()
                                .map(unique -> unique(name, unique))
                                .toList(),
                        Unique::name),
                sorted(
                        table.indexes().stream()
                                .map(index -> PostgresIndexes.canonical(index, columns, texts))
                                .toList(),
                        Index::name),
                sorted(
                        table.foreignKeys().stream()
                                .map(fk -> foreignKey(name, fk))
                                .toList(),
                        ForeignKey::name),
                sorted(
                        table.checks().stream()
                                .map(check -> check(name, check, texts, taken))
                                .toList(),
                        Check::name),
                options(table.options()),
                blankless(table.comment()));
    }

    private static <T> List<T> sorted(List<T> list, java.util.function.Function<T, @Nullable String> name) {
        return list.stream()
                .sorted(Comparator.comparing(item -> Objects.requireNonNull(name.apply(item))))
                .toList();
    }

    private static Map<String, String> renamed(Table table) {
        Map<String, String> renamed = new HashMap<>();
        for (Column column : table.columns()) {
            String cut = PostgresNames.cut(column.name());
            if (!cut.equals(column.name())) {
                renamed.put(column.name(), cut);
            }
        }
        return renamed;
    }

    private static Column column(Table table, Column column) {
        Native type = PostgresTypes.resolve(column.type());
        boolean generated = column.generated() || PostgresTypes.serial(column.type());
        boolean nullable = column.nullable() && !generated && !table.key().contains(column.name());
        return new Column(
                PostgresNames.cut(column.name()),
                type,
                nullable,
                generated || column.computed() != null ? null : column.defaultSql(),
                generated,
                column.computed(),
                PostgresTypes.collation(column.type(), column.collation()),
                blankless(column.comment()),
                generated ? PostgresIdentity.canonical(type.sql(), column.identity()) : null,
                generated || column.computed() != null ? null : column.defaultSource(),
                column.attributes());
    }

    private static Column texts(Column column, PostgresExpressions texts) {
        Column.Computed computed = column.computed();
        String value = texts.defaultValue(column.defaultSql(), column.type());
        return column.withDefault(value, texts.source(column.defaultDdl(), value))
                .withComputed(computed == null ? null : computed(computed, texts));
    }

    private static Column.Computed computed(Column.Computed given, PostgresExpressions texts) {
        String expression = texts.expression(given.expression());
        return new Column.Computed(expression, given.stored(), texts.source(given.ddl(), expression));
    }

    private static Unique unique(TableName table, Unique unique) {
        List<String> columns = cut(unique.columns());
        return new Unique(
                named(unique.name(), Names.unique(table, columns)),
                columns,
                unique.deferral(),
                unique.nullsNotDistinct());
    }

    private ForeignKey foreignKey(TableName table, ForeignKey key) {
        ForeignKey cut = key.map(PostgresNames::cut, PostgresNames::cut, PostgresNames::cut);
        List<String> target =
                cut.targetColumns().isEmpty() ? keys.getOrDefault(cut.target(), List.of()) : cut.targetColumns();
        return new ForeignKey(
                named(key.name(), Names.foreignKey(table, cut.columns())),
                cut.columns(),
                cut.target(),
                target,
                cut.onDelete(),
                cut.onUpdate(),
                cut.deferral(),
                cut.columns().size() == 1 ? ForeignKey.Match.SIMPLE : cut.match());
    }

    private static Check check(TableName table, Check check, PostgresExpressions texts, Set<String> taken) {
        String sql = texts.expression(check.sql());
        if (check.name() != null) {
            return new Check(PostgresNames.cut(check.name()), sql, texts.source(check.ddl(), sql));
        }
        String made = Names.check(table, List.of(Integer.toHexString(sql.hashCode())));
        String name = made;
        for (int i = 2; !taken.add(name); i++) {
            name = Names.cut(made + "_" + i, PostgresNames.LIMIT);
        }
        return new Check(name, sql, texts.source(check.ddl(), sql));
    }

    /**
     * Returns the given name, or a generated one if it is null: statements that change a constraint need its name.
     */
    private static String named(@Nullable String given, String made) {
        return given == null ? made : PostgresNames.cut(given);
    }

    private static List<String> cut(List<String> columns) {
        return columns.stream().map(PostgresNames::cut).toList();
    }

    private static Map<String, String> options(Map<String, String> given) {
        Map<String, String> options = new LinkedHashMap<>(given);
        options.keySet()
                .removeIf(option -> !OPTIONS.contains(option)
                        && !option.startsWith(PostgresText.CONSTRAINT)
                        && !option.startsWith(PostgresText.INDEX)
                        && !option.startsWith(PostgresText.COLUMN));
        return options;
    }

    private static @Nullable String blankless(@Nullable String comment) {
        return comment == null || comment.isEmpty() ? null : comment;
    }
}
