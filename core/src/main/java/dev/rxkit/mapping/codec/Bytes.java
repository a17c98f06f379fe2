package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import java.util.Arrays;

/** Creates codecs of bytes. */
final class Bytes {

    private Bytes() {}

    /**
     * Returns the codec of a column. A value for a column of fixed length is padded with zeros, as the database does.
     */
    static Codec<byte[]> of(DataType column) {
        Integer size = column.size();
        if (size == null) {
            return JdbcCodecs.BYTES;
        }
        boolean filled = column.family() == Family.BINARY;
        return Converted.ruled(JdbcCodecs.BYTES, value -> {
            if (value.length > size) {
                throw new IllegalArgumentException("the value is longer than " + size + " bytes");
            }
            return filled && value.length < size ? Arrays.copyOf(value, size) : value;
        });
    }
}
