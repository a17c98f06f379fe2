package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Table;
import java.util.List;

/** Finds properties of MariaDB tables that the model does not cover and that a change would lose. */
final class MariaDbUnmodelled {
    private static final String KEY = "the primary key's order or prefix";

    private MariaDbUnmodelled() {}

    /**
     * Throws if something would be lost.
     *
     * @param now the present table
     * @param again the indexes that are dropped and created again
     * @throws RxException naming the table and what it has
     */
    static void refuse(Table now, TableChanges changes, List<String> again) {
        String beyond = now.options().getOrDefault("unmodelled", "");
        for (String index : again) {
            if (beyond.contains("index " + index + " ")) {
                throw new RxException("table " + now.name() + ": index " + index + " has to be made again, but "
                        + beyond + " would be lost. Drop the index by hand and make it again after the change.");
            }
        }
        if (beyond.contains("with system versioning")) {
            throw new RxException(
                    "table " + now.name() + " keeps the history of its rows (WITH SYSTEM VERSIONING), which"
                            + " no script of rx changes. Change the table by hand, with system_versioning_alter_history as you"
                            + " need it.");
        }
        if (beyond.contains(KEY) && changes.primaryKey() != null) {
            throw new RxException(
                    "table " + now.name() + ": the primary key has an order or a prefix, which is not known"
                            + " here and would be lost. Change the key by hand.");
        }
    }

    /**
     * Throws if a new table would differ from the one it was read from.
     *
     * @throws RxException naming the table
     */
    static void refuse(Table added) {
        if (added.options().getOrDefault("unmodelled", "").contains(KEY)) {
            throw new RxException("table " + added.name() + " cannot be made: " + KEY
                    + " is not known here. Make the table" + " by hand.");
        }
    }
}
