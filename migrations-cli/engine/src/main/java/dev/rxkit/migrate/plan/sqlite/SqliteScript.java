package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.RenameOrder;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes one script for SQLite, in a fixed order: rename, create and add, copy and check, rename out of the way, drop,
 * create indexes and triggers. All of it runs in one transaction, if the program that runs it starts one.
 */
final class SqliteScript {
    private final Dialect dialect;
    private final GroupedChanges sheet;
    private final SqliteGuards guards = new SqliteGuards();
    private final SqliteGate gate;
    private final Map<TableName, SqliteAlter.Statements> altered = new LinkedHashMap<>();
    private final Map<TableName, AlterTable> rebuilt = new TreeMap<>();
    private final Set<String> taken;
    /** The name a table is renamed to before it is dropped, by its present name. */
    private final Map<String, String> asides = new LinkedHashMap<>();

    private final List<Statement> script = new ArrayList<>();

    SqliteScript(Dialect dialect, GroupedChanges sheet) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.gate = new SqliteGate(dialect, guards);
        this.taken = GroupedChanges.names(sheet.now());
        taken.addAll(GroupedChanges.names(sheet.to()));
        for (AlterTable alteration : sheet.altered()) {
            TableName name = alteration.to().name();
            new SqliteAlter(dialect, sheet.now(), alteration)
                    .statements()
                    .ifPresentOrElse(statements -> altered.put(name, statements), () -> rebuilt.put(name, alteration));
        }
        Stream.concat(rebuilt.keySet().stream(), sheet.dropped().stream().map(Table::name))
                .map(TableName::name)
                .forEach(name -> asides.put(name, free("rx_old_" + name)));
    }

    /** Returns the tables that are rewritten. */
    Set<TableName> rebuilt() {
        return new TreeSet<>(rebuilt.keySet());
    }

    List<Statement> statements(Backfill backfill) {
        boolean drops = !asides.isEmpty()
                || altered.values().stream()
                        .anyMatch(statements -> !statements.drops().isEmpty());
        if (drops) {
            dropLast(backfill);
        } else {
            rename();
            dropIndexes();
            add();
            createIndexes(index -> true);
            createTriggers();
        }
        script.forEach(Statement::refusePlaceholder);
        return script;
    }

    /** Writes the statements. Those that may fail come first; nothing is dropped before all of them have succeeded. */
    private void dropLast(Backfill backfill) {
        if (!asides.isEmpty()) {
            script.add(guards.keysAreOff());
        }
        rename();
        SqliteKnown known = new SqliteKnown(
                guards,
                sheet.now(),
                sheet.tableMoves().isEmpty() && sheet.columnMoves().isEmpty());
        rebuilt.values().forEach(alteration -> script.add(known.check(alteration.now())));
        if (!asides.isEmpty()) {
            script.add(guards.countDangling());
        }
        add();
        Map<String, String> copies = new LinkedHashMap<>();
        rebuilt.forEach((name, alteration) -> {
            String copy = free("rx_new_" + name.name());
            copies.put(name.name(), copy);
            script.addAll(new SqliteRebuild(dialect, guards, backfill, alteration, name.renamed(copy)).statements());
        });
        checkIndexes(copies);
        script.addAll(SqliteGate.close());
        script.addAll(gate.pass(List.copyOf(asides.keySet())));
        if (!asides.isEmpty()) {
            putAside(copies);
            script.add(guards.noMoreDangling(List.copyOf(asides.values())));
        }
        dropIndexes();
        createIndexes(index -> !waits(index));
        expect(copies);
        script.add(gate.done());
        asides.forEach((name, aside) -> script.addAll(gate.drop(
                aside,
                free("rx_gone_" + name),
                copies.containsKey(name) ? "Drops what table " + name + " was" : "Drops table " + name)));
        altered.values().forEach(statements -> script.addAll(statements.drops()));
        createIndexes(this::waits);
        createTriggers();
        script.addAll(SqliteGate.remove(
                dialect,
                Stream.concat(asides.keySet().stream(), asides.values().stream())
                        .toList()));
        script.addAll(SqliteGuards.close());
        guards.open().ifPresent(table -> script.add(0, table));
        script.addAll(0, SqliteGate.clear());
    }

    private String free(String name) {
        String free = RenameOrder.free(name, taken);
        taken.add(free);
        return free;
    }

    private void rename() {
        for (GroupedChanges.TableMove move : sheet.tableMoves()) {
            script.add(Statement.of(
                    "ALTER TABLE " + dialect.quote(move.from()) + " RENAME TO " + dialect.quote(move.to())));
        }
        sheet.columnMoves()
                .forEach((table, moves) -> moves.forEach(move -> script.add(Statement.of("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }

    private void add() {
        sheet.added()
                .forEach(table -> script.add(new Statement(
                        dialect.create(table.withIndexes(List.of())).get(0), "Creates table " + table.name())));
        altered.values().forEach(statements -> script.addAll(statements.adds()));
    }

    /** Checks the rows for the indexes that are created after the old rows are dropped. */
    private void checkIndexes(Map<String, String> copies) {
        List<AlterTable> alterations = new ArrayList<>(rebuilt.values());
        sheet.altered().stream()
                .filter(alteration -> altered.containsKey(alteration.to().name()))
                .forEach(alterations::add);
        for (AlterTable alteration : alterations) {
            Table table = alteration.to();
            boolean again = rebuilt.containsKey(table.name());
            String place = again
                    ? String.valueOf(copies.get(table.name().name()))
                    : table.name().name();
            List<Index> indexes =
                    again ? table.indexes() : alteration.changes().indexes().added();
            SqliteIndexChecks checks = new SqliteIndexChecks(dialect, guards);
            for (Index index : indexes) {
                if (index.unique()) {
                    script.add(checks.unique(table, place, index));
                } else if (waits(index)) {
                    checks.computed(table, place, index).ifPresent(script::add);
                }
            }
        }
    }

    /** Renames the tables out of the way. Views and triggers keep the old name, so SQLite must not rewrite them. */
    private void putAside(Map<String, String> copies) {
        script.add(new Statement("PRAGMA legacy_alter_table = ON", "Puts aside what is to be dropped"));
        asides.forEach((name, aside) -> {
            script.add(Statement.of("ALTER TABLE " + dialect.quote(name) + " RENAME TO " + dialect.quote(aside)));
            if (copies.containsKey(name)) {
                script.add(Statement.of("ALTER TABLE main." + dialect.quote(String.valueOf(copies.get(name)))
                        + " RENAME TO " + dialect.quote(name)));
            }
        });
        script.add(Statement.of("PRAGMA legacy_alter_table = OFF"));
    }

    private void expect(Map<String, String> copies) {
        List<String> there = new ArrayList<>(copies.keySet());
        there.addAll(asides.values());
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
        List<String> indexes = created(index -> !waits(index)).keySet().stream()
                .map(Index::name)
                .toList();
        if (!indexes.isEmpty()) {
            gate.expect(SqliteGate.present("index", indexes));
        }
        if (!copies.isEmpty()) {
            gate.expect(SqliteGate.absent(List.copyOf(copies.values())));
        }
        rebuilt.forEach((name, alteration) -> {
            if (SqliteRebuild.keepsHighestKey(alteration)) {
                gate.expect(SqliteGate.sameKeys(name.name(), String.valueOf(asides.get(name.name()))));
            }
        });
        for (Table table : sheet.to().tables()) {
            if (altered.containsKey(table.name()) || sheet.columnMoves().containsKey(table.name())) {
                gate.expect(SqliteGate.columns(
                        table.name().name(),
                        table.columns().stream().map(Column::name).toList()));
            }
        }
    }

    private void dropIndexes() {
        for (AlterTable alteration : sheet.altered()) {
            if (rebuilt.containsKey(alteration.to().name())) {
                continue;
            }
            for (Index index : alteration.changes().indexes().dropped()) {
                script.add(Statement.of("DROP INDEX " + dialect.quote(index.name())));
            }
        }
    }

    /** @param which of all that are new, or made again with their table */
    private void createIndexes(Predicate<Index> which) {
        created(which).forEach((index, table) -> script.add(create(table, index)));
    }

    private Map<Index, Table> created(Predicate<Index> which) {
        Map<Index, Table> created = new LinkedHashMap<>();
        sheet.added().forEach(table -> table.indexes().forEach(index -> created.put(index, table)));
        for (AlterTable alteration : sheet.altered()) {
            Table table = alteration.to();
            if (rebuilt.containsKey(table.name())) {
                table.indexes().forEach(index -> created.put(index, table));
            } else {
                alteration.changes().indexes().added().forEach(index -> created.put(index, table));
            }
        }
        created.keySet().removeIf(which.negate());
        return created;
    }

    /**
     * Returns whether the index is created late: its name is unique, and a table that is dropped later has it until
     * then.
     */
    private boolean waits(Index index) {
        return sheet.now().tables().stream()
                .filter(table -> asides.containsKey(table.name().name()))
                .flatMap(table -> table.indexes().stream())
                .anyMatch(other -> other.name().equalsIgnoreCase(index.name()));
    }

    private Statement create(Table table, Index index) {
        return Statement.of(dialect.create(table.withIndexes(List.of(index))).get(1));
    }

    private void createTriggers() {
        for (StoredObject object : sheet.to().objects()) {
            TableName table = object.table();
            boolean gone = table != null
                    && (rebuilt.containsKey(table)
                            || sheet.added().stream().anyMatch(t -> t.name().equals(table)));
            if (object.kind() == StoredObject.Kind.TRIGGER && gone) {
                script.add(new Statement(object.sql(), "Puts trigger " + object.name() + " back"));
            }
        }
    }
}
