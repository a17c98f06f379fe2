package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.NameConflictResolver;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes one script for PostgreSQL, whose order is that of the {@linkplain PostgresPhase phases}.
 */
final class PostgresScript {
    private static final PostgresChanges PHASES = new PostgresChanges();

    private final Dialect dialect;
    private final GroupedChanges sheet;

    PostgresScript(Dialect dialect, GroupedChanges sheet) {
        this.dialect = dialect;
        this.sheet = sheet;
    }

    /**
     * Returns the script.
     *
     * @param before assertions that run before all other statements
     */
    List<Statement> statements(Backfill backfill, List<Statement> before) {
        PhasedScript<PostgresPhase> script = phases(backfill);
        script.requireFor(sheet.all(), change -> change.accept(PHASES) != PostgresPhase.NONE);
        if (!PostgresBlock.isHarmless(script.statements())) {
            script.in(PostgresPhase.BEFORE).addAll(before);
        }
        List<Statement> all = once(script.statements());
        // An empty schema has no locks to wait for.
        List<Statement> whole = sheet.now().tables().isEmpty() ? PostgresBlock.of(all) : PostgresBlock.limited(all);
        whole.forEach(Statement::refusePlaceholder);
        return whole;
    }

    /** Returns the statements by phase. */
    PhasedScript<PostgresPhase> phases(Backfill backfill) {
        PhasedScript<PostgresPhase> script = new PhasedScript<>(PostgresPhase.class);
        PostgresEnums enums = new PostgresEnums(dialect, sheet.kinds().types());
        AffectedColumns touched = AffectedColumns.of(sheet, enums);
        PostgresDependents objects = new PostgresDependents(dialect, sheet, touched);
        LiveConstraints live = new LiveConstraints(dialect);
        PostgresKeys keys = new PostgresKeys(dialect, sheet, touched, live);
        PostgresLosses losses = new PostgresLosses(dialect);
        PostgresExpectedTables expected = new PostgresExpectedTables(dialect);
        PostgresCompanions companions = new PostgresCompanions(dialect, sheet, touched, keys, enums);
        rename(script.in(PostgresPhase.RENAME));
        objects.drop(script.in(PostgresPhase.DROP_OBJECTS));
        enums.create(script.in(PostgresPhase.TYPES));
        keys.drop(script.in(PostgresPhase.DROP_KEYS));
        dropTables(script.in(namesAreTaken() ? PostgresPhase.DROP_TABLES_FIRST : PostgresPhase.DROP_TABLES));
        giveWay(script.in(PostgresPhase.FREE_NAMES));
        createTables(keys, script.in(PostgresPhase.CREATE_TABLES));
        for (AlterTable alteration : stays()) {
            PostgresConstraints rules =
                    new PostgresConstraints(dialect, alteration, alteration.changes(), touched, live);
            rules.drop(script.in(PostgresPhase.DROP_CONSTRAINTS));
            keys.rename(alteration, script.in(PostgresPhase.RENAME_KEYS));
            new PostgresColumnChanges(dialect, backfill, enums, touched, alteration, script).write();
            rules.add(script.in(PostgresPhase.CONSTRAINTS));
            rules.addChecks(script.in(PostgresPhase.CHECKS));
            rules.expect(expected);
            losses.add(alteration.now(), alteration.changes(), touched);
        }
        sheet.renaming().tables().forEach(losses::add);
        keys.add(script.in(PostgresPhase.KEYS));
        enums.drop(script.in(PostgresPhase.DROP_TYPES));
        objects.create(script.in(PostgresPhase.CREATE_OBJECTS));
        script.in(PostgresPhase.LOSSES).addAll(losses.statements());
        script.in(PostgresPhase.LOSSES).addAll(expected.statements());
        if (!live.isEmpty()) {
            script.in(PostgresPhase.SAVE).add(live.remember());
        }
        if (!companions.isEmpty()) {
            script.in(PostgresPhase.SAVE).add(companions.remember());
            script.in(PostgresPhase.RESTORE).add(PostgresCompanions.restore());
        }
        if (script.statements().stream()
                .anyMatch(statement ->
                        statement.sql().contains(" TYPE ") && statement.sql().contains(" USING "))) {
            PostgresConversion.SETTINGS.forEach(
                    sql -> script.in(PostgresPhase.SETTINGS).add(Statement.of(sql)));
        }
        return script;
    }

    /** Returns the tables that stay, changed or not: a replaced type changes tables that no change names. */
    private List<AlterTable> stays() {
        List<AlterTable> all = new ArrayList<>(sheet.altered());
        Set<TableName> known = new TreeSet<>();
        all.forEach(alteration -> known.add(alteration.to().name()));
        for (Table table : sheet.to().tables()) {
            if (!known.contains(table.name())) {
                sheet.now().table(table.name()).ifPresent(now -> all.add(new AlterTable(now, now, new TableChanges())));
            }
        }
        return all;
    }

    private void rename(List<Statement> script) {
        for (GroupedChanges.TableMove move : sheet.tableMoves()) {
            String table = "ALTER TABLE " + dialect.quote(move.from());
            String space = move.to().namespace();
            if (Objects.equals(move.from().namespace(), space)) {
                script.add(Statement.of(
                        table + " RENAME TO " + dialect.quote(move.to().name())));
            } else if (space != null) {
                script.add(Statement.of(table + " SET SCHEMA " + dialect.quote(space)));
            } else {
                script.add(Statement.of("EXECUTE "
                        + PostgresText.literal(table + " SET SCHEMA ").strip() + " || quote_ident(current_schema())"));
            }
        }
        sheet.columnMoves()
                .forEach((table, moves) -> moves.forEach(move -> script.add(Statement.of("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }

    /** Renames the keys and indexes whose name a new thing needs; see {@link NameConflictResolver}. */
    private void giveWay(List<Statement> script) {
        for (Table to : sheet.to().tables()) {
            Table now = sheet.now().table(to.name()).orElse(null);
            if (now == null) {
                continue;
            }
            TableChanges own = sheet.of(to.name());
            Map<String, String> names = new TreeMap<>();
            PrimaryKey key = now.primaryKey();
            PrimaryKey wanted = to.primaryKey();
            if (key != null && wanted != null && own.primaryKey() == null) {
                names.put(String.valueOf(key.name()), String.valueOf(wanted.name()));
            }
            for (Unique unique : now.uniques()) {
                to.uniques().stream()
                        .filter(other -> unique.columns().equals(other.columns())
                                && own.uniques().isEmpty())
                        .filter(other ->
                                now.uniques().stream().noneMatch(twin -> Objects.equals(twin.name(), other.name())))
                        .forEach(other -> names.put(String.valueOf(unique.name()), String.valueOf(other.name())));
            }
            for (Index index : now.indexes()) {
                to.indexes().stream()
                        .filter(other -> index.unnamed().equals(other.unnamed())
                                && own.indexes().isEmpty())
                        .filter(other -> now.indexes().stream()
                                .noneMatch(twin -> twin.name().equals(other.name())))
                        .forEach(other -> names.put(index.name(), other.name()));
            }
            names.forEach((old, other) -> {
                if (!old.equals(other)) {
                    script.add(Statement.of("ALTER INDEX "
                            + dialect.quote(to.name().renamed(old)) + " RENAME TO " + dialect.quote(other)));
                }
            });
        }
    }

    /**
     * Returns whether a dropped table has an index with the name of one of a created table; a name is unique in its
     * namespace.
     */
    private boolean namesAreTaken() {
        Set<TableName> going = new HashSet<>();
        sheet.dropped().forEach(table -> going.addAll(relations(table)));
        Set<TableName> coming = new HashSet<>();
        sheet.added().forEach(table -> coming.addAll(relations(table)));
        sheet.to()
                .tables()
                .forEach(to -> sheet.now().table(to.name()).ifPresent(now -> {
                    Set<TableName> there = new HashSet<>(relations(to));
                    there.removeAll(relations(now));
                    coming.addAll(there);
                }));
        return going.stream().anyMatch(coming::contains);
    }

    private static Set<TableName> relations(Table table) {
        Set<TableName> names = new HashSet<>();
        names.add(table.name());
        PrimaryKey key = table.primaryKey();
        if (key != null && key.name() != null) {
            names.add(table.name().renamed(key.name()));
        }
        table.uniques().forEach(unique -> names.add(table.name().renamed(String.valueOf(unique.name()))));
        table.indexes().stream()
                .map(Index::name)
                .forEach(name -> names.add(table.name().renamed(name)));
        return names;
    }

    private void dropTables(List<Statement> script) {
        sheet.dropped()
                .forEach(table -> script.add(
                        new Statement("DROP TABLE " + dialect.quote(table.name()), "Drops table " + table.name())));
    }

    private void createTables(PostgresKeys keys, List<Statement> script) {
        for (Table table : sheet.added()) {
            String comment = "Creates table " + table.name();
            for (String sql : dialect.create(keys.created(table))) {
                boolean main = sql.startsWith("CREATE TABLE") || sql.startsWith("CREATE UNLOGGED");
                script.add(new Statement(sql, main ? comment : ""));
            }
        }
    }

    /** Returns the script with each namespace created only once, before its first use. */
    private static List<Statement> once(List<Statement> script) {
        Set<String> made = new HashSet<>();
        return script.stream()
                .filter(statement -> !statement.sql().startsWith("CREATE SCHEMA ") || made.add(statement.sql()))
                .toList();
    }
}
