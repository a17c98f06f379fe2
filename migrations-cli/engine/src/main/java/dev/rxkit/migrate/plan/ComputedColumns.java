package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Column;

/** Rules on generated columns that the planners share. */
public final class ComputedColumns {

    private ComputedColumns() {}

    /** Returns whether a generated column that becomes an ordinary one keeps its values, because they are stored. */
    public static boolean keepsValues(Column from, Column to) {
        return to.computed() == null
                && from.computed() != null
                && from.computed().stored();
    }
}
