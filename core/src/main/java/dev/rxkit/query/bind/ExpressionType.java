package dev.rxkit.query.bind;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * The type of an expression whose values are not those of a property.
 *
 * @param about the property they are computed from, which may be redacted; null if they are computed from values only
 * @param shown the expression as messages name it
 * @param scale the number of digits after the point of decimals; null if it is not known, or for other values
 */
public record ExpressionType<V>(
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
