package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * The codecs that make a single JDBC call for most values. What the driver returns is converted exactly or refused, see
 * {@link DriverValues}, but for {@link #DOUBLE}, {@link #FLOAT} and {@link #TEXT}.
 */
final class JdbcCodecs {

    static final Codec<Long> LONG = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Long value) throws SQLException {
            statement.setLong(index, value);
        }

        @Override
        public @Nullable Long read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null || value instanceof Long
                    ? (Long) value
                    : (Long) DriverValues.whole(rows, index, value);
        }
    };

    static final Codec<Integer> INT = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Integer value) throws SQLException {
            statement.setInt(index, value);
        }

        @Override
        public @Nullable Integer read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null || value instanceof Integer
                    ? (Integer) value
                    : (Integer) Math.toIntExact(DriverValues.whole(rows, index, value));
        }
    };

    static final Codec<Double> DOUBLE = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Double value) throws SQLException {
            statement.setDouble(index, finite(value));
        }

        @Override
        public @Nullable Double read(ResultSet rows, int index) throws SQLException {
            double value = finite(rows.getDouble(index));
            return value == 0 && rows.wasNull() ? null : (Double) value;
        }

        @Override
        public Double stored(Double value) {
            return finite(value) + 0.0; // databases do not store a negative zero
        }
    };

    static final Codec<Float> FLOAT = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Float value) throws SQLException {
            finite(value);
            statement.setFloat(index, value);
        }

        @Override
        public @Nullable Float read(ResultSet rows, int index) throws SQLException {
            float value = (float) finite(rows.getFloat(index));
            return value == 0 && rows.wasNull() ? null : (Float) value;
        }

        @Override
        public Float stored(Float value) {
            return (float) finite(value) + 0.0f;
        }
    };

    static final Codec<Boolean> BOOLEAN = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Boolean value) throws SQLException {
            statement.setBoolean(index, value);
        }

        @Override
        public @Nullable Boolean read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            if (value == null || value instanceof Boolean) {
                return (Boolean) value;
            }
            throw DriverValues.wrong(value, "true or false");
        }
    };

    /** Does the same as {@link #DOUBLE}, but refuses a number with more digits. */
    static final Codec<Double> EXACT_DOUBLE = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Double value) throws SQLException {
            DOUBLE.bind(statement, index, value);
        }

        @Override
        public @Nullable Double read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null ? null : (Double) finite(DriverValues.real(value));
        }

        @Override
        public Double stored(Double value) {
            return DOUBLE.stored(value);
        }
    };

    /** Does the same as {@link #FLOAT}, but refuses a number with more digits. */
    static final Codec<Float> EXACT_FLOAT = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Float value) throws SQLException {
            FLOAT.bind(statement, index, value);
        }

        @Override
        public @Nullable Float read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null ? null : (Float) (float) finite(DriverValues.single(value));
        }

        @Override
        public Float stored(Float value) {
            return FLOAT.stored(value);
        }
    };

    static final Codec<BigDecimal> DECIMAL = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
            statement.setBigDecimal(index, value);
        }

        @Override
        public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
            return rows.getBigDecimal(index);
        }
    };

    /** Does the same as {@link #DECIMAL}, but reads only decimals and whole numbers. */
    static final Codec<BigDecimal> EXACT_DECIMAL = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
            statement.setBigDecimal(index, value);
        }

        @Override
        public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null || value instanceof BigDecimal
                    ? (BigDecimal) value
                    : DriverValues.exact(rows, index, value);
        }
    };

    static final Codec<String> TEXT = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setString(index, value);
        }

        @Override
        public @Nullable String read(ResultSet rows, int index) throws SQLException {
            return rows.getString(index);
        }
    };

    /** Text in a column of text. */
    static final Codec<String> CHARACTERS = new Texts(TEXT, DriverValues::text);

    /** The text that the database prints for the values of another column. */
    static final Codec<String> PRINTED = new Texts(TEXT, DriverValues::printed);

    /** The text of a type that only the database has, such as bits or an interval. */
    static final Codec<String> FOREIGN = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setObject(index, value, Types.OTHER);
        }

        @Override
        public @Nullable String read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null ? null : DriverValues.foreign(rows, index, value);
        }
    };

    static final Codec<byte[]> BYTES = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, byte[] value) throws SQLException {
            statement.setBytes(index, value);
        }

        @Override
        public byte @Nullable [] read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            if (value == null || value instanceof byte[]) {
                return (byte[]) value;
            }
            throw DriverValues.wrong(value, "bytes");
        }
    };

    /** Binds text without a type, so that the server accepts it as JSON. */
    static final Codec<String> JSON = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setObject(index, value, Types.OTHER);
        }

        @Override
        public @Nullable String read(ResultSet rows, int index) throws SQLException {
            return rows.getString(index);
        }
    };

    /** Text in a column of text that takes a parameter without a type only. */
    static final Codec<String> UNTYPED = new Texts(JSON, DriverValues::text);

    /**
     * Reads text, and the text of values of other classes as far as a conversion has it.
     *
     * @param carrier binds the values
     */
    private record Texts(Codec<String> carrier, Conversion conversion) implements Codec<String> {

        /** Returns the text of a value that is not a String. */
        interface Conversion {
            String of(ResultSet rows, int index, Object value) throws SQLException;
        }

        @Override
        public void bind(PreparedStatement statement, int index, String value) throws SQLException {
            carrier.bind(statement, index, value);
        }

        @Override
        public @Nullable String read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null || value instanceof String ? (String) value : conversion.of(rows, index, value);
        }
    }

    private JdbcCodecs() {}

    static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("NaN and infinities cannot be kept");
        }
        return value;
    }

    /**
     * Returns the codec of a type that JDBC 4.2 drivers accept and return. For a date, the type of the column is compared
     * for each value.
     */
    static <V> Codec<V> object(Class<V> type) {
        return new Codec<>() {
            @Override
            public void bind(PreparedStatement statement, int index, V value) throws SQLException {
                statement.setObject(index, value);
            }

            @Override
            public @Nullable V read(ResultSet rows, int index) throws SQLException {
                V value = DriverValues.of(rows, index, type);
                if (value instanceof TemporalAccessor time) {
                    DriverValues.requireType(rows, index, time);
                }
                return value;
            }
        };
    }
}
