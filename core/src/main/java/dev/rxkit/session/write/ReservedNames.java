package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Table;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Warns of table and column names the database reserves: once a process for each class and kind of database.
 * Thread-safe.
 */
final class ReservedNames {

    private static final Logger LOG = System.getLogger("dev.rxkit");

    // By names, which keep no class alive.
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private final Dialect dialect;

    ReservedNames(Dialect dialect) {
        this.dialect = dialect;
    }

    void warn(TableMapping<?> mapping) {
        if (!WARNED.add(dialect.name() + " " + mapping.type().getName())) {
            return;
        }
        Table table = mapping.table();
        String type = mapping.type().getSimpleName();
        warn(type, "table", table.name().name(), "@Table(\"..\")");
        for (PropertyMapping property : mapping.properties()) {
            String column = property.column().name();
            warn(type + "." + property.name(), "column", column, "@Column(name = \"..\")");
        }
    }

    private void warn(String where, String what, String name, String remedy) {
        if (dialect.reserves(name)) {
            LOG.log(
                    Level.WARNING,
                    where + ": the " + what + " name " + name + " is a reserved word of " + dialect.name()
                            + ". Rx quotes it; SQL written by hand has to as well: " + dialect.quote(name)
                            + ", or choose another name by " + remedy + ".");
        }
    }
}
