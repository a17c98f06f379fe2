package dev.rxkit.diff;

import dev.rxkit.schema.Schema;
import java.util.List;

/** Compares two resolved schemas. */
public final class SchemaDiffer {

    private SchemaDiffer() {}

    public static List<Change> diff(Schema from, Schema to, Renames renames) {
        throw new UnsupportedOperationException("not built yet");
    }
}
