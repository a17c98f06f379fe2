package dev.rxkit.database.mariadb;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts a model's schema to what MariaDB reports after CREATE. The server does not distinguish a unique index over
 * plain columns from a unique constraint; it is represented as the constraint.
 */
final class MariaDbResolver {

    private final Schema schema;
    private final String collation;
    private final boolean expressions;

    private MariaDbResolver(Schema schema, String collation, boolean expressions) {
        this.schema = schema;
        this.collation = collation;
        this.expressions = expressions;
    }

    /**
     * Resolves a schema.
     *
     * @param collation the collation of a new table
     * @param expressions whether an expression can be indexed
     */
    static Schema resolve(Schema schema, String collation, boolean expressions) {
        MariaDbNames.check(schema);
        return schema.map(new MariaDbResolver(schema, collation, expressions)::table);
    }

    /** Returns a table of a database, whose names are already those of the server. */
    static Table canonical(Table inspected) {
        return new MariaDbResolver(Schema.empty(), MariaDbSyntax.COLLATION, true).table(inspected);
    }

    private Table table(Table table) {
        TableName name = table.name();
        List<String> names = table.columns().stream().map(Column::name).toList();
        List<Unique> uniques = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        for (Unique unique : table.uniques()) {
            uniques.add(new Unique(
                    MariaDbNames.fitted(unique.name(), Names.unique(name, unique.columns())), unique.columns()));
        }
        for (Index given : table.indexes()) {
            if (given.implied()) {
                // The server makes an index for each foreign key itself.
                continue;
            }
            Index index = index(table, given, names);
            if (unique(index)) {
                uniques.add(new Unique(index.name(), index.columns()));
            } else {
                indexes.add(index);
            }
        }
        List<Check> checks = new ArrayList<>();
        for (Check check : table.checks()) {
            String canonical = MariaDbExpressions.canonical(check.sql(), names);
            checks.add(new Check(
                    MariaDbNames.fitted(check.name(), Names.check(name, List.of("" + (checks.size() + 1)))),
                    canonical,
                    MariaDbExpressions.source(check.ddl(), canonical, names)));
        }
        uniques.sort(Comparator.comparing(unique -> Objects.requireNonNull(unique.name())));
        indexes.sort(Comparator.comparing(Index::name));
        checks.sort(Comparator.comparing(check -> Objects.requireNonNull(check.name())));
        Set<String> keyed = keyed(table);
        return new Table(
                name,
                table.columns().stream()
                        .map(column -> column(table, column, names, keyed))
                        .toList(),
                table.primaryKey() == null ? null : new PrimaryKey(null, table.key()),
                uniques,
                indexes,
                table.foreignKeys().stream()
                        .map(key -> foreignKey(table, key))
                        .sorted(Comparator.comparing(key -> Objects.requireNonNull(key.name())))
                        .toList(),
                checks,
                table.options(),
                empty(table.comment()));
    }

    /** Returns whether the server would report the index as a unique constraint without losing anything. */
    static boolean unique(Index index) {
        return index.unique()
                && index.method() == null
                && index.parts().stream()
                        .allMatch(part -> part.column() != null && !part.descending() && part.detail() == null);
    }

    /** Returns the columns that are completely part of a key or index, so that their type needs a length. */
    private static Set<String> keyed(Table table) {
        Set<String> keyed = new HashSet<>(table.key());
        table.uniques().forEach(unique -> keyed.addAll(unique.columns()));
        table.foreignKeys().forEach(key -> keyed.addAll(key.columns()));
        // The type of an enum's column is short as well: the kit's own check refers to the column.
        for (Column column : table.columns()) {
            String words = Names.check(table.name(), List.of(column.name()));
            if (table.checks().stream().anyMatch(check -> words.equals(check.name()))) {
                keyed.add(column.name());
            }
        }
        for (Index index : table.indexes()) {
            for (Index.Part part : index.parts()) {
                if (part.column() != null && part.detail() == null && method(index) == null) {
                    keyed.add(part.column());
                }
            }
        }
        return keyed;
    }

    private Column column(Table table, Column column, List<String> names, Set<String> keyed) {
        requirePrecision(table, column);
        Native type = MariaDbTypes.resolve(column.type(), keyed.contains(column.name()));
        Column.Computed computed = column.computed();
        boolean key = table.key().contains(column.name());
        boolean counted = computed != null || column.generated();
        String value = counted ? null : MariaDbDefaults.canonical(column.defaultSql(), type, names);
        return new Column(
                column.name(),
                type,
                computed != null || (column.nullable() && !key),
                value,
                column.generated(),
                computed == null ? null : computed(computed, names),
                collation(table, column, type),
                empty(column.comment()),
                null,
                MariaDbDefaults.source(column.defaultDdl(), value, names),
                column.attributes());
    }

    private static Column.Computed computed(Column.Computed given, List<String> names) {
        String canonical = MariaDbExpressions.canonical(given.expression(), names);
        return new Column.Computed(canonical, given.stored(), MariaDbExpressions.source(given.ddl(), canonical, names));
    }

    private static void requirePrecision(Table table, Column column) {
        if (column.type() instanceof ColumnType.Logical type
                && type.kind() == ColumnType.Kind.DECIMAL
                && type.precision() == null
                && type.scale() == null) {
            throw new MappingException("A decimal on MariaDB needs a precision and a scale: set both for "
                    + table.name() + "." + column.name() + ", for example @Column(precision = 19, scale = 4).");
        }
    }

    private @Nullable String collation(Table table, Column column, Native type) {
        String stated = column.collation() == null && column.type() instanceof Native given
                ? MariaDbTypes.collation(given.sql())
                : column.collation();
        String ordinary = table.options().getOrDefault("collation", collation);
        return stated == null || stated.equalsIgnoreCase(ordinary) || !MariaDbTypes.textual(type.sql())
                ? null
                : stated.toLowerCase(Locale.ROOT);
    }

    private Index index(Table table, Index index, List<String> names) {
        String what = "index " + index.name() + " of table " + table.name();
        if (index.where() != null) {
            throw new MappingException("MariaDB has no partial indexes: remove where from " + what
                    + ", or enforce the rule with a unique generated column.");
        }
        return new Index(
                MariaDbNames.fitted(index.name(), index.name()),
                index.parts().stream().map(part -> part(part, names, what)).toList(),
                index.unique(),
                null,
                method(index),
                List.of());
    }

    private static @Nullable String method(Index index) {
        String method = index.method() == null ? "" : index.method().toUpperCase(Locale.ROOT);
        return method.equals("FULLTEXT") || method.equals("SPATIAL") ? method : null;
    }

    private Index.Part part(Index.Part part, List<String> names, String what) {
        String expression = part.expression();
        if (expression == null) {
            return new Index.Part(part.column(), null, part.descending(), null, part.detail());
        }
        String canonical = MariaDbExpressions.canonical(expression, names);
        String column = names.stream()
                .filter(name -> MariaDbSyntax.quote(name).equals(canonical))
                .findFirst()
                .orElse(null);
        if (column == null && !expressions) {
            throw new MappingException(
                    "MariaDB cannot index an expression (" + what + "): add a generated column and index that.");
        }
        return new Index.Part(
                column,
                column == null ? canonical : null,
                part.descending(),
                null,
                null,
                column == null ? MariaDbExpressions.source(String.valueOf(part.ddl()), canonical, names) : null);
    }

    private ForeignKey foreignKey(Table table, ForeignKey key) {
        if (key.onDelete() == ForeignKey.Action.SET_DEFAULT || key.onUpdate() == ForeignKey.Action.SET_DEFAULT) {
            throw new MappingException("MariaDB has no SET DEFAULT for the foreign key " + table.name() + key.columns()
                    + ": choose SET_NULL, CASCADE or NO_ACTION.");
        }
        List<String> target = !key.targetColumns().isEmpty()
                ? key.targetColumns()
                : schema.table(key.target()).map(Table::key).orElse(List.of());
        return new ForeignKey(
                MariaDbNames.fitted(key.name(), Names.foreignKey(table.name(), key.columns())),
                key.columns(),
                key.target(),
                target,
                action(key.onDelete()),
                action(key.onUpdate()),
                ForeignKey.Deferral.NONE);
    }

    /** InnoDB checks at once, so RESTRICT has the same effect as NO ACTION. */
    private static ForeignKey.Action action(ForeignKey.Action action) {
        return action == ForeignKey.Action.RESTRICT ? ForeignKey.Action.NO_ACTION : action;
    }

    private static @Nullable String empty(@Nullable String comment) {
        return comment == null || comment.isEmpty() ? null : comment;
    }
}
