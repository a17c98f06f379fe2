package dev.rxkit.migrate.plan;

import dev.rxkit.history.LockNames;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds the wanted table together with those parts of the present table that are not owned. An existing constraint or
 * index with another name is kept instead of the wanted one; one that needs a dropped column is dropped with it.
 *
 * @param old the present table by its old names, which the lock uses
 * @param now the present table after all renaming
 */
record TargetTable(Ownership ownership, Table old, Table now, Table wanted) {
    Table table() {
        Table all = wanted.withColumns(columns());
        Predicate<String> gone =
                name -> now.column(name).isPresent() && all.column(name).isEmpty();
        List<Unique> uniques = merge(
                now.uniques(),
                wanted.uniques(),
                Unique::name,
                (a, b) -> a.unnamed().equals(b.unnamed()),
                u -> u.columns().stream().anyMatch(gone));
        List<Index> indexes = merge(
                now.indexes(),
                wanted.indexes().stream().filter(i -> isNeeded(i, gone)).toList(),
                Index::name,
                (a, b) -> a.unnamed().equals(b.unnamed()),
                i -> uses(i, gone));
        List<ForeignKey> keys = merge(
                now.foreignKeys(),
                wanted.foreignKeys(),
                ForeignKey::name,
                // For a key of one column, which is what classes declare, MATCH makes no difference.
                (a, b) -> a.unnamed().withMatch(b.match()).equals(b.unnamed()),
                k -> k.columns().stream().anyMatch(gone) || isAltered(k));
        List<Check> checks = merge(
                now.checks(),
                wanted.checks(),
                Check::name,
                (a, b) -> a.unnamed().equals(b.unnamed()),
                c -> mentions(c.sql(), gone));
        return Ownership.withOptionsOf(
                now,
                all.withUniques(uniques)
                        .withIndexes(indexes)
                        .withForeignKeys(keys)
                        .withChecks(checks)
                        .withPrimaryKey(wanted.primaryKey() == null ? now.primaryKey() : wanted.primaryKey()));
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Column column : wanted.columns()) {
            columns.add(collated(column));
        }
        for (int i = 0; i < now.columns().size(); i++) {
            Column column = now.columns().get(i);
            String before = old.columns().get(i).name();
            if (wanted.column(column.name()).isEmpty() && !ownership.owns(LockNames.column(old.name(), before))) {
                columns.add(column);
            }
        }
        return columns;
    }

    /**
     * Keeps the collation of a column that no script created: the default collation of the kit is only for its own
     * columns.
     */
    private Column collated(Column column) {
        return now.column(column.name())
                .filter(present -> !isOwn(present.name()))
                .map(present -> column.withCollation(present.collation()))
                .orElse(column);
    }

    /**
     * Returns whether a declared index is wanted here. One that a foreign key implies is not added to a column that no
     * script created from a class, nor if a kept index begins with its columns.
     */
    private boolean isNeeded(Index index, Predicate<String> gone) {
        if (!index.implied() || now.indexes().contains(index)) {
            return true;
        }
        Table kept = now.withUniques(now.uniques().stream()
                        .filter(u -> isForeign(u.name()) && u.columns().stream().noneMatch(gone))
                        .toList())
                .withIndexes(now.indexes().stream()
                        .filter(i -> isForeign(i.name()) && !uses(i, gone))
                        .toList())
                .withPrimaryKey(wanted.primaryKey());
        return !kept.indexes(index.columns()) && index.columns().stream().allMatch(this::isOwn);
    }

    /** Returns whether the column is new, or a script created it from a class. */
    private boolean isOwn(String column) {
        for (int i = 0; i < now.columns().size(); i++) {
            if (now.columns().get(i).name().equals(column)) {
                return ownership.owns(
                        LockNames.column(old.name(), old.columns().get(i).name()));
            }
        }
        return true;
    }

    private <T> List<T> merge(
            List<T> present,
            List<T> declared,
            Function<T, @Nullable String> name,
            BiPredicate<T, T> same,
            Predicate<T> goes) {
        List<T> merged = new ArrayList<>();
        for (T item : declared) {
            merged.add(present.stream()
                    .filter(p -> !isDeclared(name.apply(p), declared, name) && isForeign(name.apply(p)))
                    .filter(p -> same.test(p, item))
                    .findFirst()
                    .orElse(item));
        }
        for (T item : present) {
            boolean known = merged.contains(item) || isDeclared(name.apply(item), declared, name);
            if (!known && isForeign(name.apply(item)) && !goes.test(item)) {
                merged.add(item);
            }
        }
        return merged;
    }

    private static <T> boolean isDeclared(
            @Nullable String name, List<T> declared, Function<T, @Nullable String> nameOf) {
        return name != null && declared.stream().anyMatch(d -> name.equals(nameOf.apply(d)));
    }

    private boolean isForeign(@Nullable String name) {
        return name == null || !ownership.owns(LockNames.rule(old.name(), name));
    }

    /** Returns whether the classes declare the same reference with other actions. */
    private boolean isAltered(ForeignKey key) {
        return wanted.foreignKeys().stream()
                .anyMatch(w -> w.columns().equals(key.columns()) && w.target().equals(key.target()));
    }

    private boolean uses(Index index, Predicate<String> gone) {
        return index.columns().stream().anyMatch(gone)
                || index.where() != null && mentions(index.where(), gone)
                || index.parts().stream().anyMatch(p -> p.expression() != null && mentions(p.expression(), gone));
    }

    private boolean mentions(String sql, Predicate<String> gone) {
        return now.columns().stream().map(Column::name).filter(gone).anyMatch(name -> SqlWords.mentions(sql, name));
    }
}
