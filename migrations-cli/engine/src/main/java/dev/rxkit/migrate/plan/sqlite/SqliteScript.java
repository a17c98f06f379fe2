package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes one script for SQLite, whose order is that of the {@linkplain SqlitePhase phases}. */
final class SqliteScript {
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final SqliteChanges changes;
    private final SqliteTables tables;

    SqliteScript(Dialect dialect, GroupedChanges sheet) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.changes = new SqliteChanges(sheet);
        this.tables = SqliteTables.of(sheet, changes);
    }

    /** Returns the tables that are rewritten. */
    Set<TableName> rebuilt() {
        return tables.rebuilt().stream()
                .map(alteration -> alteration.to().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the statements. All of them run in one transaction, if the program that runs them starts one. */
    List<Statement> statements(Backfill backfill) {
        PhasedScript<SqlitePhase> script = phases(backfill);
        script.requireFor(sheet.all(), change -> change.accept(changes) != SqlitePhase.NONE);
        List<Statement> whole = script.statements();
        whole.forEach(Statement::refusePlaceholder);
        return whole;
    }

    /** Returns the statements by phase. */
    PhasedScript<SqlitePhase> phases(Backfill backfill) {
        PhasedScript<SqlitePhase> script = new PhasedScript<>(SqlitePhase.class);
        SqliteIndexChanges indexes = new SqliteIndexChanges(dialect, sheet, tables);
        rename(script.in(SqlitePhase.RENAME));
        createTables(script.in(SqlitePhase.ADD));
        tables.altered().forEach(alteration -> new SqliteAlter(dialect, alteration).write(script));
        indexes.write(script);
        createTriggers(script.in(SqlitePhase.TRIGGERS));
        if (!tables.asides().isEmpty() || !script.in(SqlitePhase.DROP).isEmpty()) {
            new SqliteDrops(dialect, sheet, tables, indexes, script).write(backfill);
        }
        return script;
    }

    private void rename(List<Statement> script) {
        for (GroupedChanges.TableMove move : sheet.tableMoves()) {
            script.add(Statement.of(
                    "ALTER TABLE " + dialect.quote(move.from()) + " RENAME TO " + dialect.quote(move.to())));
        }
        sheet.columnMoves()
                .forEach((table, moves) -> moves.forEach(move -> script.add(Statement.of("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }

    private void createTables(List<Statement> script) {
        sheet.added()
                .forEach(table -> script.add(new Statement(
                        dialect.create(table.withIndexes(List.of())).get(0), "Creates table " + table.name())));
    }

    /** Creates the triggers of tables that were created or rewritten. */
    private void createTriggers(List<Statement> script) {
        for (StoredObject object : sheet.to().objects()) {
            TableName table = object.table();
            boolean gone = table != null
                    && (tables.isRebuilt(table)
                            || sheet.added().stream().anyMatch(t -> t.name().equals(table)));
            if (object.kind() == StoredObject.Kind.TRIGGER && gone) {
                script.add(new Statement(object.sql(), "Puts trigger " + object.name() + " back"));
            }
        }
    }
}
