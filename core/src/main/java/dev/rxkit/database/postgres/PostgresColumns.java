package dev.rxkit.database.postgres;

import dev.rxkit.database.TypeArguments;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.DataType.Trait;
import dev.rxkit.schema.type.JdbcType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the types of the columns of PostgreSQL's tables and views. A domain is treated as its base type. */
final class PostgresColumns {

    private static final String QUERY = "SELECT a.attname, CASE WHEN t.typtype = 'd' THEN b.typtype ELSE t.typtype END,"
            + " CASE WHEN t.typtype = 'd' THEN b.typname ELSE t.typname END,"
            + " CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(b.oid, t.typtypmod)"
            + " ELSE pg_catalog.format_type(t.oid, a.atttypmod) END, e.typtype, e.typname"
            + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype"
            + " LEFT JOIN pg_catalog.pg_type e ON e.oid = COALESCE(b.typelem, t.typelem)"
            + " AND e.typarray = COALESCE(b.oid, t.oid)"
            + " WHERE a.attrelid = pg_catalog.to_regclass(CAST(? AS text)) AND a.attnum > 0 AND NOT a.attisdropped";

    private PostgresColumns() {}

    /**
     * Reads the types of a table's columns.
     *
     * @param table the quoted name
     */
    static Map<String, DataType> read(Connection connection, String table) throws SQLException {
        Map<String, DataType> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String sql = rows.getString(4);
                    String element = rows.getString(5);
                    DataType type = element == null
                            ? type(rows.getString(2), rows.getString(3), sql)
                            : array(sql, type(element, rows.getString(6), sql.replace("[]", "")));
                    if (type != null) {
                        types.put(rows.getString(1), type);
                    }
                }
            }
        }
        return types;
    }

    private static @Nullable DataType array(String sql, @Nullable DataType element) {
        return element == null ? null : DataType.array(sql, element);
    }

    /** Returns the type, or null for a domain over a domain, and for an array of a domain. */
    private static @Nullable DataType type(String kind, String name, String sql) {
        if (kind.equals("d")) {
            return null;
        }
        if (kind.equals("e")) {
            return DataType.of(Family.ENUM, sql, JdbcType.JSON, Trait.UNTYPED);
        }
        if (name.equals("citext")) {
            return DataType.of(Family.VARCHAR, sql, JdbcType.JSON, Trait.IGNORES_CASE, Trait.UNTYPED);
        }
        return of(sql, TypeArguments.of(PostgresTypes.canonical(sql).sql()));
    }

    private static DataType of(String sql, TypeArguments type) {
        return switch (type.name()) {
            case "BOOLEAN" -> DataType.of(Family.BOOLEAN, sql, JdbcType.BOOLEAN);
            case "SMALLINT" -> DataType.sized(Family.INTEGER, sql, JdbcType.LONG, 16, 0);
            case "INTEGER" -> DataType.sized(Family.INTEGER, sql, JdbcType.LONG, 32, 0);
            case "BIGINT" -> DataType.sized(Family.INTEGER, sql, JdbcType.LONG, 64, 0);
            case "OID" -> DataType.sized(Family.INTEGER, sql, JdbcType.LONG, 32, 0, Trait.UNSIGNED);
            case "NUMERIC" -> DataType.sized(Family.DECIMAL, sql, JdbcType.DECIMAL, type.first(), type.second());
            case "REAL" -> DataType.of(Family.REAL, sql, JdbcType.FLOAT);
            case "DOUBLE PRECISION" -> DataType.of(Family.DOUBLE, sql, JdbcType.DOUBLE);
            case "TEXT" -> DataType.of(Family.VARCHAR, sql, JdbcType.TEXT);
            case "VARCHAR" -> DataType.sized(Family.VARCHAR, sql, JdbcType.TEXT, type.first(), null);
            // Without a length it is not padded, but trailing blanks are ignored in comparisons.
            case "BPCHAR" -> DataType.of(Family.VARCHAR, sql, JdbcType.TEXT);
            case "CHAR" ->
                sql.startsWith("\"")
                        ? DataType.of(Family.OTHER, sql, JdbcType.TEXT)
                        : DataType.sized(Family.CHAR, sql, JdbcType.TEXT, type.first(), null);
            case "BYTEA" -> DataType.of(Family.VARBINARY, sql, JdbcType.BYTES);
            case "DATE" -> DataType.of(Family.DATE, sql, JdbcType.LOCAL_DATE);
            case "TIME" -> DataType.sized(Family.TIME, sql, JdbcType.LOCAL_TIME, null, fraction(type));
            case "TIMESTAMP" -> DataType.sized(Family.TIMESTAMP, sql, JdbcType.LOCAL_DATE_TIME, null, fraction(type));
            case "TIMESTAMPTZ" -> DataType.sized(Family.INSTANT, sql, JdbcType.OFFSET_DATE_TIME, null, fraction(type));
            case "UUID" -> DataType.of(Family.UUID, sql, JdbcType.UUID);
            case "JSON" -> DataType.of(Family.JSON, sql, JdbcType.JSON, Trait.UNTYPED, Trait.INCOMPARABLE);
            case "JSONB" -> DataType.of(Family.JSON, sql, JdbcType.JSON, Trait.UNTYPED);
            case "XML", "POINT" -> DataType.of(Family.OTHER, sql, JdbcType.JSON, Trait.UNTYPED, Trait.INCOMPARABLE);
            case "TIMETZ" -> DataType.of(Family.OTHER, sql, JdbcType.TEXT, Trait.ROUNDED);
            case "BIT" -> DataType.sized(Family.BITS, sql, JdbcType.JSON, type.first(), null, Trait.UNTYPED);
            case "INTERVAL" -> DataType.sized(Family.INTERVAL, sql, JdbcType.JSON, null, fraction(type), Trait.UNTYPED);
            case "NAME" -> DataType.of(Family.OTHER, sql, JdbcType.TEXT);
            default -> DataType.of(Family.OTHER, sql, JdbcType.JSON, Trait.UNTYPED);
        };
    }

    /**
     * Returns the condition for values that Java's types have: dates and times in the database may be infinite or of a
     * year that no property can have, and a time may be 24:00.
     */
    static @Nullable String readable(DataType column) {
        return switch (column.family()) {
            case DATE -> "{} BETWEEN '0001-01-01' AND '9999-12-31'";
            case TIME -> "{} < '24:00'";
            case TIMESTAMP -> "{} BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999999'";
            case INSTANT -> "{} BETWEEN '0001-01-01 00:00:00+00' AND '9999-12-31 23:59:59.999999+00'";
            case INTERVAL -> "EXTRACT(YEAR FROM {}) = 0 AND EXTRACT(MONTH FROM {}) = 0 AND EXTRACT(DAY FROM {}) = 0";
            default -> null;
        };
    }

    private static @Nullable Integer fraction(TypeArguments type) {
        return type.first() == null ? (Integer) 6 : type.first();
    }
}
