package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rewrites and drops tables, and guards a script that drops something: statements that may fail come first, and nothing
 * is dropped before all of them have succeeded.
 */
final class SqliteDrops {
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final SqliteTables tables;
    private final SqliteIndexChanges indexes;
    private final PhasedScript<SqlitePhase> script;
    private final SqliteGuards guards = new SqliteGuards();
    private final SqliteGate gate;

    SqliteDrops(
            Dialect dialect,
            GroupedChanges sheet,
            SqliteTables tables,
            SqliteIndexChanges indexes,
            PhasedScript<SqlitePhase> script) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.tables = tables;
        this.indexes = indexes;
        this.script = script;
        this.gate = new SqliteGate(dialect, guards);
    }

    void write(Backfill backfill) {
        List<String> asides = List.copyOf(tables.asides().values());
        if (!asides.isEmpty()) {
            script.in(SqlitePhase.KEYS_ARE_OFF).add(guards.keysAreOff());
            script.in(SqlitePhase.SAVE).add(guards.countDangling());
        }
        rebuild(backfill);
        script.in(SqlitePhase.CHECK_INDEXES).addAll(indexes.checks(guards));
        script.in(SqlitePhase.CLOSE_GATE).addAll(SqliteGate.close());
        script.in(SqlitePhase.CLOSE_GATE)
                .addAll(gate.pass(List.copyOf(tables.asides().keySet())));
        if (!asides.isEmpty()) {
            replace();
            script.in(SqlitePhase.REPLACE).add(guards.noMoreDangling(asides));
        }
        expect();
        script.in(SqlitePhase.OPEN_GATE).add(gate.done());
        drop();
        clean();
    }

    private void rebuild(Backfill backfill) {
        SqliteKnown known = new SqliteKnown(
                guards,
                sheet.now(),
                sheet.tableMoves().isEmpty() && sheet.columnMoves().isEmpty());
        for (AlterTable alteration : tables.rebuilt()) {
            script.in(SqlitePhase.LOSSES).add(known.check(alteration.now()));
        }
        for (AlterTable alteration : tables.rebuilt()) {
            Table table = alteration.to();
            script.in(SqlitePhase.REBUILD)
                    .addAll(new SqliteRebuild(
                                    dialect,
                                    guards,
                                    backfill,
                                    alteration,
                                    table.name().renamed(tables.copy(table)))
                            .statements());
        }
    }

    /** Renames the tables out of the way. Views and triggers keep the old name, so SQLite must not rewrite them. */
    private void replace() {
        List<Statement> statements = script.in(SqlitePhase.REPLACE);
        statements.add(new Statement("PRAGMA legacy_alter_table = ON", "Puts aside what is to be dropped"));
        tables.asides().forEach((name, aside) -> {
            statements.add(Statement.of("ALTER TABLE " + dialect.quote(name) + " RENAME TO " + dialect.quote(aside)));
            String copy = tables.copies().get(name);
            if (copy != null) {
                statements.add(
                        Statement.of("ALTER TABLE main." + dialect.quote(copy) + " RENAME TO " + dialect.quote(name)));
            }
        });
        statements.add(Statement.of("PRAGMA legacy_alter_table = OFF"));
    }

    /** Adds what must be true before anything is dropped. */
    private void expect() {
        List<String> there = new ArrayList<>(tables.copies().keySet());
        there.addAll(tables.asides().values());
        sheet.added().forEach(table -> there.add(table.name().name()));
        sheet.tableMoves().stream()
                .map(move -> move.to().name())
                .filter(name -> sheet.to().tables().stream()
                        .anyMatch(table -> table.name().name().equals(name)))
                .filter(name -> !there.contains(name))
                .forEach(there::add);
        if (!there.isEmpty()) {
            gate.expect(SqliteGate.present("table", there));
        }
        List<String> early = indexes.early();
        if (!early.isEmpty()) {
            gate.expect(SqliteGate.present("index", early));
        }
        if (!tables.copies().isEmpty()) {
            gate.expect(SqliteGate.absent(List.copyOf(tables.copies().values())));
        }
        for (AlterTable alteration : tables.rebuilt()) {
            if (SqliteRebuild.keepsHighestKey(alteration)) {
                Table table = alteration.to();
                gate.expect(SqliteGate.sameKeys(table.name().name(), tables.aside(table)));
            }
        }
        for (Table table : sheet.to().tables()) {
            boolean altered = tables.altered().stream()
                    .anyMatch(alteration -> alteration.to().name().equals(table.name()));
            if (altered || sheet.columnMoves().containsKey(table.name())) {
                gate.expect(SqliteGate.columns(
                        table.name().name(),
                        table.columns().stream().map(Column::name).toList()));
            }
        }
    }

    private void drop() {
        List<Statement> tablesFirst = new ArrayList<>();
        tables.asides()
                .forEach((name, aside) -> tablesFirst.addAll(gate.drop(
                        aside,
                        String.valueOf(tables.gone().get(name)),
                        tables.copies().containsKey(name)
                                ? "Drops what table " + name + " was"
                                : "Drops table " + name)));
        script.in(SqlitePhase.DROP).addAll(0, tablesFirst);
    }

    private void clean() {
        script.in(SqlitePhase.BEFORE).addAll(SqliteGate.clear());
        guards.open().ifPresent(script.in(SqlitePhase.BEFORE)::add);
        script.in(SqlitePhase.AFTER)
                .addAll(SqliteGate.remove(
                        dialect,
                        Stream.concat(tables.asides().keySet().stream(), tables.asides().values().stream())
                                .toList()));
        script.in(SqlitePhase.AFTER).addAll(SqliteGuards.close());
    }
}
