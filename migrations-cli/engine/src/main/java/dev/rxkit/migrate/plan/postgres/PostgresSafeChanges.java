package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The changes of tables that stay which can be made without a lock that stops writes while rows are read. What replaces
 * something of its kind is not among them, because the table would be without it in between.
 */
record PostgresSafeChanges(
        List<Of<Index>> indexes,
        List<Of<Unique>> uniques,
        List<Of<ForeignKey>> keys,
        List<Of<Check>> checks,
        List<Of<Column>> columns) {
    /** A thing of a table, by the table's new name; a column is one that becomes NOT NULL. */
    record Of<T>(TableName table, T item) {}

    static PostgresSafeChanges of(Schema to, ChangesByKind kinds, Backfill backfill) {
        PostgresSafeChanges safe = new PostgresSafeChanges(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<TableName> added =
                Set.copyOf(kinds.added().stream().map(Table::name).toList());
        kinds.tables()
                .forEach((name, changes) -> to.table(name)
                        .filter(table -> !added.contains(name))
                        .ifPresent(table -> safe.add(table, changes, to, backfill)));
        return safe;
    }

    private void add(Table table, TableChanges changes, Schema to, Backfill backfill) {
        TableName name = table.name();
        pure(changes.indexes()).forEach(index -> indexes.add(new Of<>(name, index)));
        pure(changes.uniques())
                .filter(unique -> unique.deferral() == ForeignKey.Deferral.NONE && !isReferenced(to, name, unique))
                .forEach(unique -> uniques.add(new Of<>(name, unique)));
        pure(changes.foreignKeys()).forEach(key -> keys.add(new Of<>(name, key)));
        pure(changes.checks()).forEach(check -> checks.add(new Of<>(name, check)));
        PrimaryKey key = table.primaryKey();
        for (Column column : table.columns()) {
            boolean required = isRequired(changes.altered().get(column.name()))
                    || changes.columns().added().contains(column)
                            && Questions.needsValue(column)
                            && backfill.of(table, column)
                                    .filter(sql -> !SqlWords.isConstant(sql))
                                    .isPresent();
            if (required && (key == null || !key.columns().contains(column.name()))) {
                columns.add(new Of<>(name, column));
            }
        }
    }

    private static <T> Stream<T> pure(TableChanges.Replacements<T> changes) {
        return changes.dropped().isEmpty() ? changes.added().stream() : Stream.empty();
    }

    /** Returns whether nothing but the default and the comment changes with NOT NULL. */
    private static boolean isRequired(@Nullable ColumnChange change) {
        return change != null
                && change.has(Part.NULLABLE)
                && !change.to().nullable()
                && change.to().computed() == null
                && Stream.of(Part.TYPE, Part.GENERATED, Part.COMPUTED, Part.COLLATION)
                        .noneMatch(change::has);
    }

    /** Returns whether a foreign key needs the constraint, so that it is created before the key. */
    private static boolean isReferenced(Schema to, TableName table, Unique unique) {
        return to.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .anyMatch(key -> key.target().equals(table)
                        && Set.copyOf(key.targetColumns()).equals(Set.copyOf(unique.columns())));
    }

    boolean isEmpty() {
        return indexes.isEmpty() && uniques.isEmpty() && keys.isEmpty() && checks.isEmpty() && columns.isEmpty();
    }

    /** Returns the schema without these things, whose columns are nullable. */
    Schema without(Schema to) {
        return to.map(table -> {
            Table less = table.withIndexes(less(table, table.indexes(), indexes))
                    .withUniques(less(table, table.uniques(), uniques))
                    .withForeignKeys(less(table, table.foreignKeys(), keys))
                    .withChecks(less(table, table.checks(), checks));
            return less.withColumns(table.columns().stream()
                    .map(column ->
                            columns.contains(new Of<>(table.name(), column)) ? column.withNullable(true) : column)
                    .toList());
        });
    }

    private static <T> List<T> less(Table table, List<T> all, List<Of<T>> without) {
        return all.stream()
                .filter(item -> !without.contains(new Of<>(table.name(), item)))
                .toList();
    }

    /** Returns whether a change is one of these. */
    boolean has(Change change) {
        return change instanceof Change.AddIndex add && indexes.contains(new Of<>(add.table(), add.index()))
                || change instanceof Change.AddUnique added && uniques.contains(new Of<>(added.table(), added.unique()))
                || change instanceof Change.AddForeignKey key && keys.contains(new Of<>(key.table(), key.key()))
                || change instanceof Change.AddCheck check && checks.contains(new Of<>(check.table(), check.check()))
                || change instanceof Change.AlterNullable alter && columns.contains(new Of<>(alter.table(), alter.to()))
                || change instanceof Change.AddColumn column
                        && columns.contains(new Of<>(column.table(), column.column()));
    }

    /** Returns the value that rows without one get; empty if the script is to stop at such rows. */
    static Optional<String> value(Backfill backfill, Schema to, Of<Column> column) {
        return to.table(column.table()).flatMap(table -> backfill.of(table, column.item()));
    }
}
