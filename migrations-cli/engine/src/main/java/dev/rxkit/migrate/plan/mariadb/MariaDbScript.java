package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.util.List;

/**
 * Writes one script for MariaDB: guards, then the statements in the order of the {@linkplain MariaDbPhase phases}.
 */
final class MariaDbScript {
    private static final MariaDbChanges PHASES = new MariaDbChanges();

    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final Schema before;
    private final List<MariaDbFill> fills;
    private final MariaDbRenamedObjects objects;
    private final MariaDbAlter alter;

    /**
     * @param before the schema after an earlier script of the same plan
     * @param fills the columns that the earlier script prepared; may be empty
     * @param alter writes the statements that alter tables
     */
    MariaDbScript(
            MigrationDialect migrations,
            GroupedChanges sheet,
            Schema before,
            List<MariaDbFill> fills,
            MariaDbAlter alter) {
        this.alter = alter;
        this.dialect = migrations.dialect();
        this.sheet = sheet;
        this.before = before;
        this.fills = fills;
        this.objects = new MariaDbRenamedObjects(migrations, sheet);
    }

    MariaDbLatch script(Backfill backfill) {
        MariaDbLatch latch = new MariaDbLatch(!sheet.now().tables().isEmpty());
        MariaDbLosses losses = new MariaDbLosses(dialect, sheet, latch);
        MariaDbGuards.arrived(before, fills, latch);
        new MariaDbGuards(sheet, backfill, latch).add();
        objects.guard(latch);
        losses.renamed();
        PhasedScript<MariaDbPhase> script = phases(backfill, losses);
        script.requireFor(sheet.all(), change -> change.accept(PHASES) != MariaDbPhase.NONE);
        latch.drops(List.copyOf(script.in(MariaDbPhase.DROP)));
        script.in(MariaDbPhase.DROP).clear();
        latch.steps(script.statements());
        return latch;
    }

    /** Returns the statements by phase, and adds guards of what they would lose. */
    PhasedScript<MariaDbPhase> phases(Backfill backfill, MariaDbLosses losses) {
        PhasedScript<MariaDbPhase> script = new PhasedScript<>(MariaDbPhase.class);
        MariaDbKeys keys = new MariaDbKeys(sheet, alter);
        keys.losses(losses);
        rename(script.in(MariaDbPhase.RENAME));
        keys.drop(script.in(MariaDbPhase.DROP_KEYS));
        createTables(keys, script.in(MariaDbPhase.CREATE_TABLES));
        for (AlterTable alteration : sheet.altered()) {
            MariaDbTableChanges table = new MariaDbTableChanges(
                    alteration, alteration.changes(), backfill, keys.staying(alteration.now()), this.alter);
            List<Statement> statements = table.statements();
            List<Statement> between = table.between();
            int last = statements.size() - (between.isEmpty() ? 0 : table.last().size());
            List<Statement> alter = script.in(MariaDbPhase.ALTER);
            alter.addAll(statements.subList(0, last));
            alter.addAll(between);
            alter.addAll(statements.subList(last, statements.size()));
            script.in(MariaDbPhase.DROP).addAll(table.drop());
            table.losses(losses);
        }
        sheet.dropped()
                .forEach(table -> script.in(MariaDbPhase.DROP)
                        .add(new Statement(
                                "DROP TABLE " + dialect.quote(table.name()), "Drops table " + table.name())));
        keys.add(script.in(MariaDbPhase.KEYS));
        script.in(MariaDbPhase.OBJECTS).addAll(objects.replace());
        return script;
    }

    private void createTables(MariaDbKeys keys, List<Statement> script) {
        for (Table table : sheet.added()) {
            dialect.create(keys.created(table))
                    .forEach(sql -> script.add(
                            new Statement(sql, sql.startsWith("CREATE TABLE") ? "Creates table " + table.name() : "")));
        }
    }

    private void rename(List<Statement> script) {
        for (GroupedChanges.TableMove move : sheet.tableMoves()) {
            script.add(Statement.of("RENAME TABLE " + dialect.quote(move.from()) + " TO " + dialect.quote(move.to())));
        }
        sheet.columnMoves()
                .forEach((table, moves) -> moves.forEach(move -> script.add(alter.instant("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }
}
