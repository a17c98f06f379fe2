package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.json.JsonFormat;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Stores a value as JSON text. The JSON null is read as null, if the property may be null. */
public record JsonCodec(Codec<String> carrier, JsonFormat format) implements Codec<Object> {

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        carrier.bind(statement, index, JsonText.storable(format.write(value)));
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        String json = carrier.read(rows, index);
        return json == null ? null : format.read(json);
    }
}
