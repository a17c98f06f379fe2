package dev.rxkit.mapping;

import java.util.List;

/**
 * What a class's annotations say, without the annotations themselves.
 *
 * @param table whether the class is marked as a table
 * @param name the table's name, empty for the class's
 */
record TableMetadata(
        boolean table,
        String name,
        String namespace,
        String renamedFrom,
        List<OfUnique> uniques,
        List<OfIndex> indexes,
        List<OfCheck> checks) {

    /** A unique constraint over properties. */
    record OfUnique(List<String> properties, String name) {}

    /** An index over properties, each perhaps followed by {@code asc} or {@code desc}. */
    record OfIndex(List<String> properties, boolean unique, String where, String name) {}

    /** A condition. */
    record OfCheck(String sql, String name) {}
}
