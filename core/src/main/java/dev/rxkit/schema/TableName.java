package dev.rxkit.schema;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, with the namespace (what SQL calls a schema) it lives in.
 *
 * @param namespace the namespace, or null for the connection's default one
 * @param name the bare name, unquoted, never blank
 */
public record TableName(@Nullable String namespace, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER = Comparator.comparing(
                    TableName::namespace, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(TableName::name);

    public TableName {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a table needs a name");
        }
    }

    /** A table of the default namespace. */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /** Reads {@code name} or {@code namespace.name}; the first dot divides. */
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? of(text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** The same namespace, another name. */
    public TableName renamed(String other) {
        return new TableName(namespace, other);
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** {@code name} or {@code namespace.name}, unquoted: for messages and files, never for SQL. */
    @Override
    public String toString() {
        return namespace == null ? name : Objects.requireNonNull(namespace) + "." + name;
    }
}
