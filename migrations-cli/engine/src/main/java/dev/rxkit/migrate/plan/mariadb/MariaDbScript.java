package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes one script for MariaDB: guards, then the statements in the order of the {@linkplain MariaDbPhase phases}.
 */
final class MariaDbScript {
    private static final MariaDbChanges PHASES = new MariaDbChanges();

    private final MigrationDialect migrations;
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final Schema before;
    private final List<MariaDbFill> fills;
    private final Renames olds;

    /**
     * @param before the schema after an earlier script of the same plan
     * @param fills the columns that the earlier script prepared; empty if there are none
     */
    MariaDbScript(MigrationDialect migrations, GroupedChanges sheet, Schema before, List<MariaDbFill> fills) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
        this.sheet = sheet;
        this.before = before;
        this.fills = fills;
        this.olds = sheet.renaming().forth();
    }

    MariaDbLatch script(Backfill backfill) {
        MariaDbLatch latch = new MariaDbLatch(!sheet.now().tables().isEmpty());
        MariaDbLosses losses = new MariaDbLosses(dialect, sheet, latch);
        MariaDbGuards.arrived(before, fills, latch);
        new MariaDbGuards(sheet, backfill, latch).add();
        definers(latch);
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
        MariaDbKeys keys = new MariaDbKeys(sheet);
        keys.losses(losses);
        rename(script.in(MariaDbPhase.RENAME));
        keys.drop(script.in(MariaDbPhase.DROP_KEYS));
        createTables(keys, script.in(MariaDbPhase.CREATE_TABLES));
        for (AlterTable alteration : sheet.altered()) {
            MariaDbTable table =
                    new MariaDbTable(alteration, alteration.changes(), backfill, keys.staying(alteration.now()));
            List<Statement> statements = table.statements();
            List<Statement> between = table.between();
            int last = between.isEmpty() ? statements.size() : statements.size() - 1;
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
        follow(script.in(MariaDbPhase.OBJECTS));
        return script;
    }

    private void createTables(MariaDbKeys keys, List<Statement> script) {
        for (Table table : sheet.added()) {
            MariaDbUnmodelled.refuse(table);
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
                .forEach((table, moves) -> moves.forEach(move -> script.add(Statement.of("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }

    /**
     * A replaced object gets the current user as its definer, the present sql_mode, and the last place among the
     * triggers of its event, so the guard requires that it has them already.
     */
    private void definers(MariaDbLatch latch) {
        List<StoredObject> replaced = replaced();
        for (StoredObject object : replaced) {
            String name = MariaDbText.literal(object.name());
            if (object.kind() == StoredObject.Kind.VIEW) {
                latch.none(
                        "view " + object.name()
                                + " uses what is renamed and has an algorithm or a definer other than the"
                                + " user of this script: drop it before and create it after, by hand",
                        "information_schema.views WHERE table_schema = DATABASE() AND table_name = " + name
                                + " AND (definer <> CURRENT_USER() OR algorithm <> 'UNDEFINED')");
            } else {
                String later = replaced.subList(replaced.indexOf(object), replaced.size()).stream()
                        .map(StoredObject::name)
                        .map(MariaDbText::literal)
                        .collect(Collectors.joining(", "));
                latch.none(
                        "trigger " + object.name()
                                + " uses what is renamed and has a definer other than the user of this"
                                + " script, another sql_mode, or later triggers of its event: drop it before and create it"
                                + " after, by hand",
                        "information_schema.triggers AS t WHERE trigger_schema = DATABASE() AND trigger_name = " + name
                                + " AND (definer <> CURRENT_USER() OR sql_mode <> @@sql_mode OR EXISTS (SELECT 1 FROM"
                                + " information_schema.triggers AS o WHERE o.trigger_schema = DATABASE()"
                                + " AND o.event_object_table = t.event_object_table AND o.action_timing = t.action_timing"
                                + " AND o.event_manipulation = t.event_manipulation AND o.action_order > t.action_order"
                                + " AND o.trigger_name NOT IN (" + later + ")))");
            }
        }
    }

    /** Returns the views and triggers that use old names: the server does not change their texts on a rename. */
    private List<StoredObject> replaced() {
        return sheet.now().objects().stream()
                .filter(object -> object.kind() == StoredObject.Kind.VIEW || object.kind() == StoredObject.Kind.TRIGGER)
                .filter(this::isRenamed)
                .toList();
    }

    private void follow(List<Statement> script) {
        replaced()
                .forEach(object -> script.add(new Statement(
                        migrations.replacing(object, object),
                        "Takes the new names into " + object.kind().name().toLowerCase(Locale.ROOT) + " "
                                + object.name())));
    }

    private boolean isRenamed(StoredObject object) {
        return olds.tables().keySet().stream().anyMatch(name -> SqlWords.mentions(object.sql(), name.name()))
                || olds.columns().entrySet().stream()
                        .anyMatch(entry ->
                                SqlWords.mentions(object.sql(), entry.getKey().name())
                                        && entry.getValue().keySet().stream()
                                                .anyMatch(column -> SqlWords.mentions(object.sql(), column)));
    }
}
