package dev.rxkit.database.sqlite;

import dev.rxkit.database.sqlite.SqliteCatalog.ColumnRow;
import dev.rxkit.database.sqlite.SqliteCatalog.KeyRow;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.ForeignKey.Deferral;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the foreign keys of one table: facts from the catalogue, names and deferrals from the text. */
final class SqliteKeys {

    private final SqliteCatalog catalog;
    private final List<String> names;
    private final List<List<KeyRow>> keys;

    SqliteKeys(SqliteCatalog catalog, String table) {
        this.catalog = catalog;
        this.names = names(table);
        Map<Integer, List<KeyRow>> byId = new LinkedHashMap<>();
        for (KeyRow row : catalog.keys().getOrDefault(table, List.of())) {
            byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row);
        }
        this.keys = List.copyOf(byId.values());
    }

    /** Returns whether the text has the same keys in the same order. */
    boolean agrees(SqliteTableText text) {
        if (text.keys.size() != keys.size()) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!SqliteIndexes.spelled(names, text.keys.get(i).columns()).equals(from(keys.get(i)))) {
                return false;
            }
        }
        return true;
    }

    List<ForeignKey> read(SqliteTableText text) {
        List<ForeignKey> result = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<KeyRow> rows = keys.get(i);
            KeyRow first = rows.get(0);
            String target = table(first.target());
            boolean written = i < text.keys.size();
            result.add(new ForeignKey(
                    written ? text.keys.get(i).name() : null,
                    from(rows),
                    TableName.of(target),
                    to(rows, target),
                    action(first.onDelete()),
                    action(first.onUpdate()),
                    written ? text.keys.get(i).deferral() : Deferral.NONE));
        }
        return result;
    }

    private List<String> from(List<KeyRow> rows) {
        return rows.stream()
                .map(row -> SqliteIndexes.spelled(names, row.from()))
                .toList();
    }

    /** Returns the referenced columns; if the text has none, those of the target's primary key. */
    private List<String> to(List<KeyRow> rows, String target) {
        if (rows.get(0).to() == null) {
            return catalog.columns().getOrDefault(target, List.of()).stream()
                    .filter(row -> row.key() > 0)
                    .sorted(Comparator.comparing(ColumnRow::key))
                    .map(ColumnRow::name)
                    .toList();
        }
        List<String> targetNames = names(target);
        return rows.stream()
                .map(row -> SqliteIndexes.spelled(targetNames, row.to()))
                .toList();
    }

    private List<String> names(String table) {
        return catalog.columns().getOrDefault(table, List.of()).stream()
                .map(ColumnRow::name)
                .toList();
    }

    private String table(String written) {
        return catalog.columns().containsKey(written)
                ? written
                : catalog.columns().keySet().stream()
                        .filter(own -> own.equalsIgnoreCase(written))
                        .findFirst()
                        .orElse(written);
    }

    private static Action action(String sql) {
        return switch (sql.toUpperCase(Locale.ROOT)) {
            case "CASCADE" -> Action.CASCADE;
            case "RESTRICT" -> Action.RESTRICT;
            case "SET NULL" -> Action.SET_NULL;
            case "SET DEFAULT" -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }
}
