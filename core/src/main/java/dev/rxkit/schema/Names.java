package dev.rxkit.schema;

import dev.rxkit.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Deterministic names of constraints and indexes: a prefix, the table, the columns, joined by {@code _}. A name longer
 * than {@link #LIMIT} bytes keeps its head and ends in eight hex digits of its hash, so that two long names that begin
 * alike stay two.
 */
public final class Names {

    /** PostgreSQL's limit in bytes, the tightest of the databases supported; every name made here fits all of them. */
    public static final int LIMIT = 63;

    private Names() {}

    public static String primaryKey(TableName table) {
        return join("pk", table, List.of());
    }

    public static String foreignKey(TableName table, List<String> columns) {
        return join("fk", table, columns);
    }

    public static String unique(TableName table, List<String> columns) {
        return join("uq", table, columns);
    }

    public static String index(TableName table, List<String> columns) {
        return join("ix", table, columns);
    }

    public static String check(TableName table, List<String> columns) {
        return join("ck", table, columns);
    }

    private static String join(String prefix, TableName table, List<String> columns) {
        StringBuilder name = new StringBuilder(prefix).append('_').append(table.name());
        columns.forEach(column -> name.append('_').append(column));
        return cut(name.toString(), LIMIT);
    }

    /** {@code name}, or its head and a hash where it is longer than {@code limit} bytes of UTF-8. */
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
