package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.plan.ChangesByKind;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;

/** Finds tables that a schema cannot describe: partitions, tables that inherit, foreign tables. */
final class PostgresUnmodelled {
    private PostgresUnmodelled() {}

    /**
     * Refuses to create a table that already exists in a form that is not modelled.
     *
     * @throws RxException with the table's name
     */
    static void refuse(Schema from, ChangesByKind changes) {
        for (Table table : changes.added()) {
            from.objects().stream()
                    .filter(object -> isTable(object.kind())
                            && object.name().equals(table.name().toString()))
                    .findFirst()
                    .ifPresent(object -> {
                        throw new RxException("table " + object.name() + " is there already as "
                                + form(object) + ", which is not modelled\n"
                                + "change it by a script of your own, or give the class another table");
                    });
        }
    }

    private static boolean isTable(StoredObject.Kind kind) {
        return kind == StoredObject.Kind.TABLE || kind == StoredObject.Kind.PARTITION;
    }

    private static String form(StoredObject object) {
        return object.kind() == StoredObject.Kind.PARTITION ? "PARTITION OF " + object.table() : object.sql();
    }
}
