package dev.rxkit.database;

import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.JdbcType;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Types of the columns of a result by their JDBC type codes in {@link Types}. */
public final class JdbcTypes {

    private JdbcTypes() {}

    /** Returns the type, or null if the code does not determine one. */
    public static @Nullable DataType of(int type) {
        return switch (type) {
            case Types.TINYINT -> DataType.sized(Family.INTEGER, "tinyint", JdbcType.LONG, 8, 0);
            case Types.SMALLINT -> DataType.sized(Family.INTEGER, "smallint", JdbcType.LONG, 16, 0);
            case Types.INTEGER -> DataType.sized(Family.INTEGER, "integer", JdbcType.LONG, 32, 0);
            case Types.BIGINT -> DataType.sized(Family.INTEGER, "bigint", JdbcType.LONG, 64, 0);
            case Types.DECIMAL, Types.NUMERIC -> DataType.of(Family.DECIMAL, "decimal", JdbcType.DECIMAL);
            case Types.REAL -> DataType.of(Family.REAL, "real", JdbcType.FLOAT);
            case Types.FLOAT, Types.DOUBLE -> DataType.of(Family.DOUBLE, "double", JdbcType.DOUBLE);
            case Types.CHAR, Types.NCHAR -> DataType.of(Family.CHAR, "char", JdbcType.TEXT);
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB ->
                DataType.of(Family.VARCHAR, "text", JdbcType.TEXT);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                DataType.of(Family.VARBINARY, "binary", JdbcType.BYTES);
            case Types.DATE -> DataType.of(Family.DATE, "date", JdbcType.LOCAL_DATE);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> DataType.of(Family.TIME, "time", JdbcType.LOCAL_TIME);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                DataType.of(Family.TIMESTAMP, "timestamp", JdbcType.LOCAL_DATE_TIME);
            case Types.ARRAY -> DataType.array("array", DataType.of(Family.OTHER, "element", JdbcType.JSON));
            default -> null;
        };
    }
}
