package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Hazards;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.ObjectStatements;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.postgres.PostgresSafeChanges.Of;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes scripts that keep no lock which stops writes while they read the rows of a table. Constraints are added for new
 * rows only, indexes are built concurrently, each in a script of its own, and the last script checks the existing rows.
 */
final class PostgresSafePlanner implements Planner {
    private static final String OUTSIDE = "Runs outside a transaction, while others write. Run it with rx migrate, or"
            + " set flyway.postgresql.transactional.lock=false: plain Flyway waits for its own lock without end";

    private final MigrationDialect migrations;
    private final Dialect dialect;
    private final PostgresPlanner plain;

    PostgresSafePlanner(MigrationDialect migrations, PostgresPlanner plain) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
        this.plain = plain;
    }

    @Override
    public Plan plan(Schema from, Schema to, List<Change> changes, Answers answers) {
        ChangesByKind kinds = ChangesByKind.of(changes);
        Backfill backfill = Backfill.answered(answers);
        PostgresSafeChanges safe = PostgresSafeChanges.of(to, kinds, backfill);
        if (safe.isEmpty()) {
            return plain.plan(from, to, changes, answers);
        }
        Schema first = safe.without(to);
        List<Change> others = SchemaDiffer.diff(from, first, Renaming.of(kinds).forth());
        List<Plan.Part> parts = new ArrayList<>();
        if (!others.isEmpty()) {
            plain.plan(from, first, others, answers)
                    .parts()
                    .forEach(part -> parts.add(
                            part.about().isEmpty()
                                    ? new Plan.Part("all but rules and indexes", part.statements(), part.undo())
                                    : part));
        }
        rules(safe, parts);
        values(safe, to, backfill, parts);
        indexes(safe).forEach(index -> parts.add(built(index)));
        check(safe, parts);
        return new Plan(parts, hazards(safe, changes, others));
    }

    /** Returns the hazards: safe changes take a weaker lock, and an index that is not unique is not a hazard. */
    private List<Hazard> hazards(PostgresSafeChanges safe, List<Change> changes, List<Change> others) {
        Set<TableName> rewritten = PostgresPlanner.rewritten(ChangesByKind.of(others));
        List<Hazard> unsafe = Hazards.of(migrations, others, rewritten);
        List<Change> done = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.AddUnique added && safe.has(change)) {
                done.add(new Change.AddIndex(added.table(), index(added.unique())));
            } else if (!(change instanceof Change.AddIndex added
                    && safe.has(change)
                    && !added.index().unique())) {
                done.add(change);
            }
        }
        return Hazards.of(migrations, done, rewritten).stream()
                .map(hazard -> unsafe.contains(hazard) ? hazard : hazard.withLock("SHARE UPDATE EXCLUSIVE"))
                .toList();
    }

    @Override
    public List<Statement> writing(List<Statement> updates) {
        return plain.writing(updates);
    }

    @Override
    public List<Statement> script(Schema from, Schema to, List<Change> changes, ObjectStatements objects) {
        return plain.script(from, to, changes, objects);
    }

    /** Returns the constraints to add, as they follow ADD, and their names. */
    private List<Of<Constraint>> constraints(PostgresSafeChanges safe) {
        List<Of<Constraint>> all = new ArrayList<>();
        safe.columns().forEach(column -> all.add(new Of<>(column.table(), present(column))));
        safe.checks()
                .forEach(check -> all.add(new Of<>(
                        check.table(),
                        new Constraint(String.valueOf(check.item().name()), PostgresText.check(check.item())))));
        safe.keys()
                .forEach(key -> all.add(new Of<>(
                        key.table(),
                        new Constraint(String.valueOf(key.item().name()), PostgresText.foreignKey(key.item())))));
        return all;
    }

    private record Constraint(String name, String clause) {}

    /** Returns the check that takes the place of NOT NULL until the existing rows are checked. */
    private Constraint present(Of<Column> column) {
        String name = Names.check(column.table(), List.of(column.item().name(), "present"));
        return new Constraint(
                name,
                PostgresText.check(new Check(name, dialect.quote(column.item().name()) + " IS NOT NULL")));
    }

    private void rules(PostgresSafeChanges safe, List<Plan.Part> parts) {
        List<Statement> statements = new ArrayList<>();
        List<Statement> undo = new ArrayList<>();
        for (Of<Constraint> rule : constraints(safe)) {
            statements.add(alter(rule.table(), "ADD " + rule.item().clause() + " NOT VALID"));
            undo.add(alter(
                    rule.table(), "DROP CONSTRAINT " + dialect.quote(rule.item().name())));
        }
        add("rules for new rows", statements, undo, parts);
    }

    /** Adds a script that fills in values; its undo leaves them. */
    private void values(PostgresSafeChanges safe, Schema to, Backfill backfill, List<Plan.Part> parts) {
        List<Statement> statements = new ArrayList<>();
        for (Of<Column> column : safe.columns()) {
            String name = dialect.quote(column.item().name());
            PostgresSafeChanges.value(backfill, to, column)
                    .ifPresent(sql -> statements.add(Statement.of("UPDATE " + dialect.quote(column.table()) + " SET "
                            + name + " = (" + sql + ") WHERE " + name + " IS NULL")));
        }
        add("values for existing rows", statements, Plan.Part.VALUES_STAY, parts);
    }

    private static List<Of<Index>> indexes(PostgresSafeChanges safe) {
        List<Of<Index>> all = new ArrayList<>();
        safe.uniques().forEach(unique -> all.add(new Of<>(unique.table(), index(unique.item()))));
        all.addAll(safe.indexes());
        return all;
    }

    /** Returns the index that becomes the constraint. */
    private static Index index(Unique unique) {
        List<Index.Part> columns = unique.columns().stream().map(Index.Part::of).toList();
        return new Index(
                String.valueOf(unique.name()), columns, true, null, null, List.of(), unique.nullsNotDistinct());
    }

    /** Returns the script of one index; it can be repeated after it failed or was interrupted. */
    private Plan.Part built(Of<Index> index) {
        String name = dialect.quote(index.table().renamed(index.item().name()));
        String create = PostgresText.index(index.table(), index.item());
        return new Plan.Part(
                "index " + index.item().name(),
                List.of(
                        new Statement("DROP INDEX CONCURRENTLY IF EXISTS " + name, OUTSIDE),
                        Statement.of(create.replaceFirst("INDEX ", "INDEX CONCURRENTLY "))),
                PostgresBlock.limited(List.of(Statement.of("DROP INDEX IF EXISTS " + name))),
                false);
    }

    /** Adds the script that checks the existing rows; it takes strong locks only afterwards. */
    private void check(PostgresSafeChanges safe, List<Plan.Part> parts) {
        List<Statement> statements = new ArrayList<>();
        List<Statement> undo = new ArrayList<>();
        for (Of<Constraint> rule : constraints(safe)) {
            String name = dialect.quote(rule.item().name());
            statements.add(alter(rule.table(), "VALIDATE CONSTRAINT " + name));
            undo.add(alter(rule.table(), "DROP CONSTRAINT IF EXISTS " + name));
            undo.add(alter(rule.table(), "ADD " + rule.item().clause() + " NOT VALID"));
        }
        for (Of<Column> column : safe.columns()) {
            String name = dialect.quote(column.item().name());
            statements.add(alter(column.table(), "ALTER COLUMN " + name + " SET NOT NULL"));
            statements.add(alter(
                    column.table(),
                    "DROP CONSTRAINT " + dialect.quote(present(column).name())));
            undo.add(alter(column.table(), "ALTER COLUMN " + name + " DROP NOT NULL"));
        }
        safe.uniques().forEach(unique -> {
            String name = dialect.quote(String.valueOf(unique.item().name()));
            statements.add(alter(unique.table(), "ADD CONSTRAINT " + name + " UNIQUE USING INDEX " + name));
            undo.add(alter(unique.table(), "DROP CONSTRAINT " + name));
        });
        indexes(safe).stream()
                .limit(safe.uniques().size())
                .forEach(index -> undo.add(Statement.of(PostgresText.index(index.table(), index.item()))));
        add("checks existing rows", statements, undo, parts);
    }

    private Statement alter(TableName table, String action) {
        return Statement.of("ALTER TABLE " + dialect.quote(table) + " " + action);
    }

    private static void add(String about, List<Statement> script, List<Statement> undo, List<Plan.Part> parts) {
        if (!script.isEmpty()) {
            script.forEach(Statement::refusePlaceholder);
            parts.add(new Plan.Part(about, PostgresBlock.limited(script), PostgresBlock.limited(undo)));
        }
    }
}
