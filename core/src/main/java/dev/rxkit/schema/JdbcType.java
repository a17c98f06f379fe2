package dev.rxkit.schema;

/**
 * The shape in which a value crosses JDBC. A dialect says which one it wants for a logical type; the codecs of
 * {@code mapping} turn Java values into it and back. Drivers' own conversions are never used, because they depend on
 * the JVM's time zone and lose digits.
 */
public enum JdbcType {
    /** {@code setBoolean / getBoolean}. */
    BOOLEAN,
    /** {@code setLong / getLong}. */
    LONG,
    /** {@code setFloat / getFloat}. */
    FLOAT,
    /** {@code setDouble / getDouble}. */
    DOUBLE,
    /** {@code setBigDecimal / getBigDecimal}. */
    DECIMAL,
    /** A decimal kept as floating point, at most 15 digits, rounded to its scale on the way back. */
    ROUNDED,
    /** {@code setString / getString}. */
    TEXT,
    /** {@code setBytes / getBytes}. */
    BYTES,
    /** {@code setObject} of a {@code java.util.UUID}. */
    UUID,
    /** {@code setObject} of a {@code java.time.LocalDate}. */
    LOCAL_DATE,
    /** {@code setObject} of a {@code java.time.LocalTime}. */
    LOCAL_TIME,
    /** {@code setObject} of a {@code java.time.LocalTime / getString}, where the type holds more hours than a day has. */
    LOCAL_TIME_TEXT,
    /** {@code setObject} of a {@code java.time.LocalDateTime}. */
    LOCAL_DATE_TIME,
    /** {@code setObject} of a {@code java.time.OffsetDateTime}, always UTC. */
    OFFSET_DATE_TIME,
    /** Text bound without a type, so that the database takes it as the column's own type: its JSON, for example. */
    JSON,
    /** {@code setLong}, read by the type of each value. */
    LONG_BY_VALUE,
    /** {@code setDouble}, read by the type of each value. */
    DOUBLE_BY_VALUE,
    /** {@code setString}, read by the type of each value. */
    TEXT_BY_VALUE,
    /** {@code setBytes}, read by the type of each value. */
    BYTES_BY_VALUE
}
