package dev.rxkit.database.mariadb;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names that MariaDB does not take, or that are two to a model and one to it: columns and indexes whatever their case,
 * foreign keys in the whole database. A table's case counts or not by the server's setting, so it is left to it.
 */
final class MariaDbNames {

    /** In characters. */
    private static final int LIMIT = 64;

    private final Map<String, String> taken = new HashMap<>();

    private MariaDbNames() {}

    static void check(Schema schema) {
        MariaDbNames keys = new MariaDbNames();
        for (Table table : schema.tables()) {
            String where = "table " + table.name();
            require(table.name().name(), where, "@Table(\"...\")");
            MariaDbNames columns = new MariaDbNames();
            for (Column column : table.columns()) {
                String what = "column " + table.name() + "." + column.name();
                require(column.name(), what, "@Column(name = \"...\")");
                columns.take(column.name(), what, "@Column(name = \"...\")");
            }
            MariaDbNames indexes = new MariaDbNames();
            for (Index index : table.indexes()) {
                indexes.take(index.name(), "index " + index.name() + " of " + where, "name = \"...\"");
            }
            for (Unique unique : table.uniques()) {
                if (unique.name() != null) {
                    indexes.take(unique.name(), "unique " + unique.name() + " of " + where, "name = \"...\"");
                }
            }
            for (ForeignKey key : table.foreignKeys()) {
                if (key.name() != null) {
                    keys.take(key.name(), "foreign key " + key.name() + " of " + where, "@Table(\"...\")");
                }
            }
        }
    }

    /** The name of a constraint or index, cut to what the server takes; one of its own for null. */
    static String fitted(@Nullable String name, String made) {
        String chosen = Objects.requireNonNullElse(name, made);
        return chosen.codePointCount(0, chosen.length()) <= LIMIT ? chosen : Names.cut(chosen, LIMIT);
    }

    private static void require(String name, String what, String remedy) {
        String fault = name.codePointCount(0, name.length()) > LIMIT
                ? "is longer than " + LIMIT + " characters"
                : name.codePoints().anyMatch(point -> point > Character.MAX_VALUE || point == 0)
                        ? "has a character outside Unicode's first plane"
                        : name.endsWith(" ") ? "ends in a blank" : null;
        if (fault != null) {
            throw new MappingException("MariaDB does not take the name of " + what + ": it " + fault
                    + ". Give it another one with " + remedy + ".");
        }
    }

    private void take(String name, String what, String remedy) {
        String other = taken.put(name.toLowerCase(Locale.ROOT), what);
        if (other != null) {
            throw new MappingException("MariaDB cannot tell " + other + " from " + what
                    + ": it does not mind case here. Give one of them another name with " + remedy + ".");
        }
    }
}
