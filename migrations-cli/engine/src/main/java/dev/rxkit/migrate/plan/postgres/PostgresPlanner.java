package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.GroupedChanges;
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
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the scripts for PostgreSQL, each of which runs in one transaction. There are several if a new label of an enum
 * type must be committed before it is used, or if so many tables are created that the server's lock table would
 * overflow.
 */
public final class PostgresPlanner implements Planner {
    /** With its default settings, the server has locks for some 900 tables in one transaction. */
    public static final int TABLES = 500;

    private final MigrationDialect migrations;
    private final Dialect dialect;

    PostgresPlanner(MigrationDialect migrations) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
    }

    /** One script: its purpose, the schema after it and its changes. */
    private record Stage(String about, Schema to, ChangesByKind changes) {}

    @Override
    public List<Statement> writing(List<Statement> updates) {
        return PostgresBlock.limited(updates);
    }

    @Override
    public Planner safe() {
        return new PostgresSafePlanner(migrations, this);
    }

    @Override
    public Plan plan(Schema from, Schema to, List<Change> changes, Answers answers) {
        List<Plan.Part> parts = new ArrayList<>();
        ChangesByKind kinds = ChangesByKind.of(changes);
        PostgresUnmodelled.refuse(from, kinds);
        PostgresGuards guards = new PostgresGuards(dialect);
        Schema at = from;
        List<TableName> made = new ArrayList<>();
        List<Stage> stages = stages(from, to, changes.size(), kinds);
        for (Stage stage : stages) {
            List<Statement> earlier = made.isEmpty() ? List.of() : List.of(guards.there(made));
            made = new ArrayList<>(made);
            made.addAll(added(List.of(stage)));
            List<TableName> later = added(stages.subList(parts.size() + 1, stages.size()));
            GroupedChanges grouped = GroupedChanges.of(dialect, at, stage.to(), stage.changes());
            Schema reached = SchemaAfterPlan.of(migrations, grouped);
            List<Change> back = Reversal.changes(reached, at, grouped.renaming());
            parts.add(new Plan.Part(
                    stage.about(),
                    new PostgresScript(dialect, grouped.leadingTo(reached))
                            .statements(Backfill.answered(answers), earlier),
                    new PostgresScript(dialect, GroupedChanges.of(dialect, reached, at, back))
                            .statements(
                                    new PlaceholderDefault(migrations, at),
                                    later.isEmpty() ? List.of() : List.of(guards.gone(later)))));
            at = reached;
        }
        return new Plan(parts, Hazards.of(migrations, changes, rewritten(kinds)));
    }

    @Override
    public List<Statement> script(Schema from, Schema to, List<Change> changes, ObjectStatements objects) {
        List<Statement> all = new ArrayList<>(Planner.super.script(from, to, changes, objects));
        if (objects.isEmpty()) {
            return all;
        }
        if (objects.createRoutine()) {
            // The body of a routine may use what is created after it.
            all.add(0, Statement.of("SET LOCAL check_function_bodies = off"));
        }
        return from.tables().isEmpty() ? PostgresBlock.of(all) : PostgresBlock.limited(all);
    }

    private static List<TableName> added(List<Stage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.changes().added().stream())
                .map(Table::name)
                .toList();
    }

    private static List<Stage> stages(Schema from, Schema to, int changes, ChangesByKind kinds) {
        List<Stage> stages = new ArrayList<>();
        Schema at = words(from, changes, kinds, stages);
        at = tables(at, to, kinds, stages);
        if (stages.isEmpty()) {
            return List.of(new Stage("", to, kinds));
        }
        List<Change> rest = SchemaDiffer.diff(at, to, Renaming.of(kinds).forth());
        if (!rest.isEmpty()) {
            stages.add(new Stage("the rest", to, ChangesByKind.of(rest)));
        }
        return stages;
    }

    /**
     * Adds a stage of its own, before the others, for labels that are only added to enum types; returns the schema
     * after it.
     */
    private static Schema words(Schema from, int changes, ChangesByKind kinds, List<Stage> stages) {
        Map<TableName, EnumType> added = new TreeMap<>();
        kinds.types().stream()
                .filter(PostgresEnums::onlyGains)
                .forEach(change -> added.put(change.name(), Objects.requireNonNull(change.to())));
        if (added.isEmpty() || added.size() == changes) {
            return from;
        }
        List<EnumType> enums = from.enums().stream()
                .map(type -> added.getOrDefault(type.name(), type))
                .toList();
        Schema grown = new Schema(from.tables(), from.objects(), enums);
        stages.add(new Stage(
                "new words of types", grown, ChangesByKind.of(SchemaDiffer.diff(from, grown, Renames.none()))));
        return grown;
    }

    /**
     * Adds a stage for each {@link #TABLES} new tables but the last ones; a foreign key to a later table is added with
     * that table. Returns the schema after the stages.
     */
    private static Schema tables(Schema from, Schema to, ChangesByKind kinds, List<Stage> stages) {
        List<Table> added = kinds.added().stream()
                // A name that still exists becomes free by a later rename.
                .filter(table -> from.table(table.name()).isEmpty())
                .toList();
        Schema at = from;
        for (int done = TABLES; done < added.size(); done += TABLES) {
            Set<TableName> there = new TreeSet<>();
            from.tables().forEach(table -> there.add(table.name()));
            added.subList(0, done).forEach(table -> there.add(table.name()));
            List<Table> tables = new ArrayList<>(from.tables());
            added.subList(0, done).forEach(table -> tables.add(table.withForeignKeys(pointing(table, there))));
            Schema next = new Schema(tables, from.objects(), to.enums());
            stages.add(new Stage(
                    "tables up to " + done, next, ChangesByKind.of(SchemaDiffer.diff(at, next, Renames.none()))));
            at = next;
        }
        return at;
    }

    private static List<ForeignKey> pointing(Table table, Set<TableName> there) {
        return table.foreignKeys().stream()
                .filter(key -> there.contains(key.target()))
                .toList();
    }

    /** Returns the tables that are rewritten. */
    static Set<TableName> rewritten(ChangesByKind changes) {
        Set<TableName> tables = new TreeSet<>();
        changes.tables().forEach((table, own) -> {
            if (own.altered().values().stream().anyMatch(PostgresPlanner::isRewritten)) {
                tables.add(table);
            }
        });
        return tables;
    }

    private static boolean isRewritten(ColumnChange change) {
        if (change.has(Part.COMPUTED)) {
            return true;
        }
        TypeShape old = TypeShape.of(change.from().type());
        TypeShape other = TypeShape.of(change.to().type());
        boolean wider = old.family() == other.family()
                && !old.narrowsTo(other)
                && (old.family() == TypeShape.Family.TEXT
                        || old.family() == TypeShape.Family.DECIMAL && old.scale() == other.scale());
        return change.has(Part.TYPE) && !wider;
    }
}
