package dev.rxkit.schema;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table with its namespace (in SQL: schema). Ordered by namespace, the default one first, then by name.
 *
 * @param namespace the namespace, or null for the connection's default one
 * @param name the name without namespace and quotes, never blank
 */
public record TableName(@Nullable String namespace, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER = Comparator.comparing(
                    TableName::namespace, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(TableName::name);

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public TableName {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a table is blank");
        }
    }

    /**
     * Returns a name in the default namespace.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /**
     * Parses {@code name} or {@code namespace.name}; the namespace ends at the first dot.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? of(text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /**
     * Returns another name in the same namespace.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public TableName renamed(String other) {
        return new TableName(namespace, other);
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code name} or {@code namespace.name}, unquoted: for messages and files, never for SQL. */
    @Override
    public String toString() {
        return namespace == null ? name : Objects.requireNonNull(namespace) + "." + name;
    }
}
