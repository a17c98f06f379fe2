package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The primary key, unique constraints, indexes and checks of one table that stays. Dropped ones are dropped before the
 * columns change; added ones are added afterwards. One whose name alone differs is renamed; one over a column that is
 * converted or computed again is dropped and added again.
 */
final class PostgresConstraints {
    private final Dialect dialect;
    private final Table now;
    private final Table to;
    private final TableName name;
    private final TableChanges changes;
    private final AffectedColumns touched;

    PostgresConstraints(Dialect dialect, AlterTable alteration, TableChanges changes, AffectedColumns touched) {
        this.dialect = dialect;
        this.now = alteration.now();
        this.to = alteration.to();
        this.name = now.name();
        this.changes = changes;
        this.touched = touched;
    }

    private List<Check> droppedChecks() {
        return changes.checks().dropped();
    }

    private List<Check> addedChecks() {
        return changes.checks().added();
    }

    private List<Index> droppedIndexes() {
        return changes.indexes().dropped();
    }

    private List<Index> addedIndexes() {
        return changes.indexes().added();
    }

    private List<Unique> droppedUniques() {
        return changes.uniques().dropped();
    }

    private List<Unique> addedUniques() {
        return changes.uniques().added();
    }

    void drop(List<Statement> script) {
        for (Check check : now.checks()) {
            if (isIn(droppedChecks(), check, Check::name) && former(droppedChecks(), addedChecks(), check) == null
                    || touched.uses(check.sql(), name)) {
                dropConstraint(check.name(), script);
            }
        }
        for (Index index : now.indexes()) {
            if (isIn(droppedIndexes(), index, Index::name) && former(droppedIndexes(), addedIndexes(), index) == null
                    || isHeld(index)) {
                script.add(Statement.of("DROP INDEX " + dialect.quote(new TableName(name.namespace(), index.name()))));
            }
        }
        for (Unique unique : now.uniques()) {
            if (isIn(droppedUniques(), unique, Unique::name) && former(droppedUniques(), addedUniques(), unique) == null
                    || isHeld(unique.columns())) {
                dropConstraint(unique.name(), script);
            }
        }
        PrimaryKey key = now.primaryKey();
        if (key != null && (isHeld(key.columns()) || keyChange() != null && !keyIsRenamed())) {
            dropConstraint(key.name(), script);
        }
        rename(script);
    }

    private void dropConstraint(@Nullable String constraint, List<Statement> script) {
        script.add(Statement.of("ALTER TABLE " + dialect.quote(name) + " DROP CONSTRAINT "
                + dialect.quote(String.valueOf(constraint))));
    }

    private void rename(List<Statement> script) {
        addedChecks().forEach(check -> {
            Check old = renamed(droppedChecks(), addedChecks(), check);
            if (old != null && !touched.uses(old.sql(), name)) {
                renameConstraint(old.name(), check.name(), script);
            }
        });
        addedUniques().forEach(unique -> {
            Unique old = renamed(droppedUniques(), addedUniques(), unique);
            if (old != null && !isHeld(old.columns())) {
                renameConstraint(old.name(), unique.name(), script);
            }
        });
        addedIndexes().forEach(index -> {
            Index old = renamed(droppedIndexes(), addedIndexes(), index);
            if (old != null && !isHeld(old)) {
                script.add(Statement.of("ALTER INDEX " + dialect.quote(new TableName(name.namespace(), old.name()))
                        + " RENAME TO " + dialect.quote(index.name())));
            }
        });
        Change.AlterPrimaryKey change = keyChange();
        PrimaryKey wanted = change == null ? null : change.to();
        PrimaryKey key = now.primaryKey();
        if (key != null && wanted != null && keyIsRenamed() && !isHeld(key.columns())) {
            renameConstraint(key.name(), wanted.name(), script);
        }
    }

    private void renameConstraint(@Nullable String from, @Nullable String to, List<Statement> script) {
        script.add(Statement.of("ALTER TABLE " + dialect.quote(name) + " RENAME CONSTRAINT "
                + dialect.quote(String.valueOf(from)) + " TO " + dialect.quote(String.valueOf(to))));
    }

    void add(List<Statement> script) {
        Change.AlterPrimaryKey change = keyChange();
        PrimaryKey key = now.primaryKey();
        PrimaryKey wanted = change == null ? key : change.to();
        boolean renamed = key != null && keyIsRenamed() && !isHeld(key.columns());
        if (wanted != null && !renamed && (change != null || isHeld(wanted.columns()))) {
            addConstraint(PostgresText.primaryKey(wanted), script);
        }
        List<Unique> uniques = new ArrayList<>(now.uniques());
        uniques.removeIf(unique -> isIn(droppedUniques(), unique, Unique::name) || !isHeld(unique.columns()));
        addedUniques().stream()
                .filter(unique -> {
                    Unique old = renamed(droppedUniques(), addedUniques(), unique);
                    return old == null || isHeld(old.columns());
                })
                .forEach(uniques::add);
        uniques.forEach(unique -> addConstraint(PostgresText.unique(unique), script));
        List<Index> indexes = new ArrayList<>(now.indexes());
        indexes.removeIf(index -> isIn(droppedIndexes(), index, Index::name) || !isHeld(index));
        addedIndexes().stream()
                .filter(index -> {
                    Index old = renamed(droppedIndexes(), addedIndexes(), index);
                    return old == null || isHeld(old);
                })
                .forEach(indexes::add);
        indexes.forEach(index -> script.add(Statement.of(PostgresText.index(name, wanted(to.indexes(), index)))));
    }

    /** Behind the foreign keys. */
    void addChecks(List<Statement> script) {
        List<Check> checks = new ArrayList<>(now.checks());
        checks.removeIf(check -> isIn(droppedChecks(), check, Check::name) || !touched.uses(check.sql(), name));
        addedChecks().stream()
                .filter(check -> {
                    Check old = renamed(droppedChecks(), addedChecks(), check);
                    return old == null || touched.uses(old.sql(), name);
                })
                .forEach(checks::add);
        PostgresGuards guards = new PostgresGuards(dialect);
        for (Check check : checks) {
            Check added = wanted(to.checks(), check);
            script.add(guards.none(
                    name + " has rows that do not meet " + added.name() + ": " + added.ddl(),
                    name,
                    "NOT (" + added.ddl() + ")"));
            addConstraint(PostgresText.check(added), script);
        }
    }

    /** Returns the same constraint of the wanted table: its text may be written for the new type of a column. */
    private static <T> T wanted(List<T> all, T item) {
        int at = all.indexOf(item);
        return at < 0 ? item : all.get(at);
    }

    private void addConstraint(String clause, List<Statement> script) {
        script.add(Statement.of("ALTER TABLE " + dialect.quote(name) + " ADD " + clause));
    }

    private Change.@Nullable AlterPrimaryKey keyChange() {
        return changes.primaryKey();
    }

    private boolean keyIsRenamed() {
        Change.AlterPrimaryKey change = keyChange();
        PrimaryKey from = change == null ? null : change.from();
        PrimaryKey to = change == null ? null : change.to();
        return from != null && to != null && from.columns().equals(to.columns());
    }

    /** Returns whether a key or constraint over these columns is dropped with one of them. */
    private boolean isHeld(List<String> columns) {
        return columns.stream().anyMatch(column -> touched.isRebuilt(name, column));
    }

    private boolean isHeld(Index index) {
        boolean special = index.method() != null || index.parts().stream().anyMatch(part -> part.detail() != null);
        return isHeld(index.columns())
                || isHeld(index.include())
                || special && index.columns().stream().anyMatch(column -> touched.has(name, column))
                || index.where() != null && touched.uses(index.where(), name)
                || index.parts().stream()
                        .anyMatch(part -> part.expression() != null && touched.uses(part.expression(), name));
    }

    private static <T> boolean isIn(List<T> dropped, T item, Function<T, @Nullable String> nameOf) {
        return dropped.stream()
                .anyMatch(other ->
                        nameOf.apply(other) != null && Objects.equals(nameOf.apply(other), nameOf.apply(item)));
    }

    /** Returns the added one that equals this dropped one but for its name, or null. */
    private <T> @Nullable T former(List<T> dropped, List<T> added, T item) {
        return added.stream()
                .filter(other -> {
                    T old = renamed(dropped, added, other);
                    return old != null && Objects.equals(nameOf(old), nameOf(item));
                })
                .findFirst()
                .orElse(null);
    }

    /** Returns the dropped one that equals this added one but for its name, or null; its new name must be free. */
    private <T> @Nullable T renamed(List<T> dropped, List<T> added, T item) {
        if (isTaken(String.valueOf(nameOf(item)))) {
            return null;
        }
        return dropped.stream()
                .filter(other -> unnamed(other).equals(unnamed(item)))
                .filter(other -> added.stream()
                        .filter(a -> unnamed(a).equals(unnamed(other)))
                        .findFirst()
                        .filter(a -> a == item)
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    private boolean isTaken(String wanted) {
        PrimaryKey key = now.primaryKey();
        return key != null && wanted.equals(key.name())
                || now.uniques().stream().anyMatch(u -> wanted.equals(u.name()))
                || now.indexes().stream().anyMatch(i -> wanted.equals(i.name()))
                || now.checks().stream().anyMatch(c -> wanted.equals(c.name()));
    }

    static @Nullable String nameOf(Object item) {
        return item instanceof Check check
                ? check.name()
                : item instanceof Unique unique ? unique.name() : ((Index) item).name();
    }

    static Object unnamed(Object item) {
        return item instanceof Check check
                ? check.unnamed()
                : item instanceof Unique unique ? unique.unnamed() : ((Index) item).unnamed();
    }
}
