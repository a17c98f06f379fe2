package dev.rxkit.mapping.codec;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.Codec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a property whose column does not store its values exactly.
 *
 * @param reading reads the values; null if they cannot be read either
 * @param message names the property, the column, the types and what to write instead
 */
public record RefusedCodec(@Nullable Codec<Object> reading, String message) implements Codec<Object> {

    /** Returns the exception for values that cannot be compared or written. */
    public MappingException refusal() {
        return new MappingException(message);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) {
        throw refusal();
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        if (reading == null) {
            throw refusal();
        }
        return reading.read(rows, index);
    }

    @Override
    public Object stored(Object value) {
        throw refusal();
    }
}
