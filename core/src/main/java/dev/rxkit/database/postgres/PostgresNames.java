package dev.rxkit.database.postgres;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks and truncates names as PostgreSQL does: at most 63 bytes, the rest is cut off without an error. Tables,
 * indexes, keys and unique constraints of one namespace have unique names.
 */
final class PostgresNames {

    static final int LIMIT = Names.LIMIT;
    private static final String DEFAULT_NAMESPACE = "public";

    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private final Map<String, String> taken = new HashMap<>();

    private PostgresNames() {}

    /** Returns the name as the server truncates it: whole characters, at most 63 bytes. */
    static String cut(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LIMIT) {
            return name;
        }
        int bytes = 0;
        int end = 0;
        while (end < name.length()) {
            int point = name.codePointAt(end);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LIMIT) {
                break;
            }
            end += Character.charCount(point);
        }
        return name.substring(0, end);
    }

    /** Returns the table's name truncated, without the default namespace. */
    static TableName cut(TableName name) {
        String namespace = name.namespace();
        boolean hasNamespace = namespace != null && !namespace.equals(DEFAULT_NAMESPACE);
        return new TableName(hasNamespace ? cut(Objects.requireNonNull(namespace)) : null, cut(name.name()));
    }

    /**
     * Checks that all names are different for the server.
     *
     * @throws MappingException if two names are the same, or a column has the name of a system column
     */
    static void check(Schema schema) {
        PostgresNames relations = new PostgresNames();
        for (Table table : schema.tables()) {
            relations.take(cut(table.name()).toString(), "table " + table.name(), "@Table(\"...\")");
        }
        for (Table table : schema.tables()) {
            PostgresNames columns = new PostgresNames();
            for (Column column : table.columns()) {
                if (SYSTEM_COLUMNS.contains(column.name())) {
                    throw new MappingException("PostgreSQL does not accept the name of column " + table.name() + "."
                            + column.name() + ": every table has a system column with that name. Give it another"
                            + " name with @Column(name = \"...\").");
                }
                columns.take(
                        cut(column.name()), "column " + table.name() + "." + column.name(), "@Column(name = \"...\")");
            }
            relations.relations(table);
        }
    }

    private void relations(Table table) {
        TableName name = cut(table.name());
        String of = " of table " + table.name();
        PrimaryKey key = table.primaryKey();
        if (key != null && key.name() != null) {
            take(name.renamed(cut(key.name())).toString(), "primary key " + key.name() + of, "@Table(\"...\")");
        }
        for (Unique unique : table.uniques()) {
            if (unique.name() != null) {
                String cut = name.renamed(cut(unique.name())).toString();
                take(cut, "unique constraint " + unique.name() + of, "@Unique(columns = ..., name = \"...\")");
            }
        }
        for (Index index : table.indexes()) {
            String cut = name.renamed(cut(index.name())).toString();
            take(cut, "index " + index.name() + of, "@Index(columns = ..., name = \"...\")");
        }
    }

    private void take(String name, String what, String remedy) {
        String other = taken.put(name, what);
        if (other != null) {
            throw new MappingException("PostgreSQL cannot distinguish " + other + " from " + what
                    + ": it truncates names to 63 bytes, and tables, indexes and keys share a namespace. Give one of them"
                    + " another name with " + remedy + ".");
        }
    }
}
