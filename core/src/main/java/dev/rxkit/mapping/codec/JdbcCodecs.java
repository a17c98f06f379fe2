package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The codecs that make a single JDBC call for each value. */
final class JdbcCodecs {

    static final Codec<Long> LONG = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Long value) throws SQLException {
            statement.setLong(index, value);
        }

        @Override
        public @Nullable Long read(ResultSet rows, int index) throws SQLException {
            long value = rows.getLong(index);
            return value == 0 && rows.wasNull() ? null : (Long) value;
        }
    };

    static final Codec<Integer> INT = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Integer value) throws SQLException {
            statement.setInt(index, value);
        }

        @Override
        public @Nullable Integer read(ResultSet rows, int index) throws SQLException {
            long value = rows.getLong(index);
            return value == 0 && rows.wasNull() ? null : (Integer) Math.toIntExact(value);
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
            boolean value = rows.getBoolean(index);
            return !value && rows.wasNull() ? null : (Boolean) value;
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

    static final Codec<byte[]> BYTES = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, byte[] value) throws SQLException {
            statement.setBytes(index, value);
        }

        @Override
        public byte @Nullable [] read(ResultSet rows, int index) throws SQLException {
            return rows.getBytes(index);
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

    private JdbcCodecs() {}

    static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("NaN and infinities cannot be kept");
        }
        return value;
    }

    /** Returns the codec of a type that JDBC 4.2 drivers accept and return. */
    static <V> Codec<V> object(Class<V> type) {
        return new Codec<>() {
            @Override
            public void bind(PreparedStatement statement, int index, V value) throws SQLException {
                statement.setObject(index, value);
            }

            @Override
            public @Nullable V read(ResultSet rows, int index) throws SQLException {
                V value = rows.getObject(index, type);
                if (value == null && rows.getString(index) != null) {
                    // The driver returns NULL for MariaDB's date 0000-00-00.
                    throw new IllegalArgumentException("the value is no " + type.getSimpleName()
                            + ", such as the date 0000-00-00: write NULL in its place");
                }
                return value;
            }
        };
    }
}
