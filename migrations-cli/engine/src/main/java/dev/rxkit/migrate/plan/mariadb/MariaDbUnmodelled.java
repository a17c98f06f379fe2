package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.error.RxException;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Table;

/** Finds properties of MariaDB tables that the model does not cover and that a change would lose. */
final class MariaDbUnmodelled {
    private MariaDbUnmodelled() {}

    /**
     * Throws if something would be lost.
     *
     * @param now the present table
     * @throws RxException naming the table and what it has
     */
    static void refuse(Table now, TableChanges changes) {
        if (now.options().containsKey(MariaDbText.VERSIONING)) {
            throw new RxException(
                    "table " + now.name() + " keeps the history of its rows (WITH SYSTEM VERSIONING), which"
                            + " no script of rx changes. Change the table by hand, with system_versioning_alter_history as you"
                            + " need it.");
        }
        String index = MariaDbText.INDEX + "PRIMARY";
        Change.AlterPrimaryKey key = changes.primaryKey();
        boolean replaced = key != null && key.to() != null && !changes.options().containsKey(index);
        if (replaced && now.primaryKey() != null && now.options().containsKey(index)) {
            throw new RxException(
                    "table " + now.name() + ": the primary key has an order, a prefix or a clause, which is not known"
                            + " here and would be lost. Change the key by hand.");
        }
    }
}
