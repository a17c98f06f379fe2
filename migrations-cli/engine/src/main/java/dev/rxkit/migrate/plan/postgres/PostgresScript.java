package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.NameConflictResolver;
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
 * Writes one script for PostgreSQL, in a fixed order: drop views and triggers, rename, types, drop keys and indexes,
 * create tables, change columns, drop columns and tables, add keys and indexes, create views and triggers.
 */
final class PostgresScript {
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final PostgresChanges changes;

    PostgresScript(Dialect dialect, GroupedChanges sheet) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.changes = new PostgresChanges(sheet);
    }

    /**
     * Returns the script.
     *
     * @param before assertions that run before all other statements
     */
    List<Statement> statements(Backfill backfill, List<Statement> before) {
        List<Statement> script = new ArrayList<>();
        PostgresEnums enums = new PostgresEnums(dialect, changes.in(PostgresPhase.TYPES));
        AffectedColumns touched = AffectedColumns.of(sheet, changes, enums);
        PostgresObjects objects = new PostgresObjects(dialect, sheet, touched);
        LiveConstraints live = new LiveConstraints(dialect);
        PostgresKeys keys = new PostgresKeys(dialect, sheet, changes, touched, live);
        List<AlterTable> stays = stays();
        List<PostgresConstraints> rules = stays.stream()
                .map(a -> new PostgresConstraints(dialect, a, changes.of(a.to().name()), touched, live))
                .toList();
        PostgresCompanions companions = new PostgresCompanions(dialect, sheet, changes, touched, keys, enums);
        rename(script);
        int renamed = script.size();
        if (!companions.isEmpty()) {
            script.add(companions.remember());
        }
        objects.drop(script);
        enums.create(script);
        keys.drop(script);
        rules.forEach(rule -> rule.drop(script));
        stays.forEach(alteration -> keys.rename(alteration, script));
        boolean early = namesAreTaken();
        if (early) {
            dropTables(script);
        }
        giveWay(script);
        createTables(keys, script);
        List<PostgresColumns> columns = stays.stream()
                .map(a -> new PostgresColumns(dialect, backfill, enums, touched, a, changes.of(a.to().name()), script))
                .toList();
        columns.forEach(PostgresColumns::change);
        columns.forEach(PostgresColumns::drop);
        if (!early) {
            dropTables(script);
        }
        rules.forEach(rule -> rule.add(script));
        keys.add(script);
        rules.forEach(rule -> rule.addChecks(script));
        columns.forEach(PostgresColumns::comments);
        columns.forEach(PostgresColumns::options);
        enums.drop(script);
        objects.create(script);
        if (!companions.isEmpty()) {
            script.add(PostgresCompanions.restore());
        }
        if (!live.isEmpty()) {
            script.add(renamed, live.remember());
        }
        PostgresExpectedTables expected = new PostgresExpectedTables(dialect);
        rules.forEach(rule -> rule.expect(expected));
        script.addAll(renamed, expected.statements());
        PostgresLosses losses = new PostgresLosses(dialect);
        stays.forEach(a -> losses.add(a.now(), changes.of(a.to().name()), touched));
        script.addAll(renamed, losses.statements());
        if (script.stream()
                .anyMatch(statement ->
                        statement.sql().contains(" TYPE ") && statement.sql().contains(" USING "))) {
            List<Statement> settings = new ArrayList<>();
            PostgresConversion.SETTINGS.forEach(sql -> settings.add(Statement.of(sql)));
            script.addAll(0, settings);
        }
        if (!PostgresBlock.isHarmless(script)) {
            script.addAll(0, before);
        }
        List<Statement> whole = PostgresBlock.of(once(script));
        whole.forEach(Statement::refusePlaceholder);
        return whole;
    }

    /** Returns the tables that stay, changed or not: a replaced type changes tables that no change names. */
    private List<AlterTable> stays() {
        List<AlterTable> all = new ArrayList<>(sheet.altered());
        Set<TableName> known = new TreeSet<>();
        all.forEach(alteration -> known.add(alteration.to().name()));
        for (Table table : sheet.to().tables()) {
            if (!known.contains(table.name())) {
                sheet.now().table(table.name()).ifPresent(now -> all.add(new AlterTable(now, now, List.of())));
            }
        }
        return all;
    }

    private void rename(List<Statement> script) {
        for (GroupedChanges.TableMove move : sheet.tableMoves()) {
            boolean stays = move.from().renamed("-").equals(move.to().renamed("-"));
            String target = stays
                    ? " RENAME TO " + dialect.quote(move.to().name())
                    : " SET SCHEMA " + dialect.quote(String.valueOf(move.to().namespace()));
            script.add(Statement.of("ALTER TABLE " + dialect.quote(move.from()) + target));
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
            TableChanges own = changes.of(to.name());
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
