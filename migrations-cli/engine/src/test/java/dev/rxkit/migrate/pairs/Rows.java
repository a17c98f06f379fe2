package dev.rxkit.migrate.pairs;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generated rows of a pair's first shape, and what of them the second must still have. */
final class Rows {
    private static final int ROWS = 3;

    private final Trial trial;
    private final Flavour flavour;
    private final Pair pair;

    Rows(Trial trial, Flavour flavour, Pair pair) {
        this.trial = trial;
        this.flavour = flavour;
        this.pair = pair;
    }

    /** Puts in what the rules of the schema let in, and says how many that are. */
    int fill() throws SQLException {
        boolean sqlite = trial.dialect.name().equals("sqlite");
        if (sqlite) {
            trial.execute("PRAGMA foreign_keys = ON");
        }
        int rows = 0;
        for (Table table : pair.from().inDependencyOrder()) {
            for (int row = 0; row < ROWS; row++) {
                rows += insert(table, row, false) || insert(table, row, true) ? 1 : 0;
            }
        }
        if (sqlite) {
            trial.execute("PRAGMA foreign_keys = OFF");
        }
        return rows;
    }

    private boolean insert(Table table, int row, boolean alone) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.computed() == null)
                .toList();
        String names = columns.stream()
                .map(column -> trial.dialect.quote(column.name()))
                .collect(Collectors.joining(", "));
        String values =
                columns.stream().map(column -> value(table, column, row, alone)).collect(Collectors.joining(", "));
        try {
            trial.execute(
                    "INSERT INTO " + trial.dialect.quote(table.name()) + " (" + names + ") VALUES (" + values + ")");
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private String value(Table table, Column column, int row, boolean alone) {
        boolean refers =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        boolean nulls = column.nullable() && (alone && refers || row == ROWS - 1);
        boolean strange = !refers && row == 1 && !referred(table, column) && stays(table, column);
        return nulls ? "NULL" : flavour.literal(flavour.choice(column.type()), row, strange);
    }

    private boolean referred(Table table, Column column) {
        for (Table other : pair.from().tables()) {
            for (ForeignKey key : other.foreignKeys()) {
                if (key.target().equals(table.name()) && key.targetColumns().contains(column.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the second shape has the column in the same type, or not at all. */
    private boolean stays(Table table, Column column) {
        return pair.to().tables().stream()
                .filter(wanted -> pair.old(wanted.name()).equals(table.name()))
                .flatMap(wanted -> wanted.columns().stream()
                        .filter(c -> pair.old(wanted.name(), c.name()).equalsIgnoreCase(column.name())))
                .allMatch(c -> c.type().equals(column.type()));
    }

    void clear(Schema schema) throws SQLException {
        for (String sql : flavour.clear(schema.tables().stream()
                .map(table -> trial.dialect.quote(table.name()))
                .toList())) {
            trial.execute(sql);
        }
    }

    /** Which columns of which tables come through as they are: by the wanted names, both resolved. */
    record Kept(TableName old, TableName now, List<String> oldColumns, List<String> nowColumns) {}

    static List<Kept> kept(Schema from, Schema to, Renames renames) {
        List<Kept> kept = new ArrayList<>();
        for (Table now : to.tables()) {
            TableName old = renames.tables().getOrDefault(now.name(), now.name());
            Table before = from.table(old).orElse(null);
            Set<TableName> gone = new HashSet<>(renames.tables().values());
            if (before == null || old.equals(now.name()) && gone.contains(old)) {
                continue;
            }
            Map<String, String> renamed = renames.columns().getOrDefault(now.name(), Map.of());
            List<String> olds = new ArrayList<>();
            List<String> nows = new ArrayList<>();
            for (Column column : now.columns()) {
                String name = renamed.getOrDefault(column.name(), column.name());
                Column was = before.column(name).orElse(null);
                if (was != null
                        && was.type().equals(column.type())
                        && (column.nullable() || !was.nullable())
                        && was.computed() == null
                        && column.computed() == null) {
                    olds.add(name);
                    nows.add(column.name());
                }
            }
            kept.add(new Kept(old, now.name(), olds, nows));
        }
        return kept;
    }

    /** The values of the old shape, by new table name. */
    Map<TableName, List<String>> before(List<Kept> kept) throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Kept table : kept) {
            rows.put(table.now(), rows(table.old(), table.oldColumns()));
        }
        return rows;
    }

    Map<TableName, List<String>> after(List<Kept> kept) throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Kept table : kept) {
            rows.put(table.now(), rows(table.now(), table.nowColumns()));
        }
        return rows;
    }

    private List<String> rows(TableName table, List<String> columns) throws SQLException {
        String values = columns.isEmpty()
                ? "1"
                : columns.stream()
                        .map(column -> flavour.shown(trial.dialect.quote(column)))
                        .collect(Collectors.joining(", "));
        List<String> rows = new ArrayList<>();
        try (var statement = trial.connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + values + " FROM " + trial.dialect.quote(table))) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
