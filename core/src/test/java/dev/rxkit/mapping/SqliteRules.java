package dev.rxkit.mapping;

import dev.rxkit.schema.Carrier;
import dev.rxkit.schema.ColumnType;

/** SQLite's answers to the mapping, spelled out here so that these tests need no dialect. */
final class SqliteRules {

    private SqliteRules() {}

    static Mappings mappings() {
        return new Mappings(SqliteRules::carrier, type -> carrier(type) != Carrier.TEXT || !decimal(type));
    }

    static Carrier carrier(ColumnType.Logical type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> Carrier.LONG;
            case REAL, DOUBLE -> Carrier.DOUBLE;
            case DECIMAL -> type.precision() != null && type.precision() <= 15 ? Carrier.ROUNDED : Carrier.TEXT;
            case BINARY -> Carrier.BYTES;
            case CHAR, TEXT, UUID, DATE, TIME, TIMESTAMP, INSTANT, JSON -> Carrier.TEXT;
        };
    }

    /** The declared type of a column, for its affinity. */
    static String declared(ColumnType.Logical type) {
        return switch (type.kind()) {
            case DECIMAL -> carrier(type) == Carrier.TEXT ? "TEXT" : "NUMERIC(15,2)";
            case CHAR -> "CHAR(1)";
            case TEXT, JSON -> "TEXT";
            case UUID -> "CHAR(36)";
            case BINARY -> "BLOB";
            case INSTANT -> "TIMESTAMPTZ";
            default -> type.kind().name();
        };
    }

    private static boolean decimal(ColumnType.Logical type) {
        return type.kind() == ColumnType.Kind.DECIMAL;
    }
}
