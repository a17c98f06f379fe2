package dev.rxkit.database;

import dev.rxkit.schema.Carrier;
import dev.rxkit.schema.DataType;
import dev.rxkit.schema.DataType.Family;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The types of the columns of a result, by their numbers in {@link Types}. */
public final class JdbcTypes {

    private JdbcTypes() {}

    /** Null for a number that says nothing. */
    public static @Nullable DataType of(int type) {
        return switch (type) {
            case Types.TINYINT -> DataType.sized(Family.INTEGER, "tinyint", Carrier.LONG, 8, 0);
            case Types.SMALLINT -> DataType.sized(Family.INTEGER, "smallint", Carrier.LONG, 16, 0);
            case Types.INTEGER -> DataType.sized(Family.INTEGER, "integer", Carrier.LONG, 32, 0);
            case Types.BIGINT -> DataType.sized(Family.INTEGER, "bigint", Carrier.LONG, 64, 0);
            case Types.DECIMAL, Types.NUMERIC -> DataType.of(Family.DECIMAL, "decimal", Carrier.DECIMAL);
            case Types.REAL -> DataType.of(Family.REAL, "real", Carrier.FLOAT);
            case Types.FLOAT, Types.DOUBLE -> DataType.of(Family.DOUBLE, "double", Carrier.DOUBLE);
            case Types.CHAR, Types.NCHAR -> DataType.of(Family.CHAR, "char", Carrier.TEXT);
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB ->
                DataType.of(Family.VARCHAR, "text", Carrier.TEXT);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                DataType.of(Family.VARBINARY, "binary", Carrier.BYTES);
            case Types.DATE -> DataType.of(Family.DATE, "date", Carrier.LOCAL_DATE);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> DataType.of(Family.TIME, "time", Carrier.LOCAL_TIME);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                DataType.of(Family.TIMESTAMP, "timestamp", Carrier.LOCAL_DATE_TIME);
            default -> null;
        };
    }
}
