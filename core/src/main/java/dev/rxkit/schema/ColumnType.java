package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column: what a model asks for ({@link Logical}), or what one database calls it ({@link Native}).
 *
 * <p>A dialect resolves logical types into native ones; two schemas are compared only when both are native.
 */
public sealed interface ColumnType {

    /** What a value is, whatever the database. */
    enum Kind {
        BOOLEAN,
        /** 8 and 16 bit integers. */
        SMALLINT,
        INTEGER,
        BIGINT,
        /** 32 bit floating point. */
        REAL,
        /** 64 bit floating point. */
        DOUBLE,
        /** Exact decimal; precision and scale when the model states them. */
        DECIMAL,
        /** One UTF-16 character. */
        CHAR,
        /** Text; a length makes it VARCHAR(n). */
        TEXT,
        UUID,
        BINARY,
        DATE,
        TIME,
        /** Date and time without a zone. */
        TIMESTAMP,
        /** A point on the time line, kept in UTC. */
        INSTANT,
        JSON
    }

    /**
     * A type as the model asks for it.
     *
     * @param length longest text in characters, or null for no limit
     * @param precision decimal digits in all, or null
     * @param scale decimal digits behind the point, or null
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

    /** A logical type without length, precision or scale. */
    static Logical of(Kind kind) {
        return new Logical(kind, null, null, null);
    }

    /** Text of at most {@code length} characters. */
    static Logical text(int length) {
        return new Logical(Kind.TEXT, length, null, null);
    }

    /** An exact decimal. */
    static Logical decimal(int precision, int scale) {
        return new Logical(Kind.DECIMAL, null, precision, scale);
    }
}
