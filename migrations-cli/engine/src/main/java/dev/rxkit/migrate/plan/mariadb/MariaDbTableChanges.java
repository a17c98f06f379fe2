package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.ComputedColumns;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the changes of one table that stays, except its foreign keys: one ALTER TABLE, and one that drops columns. */
final class MariaDbTableChanges {
    private final Table now;
    private final Table to;
    private final TableChanges changes;
    private final Backfill backfill;
    private final List<ForeignKey> staying;
    private final MariaDbAlter alter;
    private final List<String> actions = new ArrayList<>();
    private final List<String> afterwards = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<Statement> updates = new ArrayList<>();
    private final Set<String> modified = new TreeSet<>();
    private final Set<String> rebuilt = new TreeSet<>();
    private final MariaDbIndexes indexes;
    private final Map<Column, String> late = new LinkedHashMap<>();

    /** @param staying the foreign keys that are there all the time */
    MariaDbTableChanges(
            AlterTable alteration,
            TableChanges changes,
            Backfill backfill,
            List<ForeignKey> staying,
            MariaDbAlter alter) {
        this.alter = alter;
        this.now = alteration.now();
        this.to = alteration.to();
        this.changes = changes;
        this.backfill = backfill;
        this.staying = staying;
        this.indexes = new MariaDbIndexes(now, to, changes, rebuilt);
        for (ColumnChange change : changes.altered().values()) {
            if (change.has(Part.COMPUTED) && !ComputedColumns.keepsValues(change.from(), change.to())) {
                rebuilt.add(change.to().name());
            }
        }
    }

    List<Statement> statements() {
        MariaDbUnmodelled.refuse(now, changes);
        dropRules();
        columns();
        adds();
        actions.addAll(MariaDbOptions.of(changes));
        List<Statement> script = new ArrayList<>(updates);
        script.addAll(alter.of(now.withForeignKeys(staying), to, actions, ""));
        script.addAll(last());
        return script;
    }

    /** Adds guards against what {@link #statements} would lose of the live table. */
    void losses(MariaDbLosses losses) {
        List<Check> checks = now.checks().stream().filter(this::isRebuilt).toList();
        losses.add(
                now, changes, column -> modified.contains(column) || rebuilt.contains(column), indexes.names(), checks);
    }

    /** Returns the statements after the fill of {@link #between}, at the end of {@link #statements}. */
    List<Statement> last() {
        return alter.of(now.withForeignKeys(staying), to, afterwards, "");
    }

    /** Returns the statement that drops columns; runs after {@link #statements} and everything that may fail. */
    List<Statement> drop() {
        return alter.of(now.withForeignKeys(staying), to, dropped, "Drops what is lost, now that all else is done");
    }

    private void dropRules() {
        Change.AlterPrimaryKey key = changes.primaryKey();
        if (key == null ? indexes.dropsKey() : key.from() != null) {
            actions.add("DROP PRIMARY KEY");
        }
        for (Check check : changes.checks().dropped()) {
            if (isOfColumn(check)) {
                modified.add(String.valueOf(check.name()));
            } else {
                drop(check);
            }
        }
        changes.indexes().dropped().forEach(index -> dropIndex(index.name()));
        changes.uniques().dropped().forEach(unique -> dropIndex(String.valueOf(unique.name())));
        changes.checks().added().stream()
                .filter(this::isOfColumn)
                .forEach(check -> modified.add(String.valueOf(check.name())));
        indexes.names().forEach(this::dropIndex);
        afterwards.addAll(indexes.ignored());
        now.checks().stream().filter(this::isRebuilt).forEach(this::drop);
    }

    private void drop(Check check) {
        actions.add("DROP CONSTRAINT " + MariaDbSyntax.quote(String.valueOf(check.name())));
    }

    /** Returns whether it is dropped and added again; the server would drop or change it with a column. */
    private boolean isRebuilt(Check check) {
        return !isOfColumn(check)
                && rebuilt.stream().anyMatch(name -> SqlWords.mentions(check.sql(), name))
                && !changes.checks().dropped().contains(check);
    }

    private void dropIndex(String name) {
        actions.add("DROP INDEX " + MariaDbSyntax.quote(name));
    }

    /** Returns whether it is part of a column definition: it has the column's name and changes only with it. */
    private boolean isOfColumn(Check check) {
        return check.name() != null && now.column(check.name()).isPresent();
    }

    private void columns() {
        now.columns().forEach(this::drop);
        for (Column column : to.columns()) {
            ColumnChange change = changes.altered().get(column.name());
            Column old = now.column(column.name()).orElse(null);
            if (old == null || rebuilt.contains(column.name())) {
                add(attributed(old, column));
            } else if (change != null
                    || changes.options().containsKey(MariaDbText.COLUMN + column.name())
                    || modified.contains(column.name())) {
                modify(change == null ? ColumnChange.none(old, column) : change);
                modified.add(column.name());
            }
        }
    }

    /** Drops a column, after everything else; if its name is needed before that, the column is renamed first. */
    private void drop(Column column) {
        String name = column.name();
        if (to.column(name).isPresent() && !rebuilt.contains(name)) {
            return;
        }
        if (column.computed() != null) {
            actions.add("DROP COLUMN " + MariaDbSyntax.quote(name));
            return;
        }
        String aside = to.column(name).isPresent() ? "rx_old_" + name : name;
        if (!aside.equals(name)) {
            actions.add("RENAME COLUMN " + MariaDbSyntax.quote(name) + " TO " + MariaDbSyntax.quote(aside));
        } else if (column.generated()) {
            // Its key may be dropped earlier, and another column may become AUTO_INCREMENT.
            actions.add("MODIFY COLUMN " + MariaDbText.column(now, column.withGenerated(false)));
        }
        dropped.add("DROP COLUMN " + MariaDbSyntax.quote(aside));
    }

    /** Converts enum labels to numbers and back through text; the server would use their positions. */
    private void byText(Column old, Column column) {
        if (MariaDbConversion.byText(old, column)) {
            Column text = old.withType(new ColumnType.Native("VARCHAR(255)"))
                    .withDefault(null)
                    .withGenerated(false);
            updates.addAll(alter.of(
                    now.withForeignKeys(staying), to, List.of("MODIFY COLUMN " + MariaDbText.column(now, text)), ""));
        }
    }

    private void add(Column column) {
        boolean ordinary = !column.nullable() && !column.generated() && column.computed() == null;
        Optional<String> value = ordinary ? backfill.of(to, column) : Optional.empty();
        String own = SqlWords.defaultValue(column);
        String given = value.orElse(own);
        if (given == null || given.equals(own)) {
            actions.add("ADD COLUMN " + MariaDbText.column(to, column));
        } else if (SqlWords.isConstant(given)) {
            actions.add("ADD COLUMN " + MariaDbText.column(to, column.withDefault(given)));
            boolean onUpdate = !Objects.equals(own, column.defaultDdl());
            String clause = MariaDbText.defaultClause(column);
            afterwards.add(
                    onUpdate
                            ? "MODIFY COLUMN " + MariaDbText.column(to, column)
                            : "ALTER COLUMN " + MariaDbSyntax.quote(column.name())
                                    + (clause.isEmpty() ? " DROP DEFAULT" : " SET " + clause));
        } else {
            actions.add("ADD COLUMN "
                    + MariaDbText.column(to, column.withNullable(true).withDefault(null)));
            afterwards.add("MODIFY COLUMN " + MariaDbText.column(to, column));
            late.put(column, given);
        }
    }

    /** Returns the statements that fill new columns between the two statements; only an undo has them. */
    List<Statement> between() {
        List<Statement> fills = new ArrayList<>();
        late.forEach((column, sql) -> fills.add(new MariaDbFill(to, column, sql).statement(to)));
        return fills;
    }

    /** Returns the column with its new attributes if they change, otherwise with those it has. */
    private Column attributed(@Nullable Column old, Column column) {
        String changed = changes.options().get(MariaDbText.COLUMN + column.name());
        if (changed != null) {
            return column.withAttributes(changed.isEmpty() ? null : changed);
        }
        return old == null ? column : column.withAttributes(old.attributes());
    }

    /** Changes a column. Its new type is set before its rows are filled with a value of that type. */
    private void modify(ColumnChange change) {
        Column old = change.from();
        Column column = attributed(old, change.to());
        boolean filled =
                change.has(Part.NULLABLE) && !column.nullable() && !column.generated() && old.computed() == null;
        Optional<String> value = filled ? backfill.of(to, column) : Optional.empty();
        boolean later = value.isPresent() && change.has(Part.TYPE);
        if (!later) {
            value.ifPresent(sql -> updates.add(new MariaDbFill(to, column, sql).statement(now)));
        }
        byText(old, column);
        String wanted = "MODIFY COLUMN " + MariaDbText.column(to, column);
        if (later) {
            actions.add("MODIFY COLUMN "
                    + MariaDbText.column(to, column.withNullable(true).withDefault(null)));
            afterwards.add(wanted);
            late.put(column, value.get());
        } else {
            actions.add(wanted);
        }
    }

    /** Returns where an addition over these columns belongs: after the fill if there is one. */
    private List<String> over(List<String> columns, List<String> otherwise) {
        return late.keySet().stream().anyMatch(column -> columns.contains(column.name())) ? afterwards : otherwise;
    }

    private void add(PrimaryKey key) {
        List<String> place = over(key.columns(), actions);
        boolean generated =
                now.key().stream().flatMap(name -> to.column(name).stream()).anyMatch(Column::generated);
        // An AUTO_INCREMENT column always needs a key.
        if (place == afterwards && generated && actions.remove("DROP PRIMARY KEY")) {
            place.add("DROP PRIMARY KEY");
        }
        place.add("ADD " + MariaDbText.primaryKey(to, key));
    }

    /** Returns where to add a name; for the server, a change of case alone is no change within one statement. */
    private List<String> added(String name) {
        boolean ofCase = Stream.concat(
                        changes.uniques().dropped().stream().map(unique -> String.valueOf(unique.name())),
                        changes.indexes().dropped().stream().map(Index::name))
                .anyMatch(dropped -> dropped.equalsIgnoreCase(name) && !dropped.equals(name));
        return ofCase ? afterwards : actions;
    }

    private void adds() {
        Change.AlterPrimaryKey primary = changes.primaryKey();
        PrimaryKey own = primary != null ? primary.to() : indexes.dropsKey() ? to.primaryKey() : null;
        if (own != null) {
            add(own);
        }
        for (Unique unique : changes.uniques().added()) {
            over(unique.columns(), added(String.valueOf(unique.name()))).add("ADD " + MariaDbText.unique(to, unique));
        }
        for (Index index : changes.indexes().added()) {
            over(index.columns(), added(index.name())).add("ADD " + MariaDbText.index(to, index));
        }
        changes.checks().added().stream()
                .filter(check -> !isOfColumn(check))
                .forEach(check -> actions.add("ADD " + MariaDbText.check(check)));
        actions.addAll(indexes.additions());
        now.checks().stream().filter(this::isRebuilt).forEach(c -> actions.add("ADD " + MariaDbText.check(c)));
        staying.stream()
                .filter(key -> MariaDbKeys.losesIndex(to, changes, key))
                .forEach(key -> actions.add("ADD INDEX " + MariaDbSyntax.quote(String.valueOf(key.name())) + " "
                        + MariaDbText.list(key.columns())));
    }
}
