package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.schema.StoredObject;

/** Statements of MariaDB for views, triggers, routines and sequences. */
public final class MariaDbObjects {

    private MariaDbObjects() {}

    /** MariaDB's statement that puts an object in the place of the one of its name; a sequence goes on counting. */
    public static String replacing(StoredObject object) {
        return object.kind() == StoredObject.Kind.SEQUENCE
                ? object.sql().replaceFirst("^CREATE ", "ALTER ")
                : object.sql().replaceFirst("^CREATE ", "CREATE OR REPLACE ");
    }
}
