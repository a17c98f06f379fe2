package dev.rxkit.database.mariadb;

import dev.rxkit.database.JdbcTypes;
import dev.rxkit.database.TypeArguments;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.DataType.Trait;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the types of the columns of tables and views in MariaDB and MySQL. */
final class MariaDbColumns {

    private MariaDbColumns() {}

    /**
     * Reads the types of a table's columns.
     *
     * @param table the quoted name
     */
    static Map<String, DataType> read(Connection connection, String table) throws SQLException {
        Map<String, DataType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW FULL COLUMNS FROM " + table)) {
            while (rows.next()) {
                types.put(rows.getString(1), type(rows.getString(2), rows.getString(3)));
            }
        }
        return types;
    }

    /** Returns the type of a column of a result; null if its type code does not determine it. */
    static @Nullable DataType of(int jdbcType) {
        return jdbcType == Types.REAL
                ? DataType.of(Family.REAL, "float", JdbcType.FLOAT, Trait.ROUNDED)
                : JdbcTypes.of(jdbcType);
    }

    private static DataType type(String sql, @Nullable String collation) {
        TypeArguments type = TypeArguments.of(MariaDbTypes.canonical(sql).sql());
        return switch (type.name()) {
            case "TINYINT" -> integer(sql, 8);
            case "SMALLINT" -> integer(sql, 16);
            case "MEDIUMINT" -> integer(sql, 24);
            case "INT" -> integer(sql, 32);
            case "BIGINT" -> integer(sql, 64);
            case "DECIMAL" -> DataType.sized(Family.DECIMAL, sql, JdbcType.DECIMAL, type.first(), type.second());
            case "FLOAT" -> DataType.of(Family.REAL, sql, JdbcType.FLOAT, Trait.ROUNDED);
            case "DOUBLE" ->
                type.first() == null
                        ? DataType.of(Family.DOUBLE, sql, JdbcType.DOUBLE)
                        : DataType.of(Family.DOUBLE, sql, JdbcType.DOUBLE, Trait.ROUNDED);
            case "BIT" -> DataType.sized(Family.BITS, sql, JdbcType.LONG, type.first(), null);
            case "YEAR" -> DataType.of(Family.YEAR, sql, JdbcType.LONG);
            case "DATE" -> DataType.of(Family.DATE, sql, JdbcType.LOCAL_DATE);
            case "TIME" -> DataType.sized(Family.TIME, sql, JdbcType.LOCAL_TIME_TEXT, null, fraction(type));
            case "DATETIME" -> DataType.sized(Family.TIMESTAMP, sql, JdbcType.LOCAL_DATE_TIME, null, fraction(type));
            case "TIMESTAMP" -> DataType.sized(Family.INSTANT, sql, JdbcType.LOCAL_DATE_TIME, null, fraction(type));
            case "UUID" -> DataType.of(Family.UUID, sql, JdbcType.TEXT);
            case "BINARY" -> DataType.sized(Family.BINARY, sql, JdbcType.BYTES, type.first(), null);
            case "VARBINARY" -> DataType.sized(Family.VARBINARY, sql, JdbcType.BYTES, type.first(), null);
            case "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> DataType.of(Family.VARBINARY, sql, JdbcType.BYTES);
            default -> textual(sql, type, collation).in(MariaDbCharsets.of(collation));
        };
    }

    private static DataType textual(String sql, TypeArguments type, @Nullable String collation) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (collation == null || !(collation.endsWith("_bin") || collation.endsWith("_cs"))) {
            traits.add(Trait.IGNORES_CASE);
        }
        if (MariaDbCharsets.ofBasicPlane(collation)) {
            traits.add(Trait.BASIC_PLANE);
        }
        if (type.name().startsWith("ENUM(")) {
            return new DataType(Family.ENUM, sql, JdbcType.TEXT, null, null, labels(sql), traits);
        }
        if (type.name().startsWith("SET(")) {
            return new DataType(Family.SET, sql, JdbcType.TEXT, null, null, labels(sql), traits);
        }
        return switch (type.name()) {
            case "CHAR" -> {
                traits.add(Trait.TRIMMED);
                yield new DataType(Family.CHAR, sql, JdbcType.TEXT, type.first(), null, List.of(), traits);
            }
            case "VARCHAR" -> new DataType(Family.VARCHAR, sql, JdbcType.TEXT, type.first(), null, List.of(), traits);
            case "TINYTEXT" -> bytes(sql, 255, traits);
            case "TEXT" -> bytes(sql, 65_535, traits);
            case "MEDIUMTEXT" -> bytes(sql, 16_777_215, traits);
            case "LONGTEXT", "JSON" -> new DataType(Family.VARCHAR, sql, JdbcType.TEXT, null, null, List.of(), traits);
            default -> DataType.of(Family.OTHER, sql, JdbcType.TEXT);
        };
    }

    private static DataType bytes(String sql, int bytes, Set<Trait> traits) {
        traits.add(Trait.BYTES);
        return new DataType(Family.VARCHAR, sql, JdbcType.TEXT, bytes, null, List.of(), traits);
    }

    private static DataType integer(String sql, int bits) {
        return DataType.sized(Family.INTEGER, sql, JdbcType.LONG, bits, 0);
    }

    private static Integer fraction(TypeArguments type) {
        Integer digits = type.first();
        return digits == null ? (Integer) 0 : digits;
    }

    private static List<String> labels(String sql) {
        return MariaDbSyntax.tokens(MariaDbLiterals.standard(sql)).stream()
                .filter(token -> token.kind() == SqlToken.Kind.STRING)
                .map(token -> MariaDbLiterals.value(token.value()))
                .toList();
    }
}
