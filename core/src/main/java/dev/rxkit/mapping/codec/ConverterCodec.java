package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.ValueConverter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a property with a converter of the application.
 *
 * @param carrier the codec of the converter's column type
 * @param foreign whether the database may write a value in another way than the converter, so that only the converter
 *     knows that both are the same
 */
public record ConverterCodec(Codec<Object> carrier, ValueConverter converter, boolean foreign)
        implements Codec<Object> {

    /** Returns the codec for a column whose values the database writes in its own way. */
    @SuppressWarnings("unchecked")
    static ConverterCodec foreign(Codec<?> carrier, ValueConverter converter) {
        return new ConverterCodec((Codec<Object>) carrier, converter, true);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        carrier.bind(statement, index, converter.toColumn(value));
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        Object value = carrier.read(rows, index);
        return value == null ? null : converter.fromColumn(value);
    }

    /** Returns the value that is read from what the column stores. */
    @Override
    public Object stored(Object value) {
        Object column = carrier.stored(converter.toColumn(value));
        return foreign ? value : converter.fromColumn(column);
    }

    /** Returns the codec of a converter; null if that of its column is null. */
    @SuppressWarnings("unchecked")
    static @Nullable ConverterCodec of(@Nullable Codec<?> carrier, ValueConverter converter) {
        return carrier == null ? null : new ConverterCodec((Codec<Object>) carrier, converter, false);
    }
}
