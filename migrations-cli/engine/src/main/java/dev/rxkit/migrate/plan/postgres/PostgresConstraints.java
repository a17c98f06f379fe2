package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.migrate.plan.TableChanges.Replacements;
import dev.rxkit.migrate.plan.postgres.PostgresExpectedTables.Key;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final LiveConstraints live;

    PostgresConstraints(
            Dialect dialect,
            AlterTable alteration,
            TableChanges changes,
            AffectedColumns touched,
            LiveConstraints live) {
        this.dialect = dialect;
        this.now = alteration.now();
        this.to = alteration.to();
        this.name = now.name();
        this.changes = changes;
        this.touched = touched;
        this.live = live;
    }

    /** Adds what the script drops and makes again, which the database may have in another form. */
    void expect(PostgresExpectedTables expected) {
        List<Check> checks = now.checks().stream()
                .filter(check -> isMadeAgain(changes.checks(), check, touched.uses(check.sql(), name)))
                .toList();
        List<Index> indexes = now.indexes().stream()
                .filter(index -> isMadeAgain(changes.indexes(), index, isHeld(index)))
                .toList();
        List<Key> keys = new ArrayList<>();
        Change.AlterPrimaryKey change = keyChange();
        PrimaryKey from = change == null ? null : change.from();
        PrimaryKey to = change == null ? null : change.to();
        if (from != null && to != null && !from.columns().equals(to.columns())) {
            keys.add(new Key(
                    String.valueOf(from.name()),
                    PostgresText.primaryKey(new PrimaryKey(null, from.columns())),
                    from.columns()));
        }
        changes.uniques().dropped().stream()
                .filter(unique -> isReplaced(changes.uniques(), unique))
                .forEach(unique -> keys.add(new Key(
                        String.valueOf(unique.name()), PostgresText.unique(unique.unnamed()), unique.columns())));
        changes.foreignKeys().dropped().stream()
                .filter(key -> isReplaced(changes.foreignKeys(), key))
                .forEach(key -> keys.add(
                        new Key(String.valueOf(key.name()), PostgresText.foreignKey(key.unnamed()), key.columns())));
        expected.add(now, touched, checks, indexes, keys);
    }

    /** Returns whether the script adds it again by its own text, or replaces it with another one. */
    private <T> boolean isMadeAgain(Replacements<T> replaced, T item, boolean held) {
        boolean dropped = isIn(replaced, item);
        return dropped ? replaced.replacing(item) != null && (held || !isRenamed(replaced, item)) : held;
    }

    private static <T> boolean isReplaced(Replacements<T> replaced, T old) {
        T other = replaced.replacing(old);
        return other != null && !replaced.isSame(old, other);
    }

    void drop(List<Statement> script) {
        for (Check check : now.checks()) {
            if (isIn(changes.checks(), check) && !isRenamed(changes.checks(), check)
                    || touched.uses(check.sql(), name)) {
                dropConstraint(check.name(), script);
            }
        }
        for (Index index : now.indexes()) {
            if (isIn(changes.indexes(), index) && !isRenamed(changes.indexes(), index) || isHeld(index)) {
                script.add(Statement.of("DROP INDEX " + dialect.quote(new TableName(name.namespace(), index.name()))));
            }
        }
        for (Unique unique : now.uniques()) {
            if (isIn(changes.uniques(), unique) && !isRenamed(changes.uniques(), unique) || isHeld(unique.columns())) {
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
        changes.checks().added().forEach(check -> {
            Check old = renamed(changes.checks(), check);
            if (old != null && !touched.uses(old.sql(), name)) {
                renameConstraint(old.name(), check.name(), script);
            }
        });
        changes.uniques().added().forEach(unique -> {
            Unique old = renamed(changes.uniques(), unique);
            if (old != null && !isHeld(old.columns())) {
                renameConstraint(old.name(), unique.name(), script);
            }
        });
        changes.indexes().added().forEach(index -> {
            Index old = renamed(changes.indexes(), index);
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
            String former = key != null && key.columns().equals(wanted.columns()) ? key.name() : null;
            add(PostgresText.primaryKey(wanted), wanted.name(), former, script);
        }
        for (Unique unique : now.uniques()) {
            if (!isIn(changes.uniques(), unique) && isHeld(unique.columns())) {
                add(PostgresText.unique(unique), unique.name(), unique.name(), script);
            }
        }
        for (Unique unique : changes.uniques().added()) {
            Unique old = renamed(changes.uniques(), unique);
            if (old == null || isHeld(old.columns())) {
                Unique former = changes.uniques().replacedBy(unique);
                add(
                        PostgresText.unique(unique),
                        unique.name(),
                        former != null && changes.uniques().isSame(former, unique) ? former.name() : null,
                        script);
            }
        }
        List<Index> indexes = new ArrayList<>(now.indexes());
        indexes.removeIf(index -> isIn(changes.indexes(), index) || !isHeld(index));
        changes.indexes().added().stream()
                .filter(index -> {
                    Index old = renamed(changes.indexes(), index);
                    return old == null || isHeld(old);
                })
                .forEach(indexes::add);
        indexes.forEach(index -> script.add(Statement.of(PostgresText.index(name, wanted(to.indexes(), index)))));
    }

    /** Adds a key, as the database has it if the definition of a former one stays. */
    private void add(String clause, @Nullable String added, @Nullable String former, List<Statement> script) {
        script.add(former == null ? live.add(name, clause, null) : live.addAgain(name, added, clause, former));
    }

    /** Adds the checks, after the foreign keys. */
    void addChecks(List<Statement> script) {
        for (Check check : now.checks()) {
            if (!isIn(changes.checks(), check) && touched.uses(check.sql(), name)) {
                add(wanted(to.checks(), check), check, script);
            }
        }
        for (Check check : changes.checks().added()) {
            Check old = renamed(changes.checks(), check);
            if (old == null || touched.uses(old.sql(), name)) {
                add(wanted(to.checks(), check), changes.checks().replacedBy(check), script);
            }
        }
    }

    private void add(Check check, @Nullable Check former, List<Statement> script) {
        String old = former == null ? null : String.valueOf(former.name());
        script.add(new PostgresGuards(dialect)
                .none(
                        name + " has rows that do not meet " + check.name() + ": " + check.ddl(),
                        name,
                        "NOT (" + check.ddl() + ")",
                        old == null ? "" : live.isForAllRows(name, old)));
        script.add(live.add(name, PostgresText.check(check), old));
    }

    /** Returns the same constraint of the wanted table: its text may be written for the new type of a column. */
    private static <T> T wanted(List<T> all, T item) {
        int at = all.indexOf(item);
        return at < 0 ? item : all.get(at);
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

    private static <T> boolean isIn(Replacements<T> replaced, T item) {
        String own = replaced.nameOf(item);
        return own != null && replaced.dropped().stream().anyMatch(other -> own.equals(replaced.nameOf(other)));
    }

    /** Returns whether this dropped one is only renamed. */
    private <T> boolean isRenamed(Replacements<T> replaced, T item) {
        return replaced.added().stream().anyMatch(other -> {
            T old = renamed(replaced, other);
            return old != null && Objects.equals(replaced.nameOf(old), replaced.nameOf(item));
        });
    }

    /** Returns the dropped one that equals this added one but for its name, or null; its new name must be free. */
    private <T> @Nullable T renamed(Replacements<T> replaced, T item) {
        if (isTaken(String.valueOf(replaced.nameOf(item)))) {
            return null;
        }
        return replaced.dropped().stream()
                .filter(other -> replaced.isSame(other, item))
                .filter(other -> replaced.added().stream()
                        .filter(a -> replaced.isSame(a, other))
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
}
