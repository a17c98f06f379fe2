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
 * Checks for names that MariaDB does not accept, or that it does not distinguish: those of columns and indexes ignoring
 * case, those of foreign keys in the whole database. Whether the case of a table's name matters depends on the server's
 * settings, so it is not checked.
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

    /** Returns the name of a constraint or index, truncated to the server's limit; a generated name for null. */
    static String fitted(@Nullable String name, String made) {
        String chosen = Objects.requireNonNullElse(name, made);
        return chosen.codePointCount(0, chosen.length()) <= LIMIT ? chosen : Names.cut(chosen, LIMIT);
    }

    private static void require(String name, String what, String remedy) {
        String fault = name.codePointCount(0, name.length()) > LIMIT
                ? "is longer than " + LIMIT + " characters"
                : name.codePoints().anyMatch(point -> point > Character.MAX_VALUE || point == 0)
                        ? "contains a character outside Unicode's basic multilingual plane"
                        : name.endsWith(" ") ? "ends in a blank" : null;
        if (fault != null) {
            throw new MappingException("MariaDB does not accept the name of " + what + ": it " + fault
                    + ". Give it another name with " + remedy + ".");
        }
    }

    private void take(String name, String what, String remedy) {
        String other = taken.put(name.toLowerCase(Locale.ROOT), what);
        if (other != null) {
            throw new MappingException("MariaDB cannot distinguish " + other + " from " + what
                    + ": it ignores case here. Give one of them another name with " + remedy + ".");
        }
    }
}
