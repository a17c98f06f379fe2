package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.diff.Change;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import java.util.List;

/** Finds tables that a schema cannot describe: partitions, tables that inherit, foreign tables. */
final class PostgresUnmodelled {
    private PostgresUnmodelled() {}

    /**
     * Refuses to create a table that already exists in a form that is not modelled.
     *
     * @throws RxException with the table's name
     */
    static void refuse(Schema from, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.AddTable) {
                from.objects().stream()
                        .filter(object -> object.kind() == StoredObject.Kind.TABLE
                                && object.name().equals(change.table().toString()))
                        .findFirst()
                        .ifPresent(object -> {
                            throw new RxException("table " + object.name() + " is there already as "
                                    + object.sql() + ", which is not modelled\n"
                                    + "change it by a script of your own, or give the class another table");
                        });
            }
        }
    }
}
