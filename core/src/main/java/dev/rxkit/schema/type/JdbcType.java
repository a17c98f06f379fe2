package dev.rxkit.schema.type;

/**
 * The form in which a value is passed through JDBC. A dialect chooses it for each logical type; the codecs of {@code
 * mapping} convert Java values to it and back. The drivers' own conversions are never used, because they depend on the
 * JVM's time zone and lose digits.
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
    /** A decimal stored as floating point, with at most 15 digits, rounded to its scale when it is read. */
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
    /**
     * {@code setObject} of a {@code java.time.LocalTime} and {@code getString}, for types that allow more than 24
     * hours.
     */
    LOCAL_TIME_TEXT,
    /** {@code setObject} of a {@code java.time.LocalDateTime}. */
    LOCAL_DATE_TIME,
    /** {@code setObject} of a {@code java.time.OffsetDateTime}, always UTC. */
    OFFSET_DATE_TIME,
    /** Text bound without a type, so that the database converts it to the column's type, for example to JSON. */
    JSON,
    /** {@code setLong}; read according to the type of each value. */
    LONG_BY_VALUE,
    /** {@code setDouble}; read according to the type of each value. */
    DOUBLE_BY_VALUE,
    /** {@code setString}; read according to the type of each value. */
    TEXT_BY_VALUE,
    /** {@code setBytes}; read according to the type of each value. */
    BYTES_BY_VALUE
}
