package dev.rxkit.mapping.members;

import java.util.List;

/**
 * The content of a class's annotations.
 *
 * @param table whether the class is marked as a table
 * @param name the name of the table; empty for the one derived from the class
 */
public record TableMetadata(
        boolean table,
        String name,
        String namespace,
        String renamedFrom,
        List<OfUnique> uniques,
        List<OfIndex> indexes,
        List<OfCheck> checks) {

    /** A unique constraint on properties. */
    public record OfUnique(List<String> properties, String name) {}

    /** An index on properties, each of which may be followed by {@code asc} or {@code desc}. */
    public record OfIndex(List<String> properties, boolean unique, String where, String name) {}

    /** A check constraint. */
    public record OfCheck(String sql, String name) {}
}
