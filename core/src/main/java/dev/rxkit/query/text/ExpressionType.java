package dev.rxkit.query.text;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * The values of an expression that is no property's.
 *
 * @param about the property they come from, which may not be shown; null for none
 * @param shown the expression, for messages
 * @param scale how many digits decimals have after the point; null where that is not known, and for other values
 */
record ExpressionType<V>(
        Class<V> type,
        Codec<V> codec,
        @Nullable PropertyMapping about,
        String shown,
        @Nullable Integer scale) implements OperandType {

    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public Bind bind(Object value) {
        return new Bind.OfValue<>(codec, type.cast(Values.fit(type, shown, value)), about, shown);
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        try {
            return codec.read(rows, index);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
            throw new MappingException(
                    shown + " cannot be read as " + type.getSimpleName() + ": " + unfit.getMessage(), unfit);
        }
    }

    static QueryException unfit(String shown, RuntimeException cause) {
        return new QueryException("the value for " + shown + " cannot be bound: " + cause.getMessage(), cause);
    }
}
