package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Drops and creates the indexes of a script. */
record SqliteIndexChanges(Dialect dialect, GroupedChanges sheet, SqliteTables tables) {

    void write(PhasedScript<SqlitePhase> script) {
        Set<String> needed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sheet.added().forEach(table -> needed.add(table.name().name()));
        sheet.tableMoves().forEach(move -> needed.add(move.to().name()));
        // Indexes of a rewritten table go with it.
        for (AlterTable alteration : tables.altered()) {
            for (Index index : alteration.changes().indexes().dropped()) {
                boolean first = needed.contains(index.name());
                script.in(first ? SqlitePhase.DROP_INDEXES_FIRST : SqlitePhase.DROP_INDEXES)
                        .add(Statement.of("DROP INDEX " + dialect.quote(index.name())));
            }
        }
        created()
                .forEach((index, table) -> script.in(
                                waits(index) ? SqlitePhase.LATE_INDEXES : SqlitePhase.CREATE_INDEXES)
                        .add(Statement.of(dialect.create(table.withIndexes(List.of(index)))
                                .get(1))));
    }

    /** Returns the names of the indexes that are created before anything is dropped. */
    List<String> early() {
        return created().keySet().stream()
                .filter(index -> !waits(index))
                .map(Index::name)
                .toList();
    }

    /** Returns the indexes that are new, or made again with their table. */
    private Map<Index, Table> created() {
        Map<Index, Table> created = new LinkedHashMap<>();
        sheet.added().forEach(table -> table.indexes().forEach(index -> created.put(index, table)));
        sheet.altered()
                .forEach(alteration -> created(alteration).forEach(index -> created.put(index, alteration.to())));
        return created;
    }

    private List<Index> created(AlterTable alteration) {
        return tables.isRebuilt(alteration.to().name())
                ? alteration.to().indexes()
                : alteration.changes().indexes().added();
    }

    /**
     * Returns whether the index is created late: its name is unique, and a table that is dropped later has it until
     * then.
     */
    private boolean waits(Index index) {
        return sheet.now().tables().stream()
                .filter(table -> tables.asides().containsKey(table.name().name()))
                .flatMap(table -> table.indexes().stream())
                .anyMatch(other -> other.name().equalsIgnoreCase(index.name()));
    }

    /** Returns checks of the rows for the indexes that may fail after the old rows are dropped. */
    List<Statement> checks(SqliteGuards guards) {
        SqliteIndexChecks checks = new SqliteIndexChecks(dialect, guards);
        List<Statement> statements = new ArrayList<>();
        List<AlterTable> alterations = new ArrayList<>(tables.rebuilt());
        alterations.addAll(tables.altered());
        for (AlterTable alteration : alterations) {
            Table table = alteration.to();
            String place = tables.isRebuilt(table.name())
                    ? tables.copy(table)
                    : table.name().name();
            for (Index index : created(alteration)) {
                if (index.unique()) {
                    statements.add(checks.unique(table, place, index));
                } else if (waits(index)) {
                    checks.computed(table, place, index).ifPresent(statements::add);
                }
            }
        }
        return statements;
    }
}
