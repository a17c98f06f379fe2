package dev.rxkit.schema;

import dev.rxkit.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Generates the names of constraints and indexes: a prefix, the table and the columns, joined by {@code _}. A name
 * longer than {@link #LIMIT} bytes is cut and ends in eight hex digits of its hash, so that different long names stay
 * different. The same input always gives the same name.
 */
public final class Names {

    /** The maximum length of a name in bytes: PostgreSQL's limit, which is the lowest of the supported databases. */
    public static final int LIMIT = 63;

    private Names() {}

    /** Returns the name of a primary key. */
    public static String primaryKey(TableName table) {
        return join("pk", table, List.of());
    }

    /** Returns the name of a foreign key over the given referring columns. */
    public static String foreignKey(TableName table, List<String> columns) {
        return join("fk", table, columns);
    }

    /** Returns the name of a unique constraint. */
    public static String unique(TableName table, List<String> columns) {
        return join("uq", table, columns);
    }

    /** Returns the name of an index. */
    public static String index(TableName table, List<String> columns) {
        return join("ix", table, columns);
    }

    /** Returns the name of a check constraint. */
    public static String check(TableName table, List<String> columns) {
        return join("ck", table, columns);
    }

    private static String join(String prefix, TableName table, List<String> columns) {
        StringBuilder name = new StringBuilder(prefix).append('_').append(table.name());
        columns.forEach(column -> name.append('_').append(column));
        return cut(name.toString(), LIMIT);
    }

    /** Returns {@code name}, or its beginning and a hash if it is longer than {@code limit} bytes of UTF-8. */
    public static String cut(String name, int limit) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= limit) {
            return name;
        }
        StringBuilder head = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < name.length(); ) {
            int point = name.codePointAt(i);
            int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > limit - 9) {
                break;
            }
            head.appendCodePoint(point);
            bytes += size;
            i += Character.charCount(point);
        }
        return head + "_" + Sha256.shortHex(name);
    }
}
