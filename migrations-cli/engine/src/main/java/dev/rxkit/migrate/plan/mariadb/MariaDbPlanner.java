package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Hazards;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.ObjectStatements;
import dev.rxkit.migrate.plan.PlaceholderDefault;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.migrate.plan.Reversal;
import dev.rxkit.migrate.plan.SchemaAfterPlan;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the scripts for MariaDB. Every DDL statement commits the statements before it, so rows are filled in a script
 * of their own: first the columns are added, empty; then the values; then everything that depends on them.
 */
final class MariaDbPlanner implements Planner {
    private final MigrationDialect migrations;
    private final boolean safe;
    private final Dialect dialect;

    /** @param safe whether the scripts say of each statement that it must not stop writes */
    MariaDbPlanner(MigrationDialect migrations, boolean safe) {
        this.migrations = migrations;
        this.safe = safe;
        this.dialect = migrations.dialect();
    }

    @Override
    public List<Statement> writing(List<Statement> updates) {
        MariaDbLatch latch = new MariaDbLatch(true);
        latch.steps(updates);
        return latch.script();
    }

    @Override
    public Planner safe() {
        return new MariaDbPlanner(migrations, true);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    /** One script and the script that undoes it; null if there is nothing to undo. */
    private record Stage(
            String about, MariaDbLatch script, @Nullable MariaDbLatch undo) {
        Plan.Part part() {
            return new Plan.Part(about, script.script(), undo == null ? Plan.Part.VALUES_STAY : undo.script());
        }
    }

    @Override
    public List<Statement> script(Schema from, Schema to, List<Change> changes, ObjectStatements objects) {
        List<Stage> stages = changes.isEmpty()
                ? List.of()
                : stages(
                        from, to, ChangesByKind.of(changes), Backfill.answered(Answers.none()), new MariaDbAlter(safe));
        return MariaDbLatch.script(stages.stream().map(Stage::script).toList(), objects);
    }

    @Override
    public Plan plan(Schema from, Schema to, List<Change> changes, Answers answers) {
        ChangesByKind kinds = ChangesByKind.of(changes);
        MariaDbAlter alter = new MariaDbAlter(safe);
        List<Stage> stages = stages(from, to, kinds, Backfill.answered(answers), alter);
        return new Plan(stages.stream().map(Stage::part).toList(), hazards(changes, rewritten(kinds), alter));
    }

    /** Returns the hazards; if the script is safe, with the lock that the server may take at most. */
    private List<Hazard> hazards(List<Change> changes, Set<TableName> rewritten, MariaDbAlter alter) {
        if (!safe) {
            return Hazards.of(migrations, changes, rewritten);
        }
        rewritten.addAll(alter.locked());
        return Hazards.of(migrations, changes, rewritten).stream()
                .map(hazard -> alter.locked().contains(hazard.table())
                        ? hazard.withLock("SHARED").saying(MariaDbAlter.WAIT)
                        : hazard.lock().startsWith(MariaDbAlter.NONE) ? hazard.withLock(MariaDbAlter.NONE) : hazard)
                .toList();
    }

    private List<Stage> stages(Schema from, Schema to, ChangesByKind kinds, Backfill backfill, MariaDbAlter alter) {
        List<MariaDbFill> fills = MariaDbFill.of(to, kinds, backfill);
        List<Stage> stages = new ArrayList<>();
        if (fills.isEmpty()) {
            stages.add(stage("", from, reached(from, to, kinds), backfill, List.of(), alter));
        } else {
            Renaming renaming = Renaming.of(kinds);
            Schema empty = opened(renaming.of(dialect, from), to, kinds, fills);
            List<Change> open = SchemaDiffer.diff(from, empty, renaming.forth());
            Schema at = from;
            if (!open.isEmpty()) {
                GroupedChanges room = reached(from, empty, ChangesByKind.of(open));
                at = room.to();
                stages.add(stage("makes room", from, room, backfill, List.of(), alter));
            }
            MariaDbLatch latch = new MariaDbLatch(true);
            MariaDbGuards.arrived(at, fills, latch);
            latch.steps(fills(fills, at));
            stages.add(new Stage("fills in values", latch, null));
            List<Change> rest = SchemaDiffer.diff(at, to, Renames.none());
            if (!rest.isEmpty()) {
                // If a value is still missing, a row was written in between, and the guard stops.
                Backfill other =
                        (table, column) -> fills.stream().anyMatch(fill -> fill.isOf(table.name(), column.name()))
                                ? Optional.empty()
                                : backfill.of(table, column);
                stages.add(stage("the rest", at, reached(at, to, ChangesByKind.of(rest)), other, fills, alter));
            }
        }
        return stages;
    }

    /** Returns the changes, with the schema that they make of the present one. */
    private GroupedChanges reached(Schema from, Schema to, ChangesByKind changes) {
        GroupedChanges grouped = GroupedChanges.of(dialect, from, to, changes);
        return grouped.leadingTo(SchemaAfterPlan.of(migrations, grouped));
    }

    private Stage stage(
            String about,
            Schema from,
            GroupedChanges grouped,
            Backfill backfill,
            List<MariaDbFill> filled,
            MariaDbAlter alter) {
        Schema reached = grouped.to();
        List<Change> back = Reversal.changes(reached, from, grouped.renaming());
        return new Stage(
                about,
                new MariaDbScript(migrations, grouped, from, filled, alter).script(backfill),
                new MariaDbScript(
                                migrations,
                                GroupedChanges.of(dialect, reached, from, back),
                                reached,
                                List.of(),
                                new MariaDbAlter(safe))
                        .script(new PlaceholderDefault(migrations, from)));
    }

    /** Returns the present schema under its new names, with the columns to fill, which are nullable until then. */
    private static Schema opened(Schema now, Schema to, ChangesByKind changes, List<MariaDbFill> fills) {
        return now.map(table -> {
            Table wanted = to.table(table.name()).orElse(table);
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns()) {
                columns.add(fills.stream()
                        .filter(fill -> fill.isOf(table.name(), column.name()))
                        .findFirst()
                        .map(fill -> fill.column().withNullable(true).withGenerated(column.generated()))
                        .orElse(column));
            }
            fills.stream()
                    .filter(fill -> fill.table().name().equals(wanted.name())
                            && table.column(fill.column().name()).isEmpty())
                    .forEach(
                            fill -> columns.add(fill.column().withNullable(true).withDefault(null)));
            return without(table, changes.of(table.name()), fills).withColumns(columns);
        });
    }

    /**
     * Returns the table without the dropped indexes and constraints over a column that changes now: its new type may
     * not fit.
     */
    private static Table without(Table table, TableChanges changes, List<MariaDbFill> fills) {
        Predicate<List<String>> changed = columns ->
                columns.stream().anyMatch(column -> fills.stream().anyMatch(fill -> fill.isOf(table.name(), column)));
        return table.withIndexes(table.indexes().stream()
                        .filter(index -> !changed.test(index.columns())
                                || !changes.indexes().dropped().contains(index))
                        .toList())
                .withUniques(table.uniques().stream()
                        .filter(unique -> !changed.test(unique.columns())
                                || !changes.uniques().dropped().contains(unique))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .filter(key -> !changed.test(key.columns())
                                || !changes.foreignKeys().dropped().contains(key))
                        .toList());
    }

    private static List<Statement> fills(List<MariaDbFill> fills, Schema at) {
        return fills.stream()
                .map(fill -> fill.statement(at.table(fill.table().name()).orElse(fill.table())))
                .toList();
    }

    /** Returns the tables that are rewritten. */
    private static Set<TableName> rewritten(ChangesByKind changes) {
        Set<TableName> tables = new TreeSet<>();
        changes.tables().forEach((table, own) -> {
            if (own.primaryKey() != null || own.altered().values().stream().anyMatch(change -> change.has(Part.TYPE))) {
                tables.add(table);
            }
        });
        return tables;
    }
}
