package dev.rxkit.migrate.pairs;

import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is and what is wanted, both as models say it. */
record Pair(Schema from, Schema to, Renames renames) {

    /** Whether no two things share a name that some database keeps in one drawer. */
    static boolean distinct(Schema schema) {
        Set<String> names = new HashSet<>();
        boolean distinct = true;
        for (var table : schema.tables()) {
            distinct &= names.add(fold(table.name().name()));
            for (var index : table.indexes()) {
                distinct &= names.add(fold(index.name()));
            }
            for (var unique : table.uniques()) {
                distinct &= names.add(fold(unique.name()));
            }
            for (var key : table.foreignKeys()) {
                distinct &= names.add(fold(key.name()));
            }
            for (var check : table.checks()) {
                distinct &= names.add(fold(check.name()));
            }
            if (table.primaryKey() != null) {
                distinct &= names.add(fold(table.primaryKey().name()));
            }
            Set<String> columns = new HashSet<>();
            for (var column : table.columns()) {
                distinct &= columns.add(fold(column.name()));
            }
        }
        return distinct;
    }

    private static String fold(String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT);
    }

    /** The pair as one line of {@code found-pairs.jsonl}. */
    String json(String server, boolean safe) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (safe) {
            json.put("safe", true);
        }
        json.put("servers", List.of(server));
        json.put("about", "");
        json.put("from", SchemaJson.of(from, server));
        json.put("to", SchemaJson.of(to, server));
        Map<String, Object> tables = new TreeMap<>();
        renames.tables().forEach((name, old) -> tables.put(name.name(), old.name()));
        json.put("tables", tables);
        Map<String, Object> columns = new TreeMap<>();
        renames.columns().forEach((table, renamed) -> columns.put(table.name(), new TreeMap<>(renamed)));
        json.put("columns", columns);
        return JsonRecords.text(json);
    }

    /** The old name of a table that is wanted. */
    TableName old(TableName name) {
        return renames.tables().getOrDefault(name, name);
    }

    /** The old name of a column that is wanted. */
    String old(TableName table, String column) {
        return renames.columns().getOrDefault(table, Map.of()).getOrDefault(column, column);
    }
}
