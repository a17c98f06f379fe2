package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One script for SQLite, in one order: rename, drop indexes, create tables, change tables, drop tables, create indexes
 * and triggers. All of it runs in one transaction.
 */
final class SqliteScript {
    private final Dialect dialect;
    private final Worksheet sheet;
    private final SqliteGuards guards = new SqliteGuards();
    private final Map<TableName, List<Statement>> changed = new LinkedHashMap<>();
    private final Set<TableName> rebuilt = new TreeSet<>();

    SqliteScript(Dialect dialect, Worksheet sheet) {
        this.dialect = dialect;
        this.sheet = sheet;
    }

    /** The tables that are written again; known after {@link #statements}. */
    Set<TableName> rebuilt() {
        return rebuilt;
    }

    List<Statement> statements(Backfill backfill) {
        List<Statement> script = new ArrayList<>();
        Statement keys = guards.keysAreOff();
        sheet.altered().forEach(alteration -> change(alteration, backfill));
        boolean guarded = !rebuilt.isEmpty() || dropsSomethingReferredTo();
        if (guarded) {
            script.add(keys);
        }
        rename(script);
        if (guarded) {
            script.add(guards.countDangling());
        }
        sheet.altered().forEach(alteration -> dropIndexes(alteration, script));
        sheet.added()
                .forEach(table -> script.add(new Statement(
                        dialect.create(table.withIndexes(List.of())).get(0), "Creates table " + table.name())));
        changed.values().forEach(script::addAll);
        sheet.dropped()
                .forEach(table -> script.add(
                        new Statement("DROP TABLE " + dialect.quote(table.name()), "Drops table " + table.name())));
        createIndexes(script);
        createTriggers(script);
        if (guarded) {
            script.add(guards.noMoreDangling());
            script.addAll(guards.close(true));
            script.add(0, guards.open());
        }
        script.forEach(Statement::refusePlaceholder);
        return script;
    }

    private void change(Worksheet.Alteration alteration, Backfill backfill) {
        TableName name = alteration.to().name();
        List<Statement> native_ =
                new SqliteAlter(dialect, sheet.now(), alteration).statements().orElse(null);
        if (native_ != null) {
            changed.put(name, native_);
            return;
        }
        rebuilt.add(name);
        Set<String> taken = Worksheet.names(sheet.now());
        taken.addAll(Worksheet.names(sheet.to()));
        TableName copy = name.renamed(Moves.free("rx_new_" + name.name(), taken));
        changed.put(name, new SqliteRebuild(dialect, guards, backfill, alteration, copy).statements());
    }

    private boolean dropsSomethingReferredTo() {
        return sheet.dropped().stream()
                .anyMatch(gone -> sheet.now().tables().stream()
                        .filter(table -> !sheet.dropped().contains(table))
                        .anyMatch(table -> table.foreignKeys().stream()
                                .anyMatch(key -> key.target().equals(gone.name()))));
    }

    private void rename(List<Statement> script) {
        for (Worksheet.TableMove move : sheet.tableMoves()) {
            script.add(Statement.of(
                    "ALTER TABLE " + dialect.quote(move.from()) + " RENAME TO " + dialect.quote(move.to())));
        }
        sheet.columnMoves()
                .forEach((table, moves) -> moves.forEach(move -> script.add(Statement.of("ALTER TABLE "
                        + dialect.quote(table) + " RENAME COLUMN " + dialect.quote(move.from()) + " TO "
                        + dialect.quote(move.to())))));
    }

    private void dropIndexes(Worksheet.Alteration alteration, List<Statement> script) {
        if (rebuilt.contains(alteration.to().name())) {
            return;
        }
        for (Change change : alteration.changes()) {
            if (change instanceof Change.DropIndex drop) {
                script.add(
                        Statement.of("DROP INDEX " + dialect.quote(drop.index().name())));
            }
        }
    }

    private void createIndexes(List<Statement> script) {
        for (Table table : sheet.added()) {
            table.indexes().forEach(index -> script.add(create(table, index)));
        }
        for (Worksheet.Alteration alteration : sheet.altered()) {
            Table table = alteration.to();
            if (rebuilt.contains(table.name())) {
                table.indexes().forEach(index -> script.add(create(table, index)));
            } else {
                alteration.changes().stream()
                        .filter(Change.AddIndex.class::isInstance)
                        .forEach(change -> script.add(create(table, ((Change.AddIndex) change).index())));
            }
        }
    }

    private Statement create(Table table, Index index) {
        return Statement.of(dialect.create(table.withIndexes(List.of(index))).get(1));
    }

    private void createTriggers(List<Statement> script) {
        for (StoredObject object : sheet.to().objects()) {
            TableName table = object.table();
            boolean gone = table != null
                    && (rebuilt.contains(table)
                            || sheet.added().stream().anyMatch(t -> t.name().equals(table)));
            if (object.kind() == StoredObject.Kind.TRIGGER && gone) {
                script.add(new Statement(object.sql(), "Puts trigger " + object.name() + " back"));
            }
        }
    }
}
