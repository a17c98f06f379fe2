package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column: a logical type in a model's schema ({@link Logical}), or the type of one database ({@link
 * Native}).
 *
 * <p>A dialect resolves logical types to native ones. Two schemas can be compared only if the types of both are native.
 */
public sealed interface ColumnType {

    /** The kind of a logical type, independent of the database. */
    enum Kind {
        /** True and false. */
        BOOLEAN,
        /** Integers of 8 and 16 bits. */
        SMALLINT,
        /** Integers of 32 bits. */
        INTEGER,
        /** Integers of 64 bits. */
        BIGINT,
        /** 32 bit floating point. */
        REAL,
        /** 64 bit floating point. */
        DOUBLE,
        /** Exact decimal; precision and scale if the model states them. */
        DECIMAL,
        /** One UTF-16 character. */
        CHAR,
        /** Text; with a length, VARCHAR(n). */
        TEXT,
        /** UUIDs. */
        UUID,
        /** Bytes. */
        BINARY,
        /** Dates. */
        DATE,
        /** Times of a day. */
        TIME,
        /** Date and time without a zone. */
        TIMESTAMP,
        /** A point on the time line, kept in UTC. */
        INSTANT,
        /** JSON documents. */
        JSON
    }

    /**
     * A type as the model declares it.
     *
     * @param kind the kind of the type
     * @param length the maximum length of a text in characters, or null for no limit
     * @param precision the total number of decimal digits, or null
     * @param scale the number of decimal digits after the point, or null
     */
    record Logical(
            Kind kind,
            @Nullable Integer length,
            @Nullable Integer precision,
            @Nullable Integer scale) implements ColumnType {

        @Override
        public String toString() {
            if (length != null) {
                return kind + "(" + length + ")";
            }
            if (precision != null) {
                return kind + "(" + precision + (scale == null ? "" : "," + scale) + ")";
            }
            return kind.toString();
        }
    }

    /**
     * A type as one database spells it, in that dialect's canonical form (aliases resolved, upper case).
     *
     * @param sql the type's text, for example {@code VARCHAR(120)}
     */
    record Native(String sql) implements ColumnType {
        @Override
        public String toString() {
            return sql;
        }
    }

    /** Returns a logical type without length, precision and scale. */
    static Logical of(Kind kind) {
        return new Logical(kind, null, null, null);
    }

    /** Returns the type of a text of at most {@code length} characters. */
    static Logical text(int length) {
        return new Logical(Kind.TEXT, length, null, null);
    }

    /**
     * Returns the type of an exact decimal.
     *
     * @param precision the total number of decimal digits
     * @param scale the number of decimal digits after the point
     */
    static Logical decimal(int precision, int scale) {
        return new Logical(Kind.DECIMAL, null, precision, scale);
    }
}
