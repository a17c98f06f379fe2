package dev.rxkit.query;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.schema.Carrier;
import dev.rxkit.schema.ColumnType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What numbers are that no column holds. */
final class Numbers {

    /** What a double holds of whole numbers without a gap. */
    private static final int EXACT_DIGITS = 15;

    /** Decimals of a database that has floating point only. */
    private static final Codec<BigDecimal> THROUGH_DOUBLE = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
            statement.setDouble(index, exact(value).doubleValue());
        }

        @Override
        public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
            double value = rows.getDouble(index);
            return value == 0 && rows.wasNull() ? null : BigDecimal.valueOf(value);
        }
    };

    private Numbers() {}

    static Typed whole(Scope scope, @Nullable PropertyMapping about, String shown) {
        return new Computed<>(Long.class, scope.mappings().codec(Long.class), about, shown);
    }

    static Typed floating(Scope scope, @Nullable PropertyMapping about, String shown) {
        return new Computed<>(Double.class, scope.mappings().codec(Double.class), about, shown);
    }

    static Typed decimal(Scope scope, @Nullable PropertyMapping about, String shown) {
        return new Computed<>(BigDecimal.class, codec(scope), about, shown);
    }

    private static Codec<BigDecimal> codec(Scope scope) {
        Carrier carrier = scope.dialect().carrier(ColumnType.of(ColumnType.Kind.DECIMAL));
        return carrier == Carrier.TEXT ? THROUGH_DOUBLE : scope.mappings().codec(BigDecimal.class);
    }

    /** A sum of decimals: exact, or refused where the database has added more digits than it can. */
    static Typed sum(Scope scope, Typed inner, String shown) {
        if (!(inner instanceof Kept kept)
                || !(kept.property().column().type() instanceof ColumnType.Logical type)
                || scope.dialect().carrier(type) != Carrier.ROUNDED) {
            return inner;
        }
        Codec<BigDecimal> rounded = new Codec<>() {
            @Override
            public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
                kept.property().bind(statement, index, value);
            }

            @Override
            public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
                BigDecimal sum = (BigDecimal) kept.property().read(rows, index);
                return sum == null ? null : exact(sum);
            }
        };
        return new Computed<>(BigDecimal.class, rounded, kept.property(), shown);
    }

    private static BigDecimal exact(BigDecimal value) {
        if (value.precision() > EXACT_DIGITS) {
            throw new ArithmeticException(
                    "it has more than the " + EXACT_DIGITS + " digits that this database computes exactly");
        }
        return value;
    }

    /** What a value is that the caller gave and no column says more about. */
    @SuppressWarnings("unchecked")
    static <V> Typed of(Scope scope, V value, String shown) {
        if (value instanceof BigDecimal) {
            return decimal(scope, null, shown);
        }
        Class<V> type =
                (Class<V>) (value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
        return new Computed<>(type, scope.mappings().codec(type), null, shown);
    }
}
