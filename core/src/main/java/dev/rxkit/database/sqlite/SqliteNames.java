package dev.rxkit.database.sqlite;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks for names that SQLite does not distinguish: it ignores the case of names, has no namespaces, and has one
 * namespace for tables and indexes.
 */
final class SqliteNames {

    private final Map<String, String> taken = new HashMap<>();

    private SqliteNames() {}

    /**
     * Checks that all names are different for SQLite.
     *
     * @throws MappingException if two names are the same
     */
    static void check(Schema schema) {
        SqliteNames names = new SqliteNames();
        for (Table table : schema.tables()) {
            names.take(table.name().name(), "table " + table.name(), "@Table(\"...\")");
        }
        for (Table table : schema.tables()) {
            for (Index index : table.indexes()) {
                names.take(
                        index.name(),
                        "index " + index.name() + " of table " + table.name(),
                        "@Index(columns = ..., name = \"...\")");
            }
            SqliteNames columns = new SqliteNames();
            for (Column column : table.columns()) {
                columns.take(column.name(), "column " + table.name() + "." + column.name(), "@Column(name = \"...\")");
            }
        }
    }

    private void take(String name, String what, String remedy) {
        String other = taken.put(folded(name), what);
        if (other != null) {
            throw new MappingException("SQLite cannot distinguish " + other + " from " + what
                    + ": it has no schemas and ignores case. Give one of them another name with " + remedy + ".");
        }
    }

    /** Folds ASCII letters only, as SQLite does. */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + 32));
            }
        }
        return folded.toString();
    }
}
