package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.ColumnType;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Codecs of types that are stored as text. */
public final class TextCodecs {

    private TextCodecs() {}

    /**
     * Text of limited length.
     *
     * @param length the number of code points that the column holds; null if it is unlimited
     */
    private record Text(Codec<String> carrier, @Nullable Integer length) implements Codec<String> {

        @Override
        public void bind(PreparedStatement statement, int index, String value) throws SQLException {
            carrier.bind(statement, index, storable(value));
        }

        @Override
        public void bindStored(PreparedStatement statement, int index, String value) throws SQLException {
            carrier.bind(statement, index, value);
        }

        @Override
        public @Nullable String read(ResultSet rows, int index) throws SQLException {
            return carrier.read(rows, index);
        }

        @Override
        public String stored(String value) {
            return fit(storable(value), length);
        }
    }

    /** Returns the codec of text that every database can store; its length is counted in Unicode code points. */
    static Codec<String> text(ColumnType.Logical type, Codec<String> carrier) {
        return new Text(carrier, type.length());
    }

    static Codec<URI> uri(ColumnType.Logical type, Codec<String> carrier) {
        return new Converted<>(text(type, carrier), URI::toString, TextCodecs::uri, value -> {
            fit(storable(value.toString()), type.length());
            return value;
        });
    }

    static Codec<Character> character(Codec<String> carrier) {
        return new Converted<>(
                carrier,
                value -> storable(value.toString()),
                value -> {
                    if (value.length() != 1) {
                        throw new IllegalArgumentException("the text is not one character");
                    }
                    return value.charAt(0);
                },
                value -> storable(value.toString()).charAt(0));
    }

    /** Returns the codec of an enum, by the names of its constants. */
    static Codec<Enum<?>> constant(Class<?> type, Codec<String> carrier) {
        Map<String, Enum<?>> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), (Enum<?>) constant);
        }
        return new Converted<>(carrier, Enum::name, name -> {
            Enum<?> constant = byName.get(name);
            if (constant == null) {
                throw new IllegalArgumentException("the text is not the name of a " + type.getSimpleName());
            }
            return constant;
        });
    }

    /**
     * Returns the codec of a UUID as text.
     *
     * @param ignoresCase whether the column finds a UUID in upper case too
     */
    static Codec<UUID> uuid(Codec<String> carrier, boolean ignoresCase) {
        return new Converted<>(carrier, UUID::toString, text -> uuid(text, ignoresCase));
    }

    private static UUID uuid(String text, boolean ignoresCase) {
        UUID value = text.length() == 36 ? UUID.fromString(text) : null;
        if (value == null || !value.toString().equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the text is not a UUID");
        }
        if (!ignoresCase && !value.toString().equals(text)) {
            throw new IllegalArgumentException("the UUID is written in capitals, and a search for it would not find it:"
                    + " change the column by UPDATE .. SET .. = lower(..)");
        }
        return value;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("the text is not a URI");
        }
    }

    private static String fit(String value, @Nullable Integer length) {
        if (length != null && value.length() > length && value.codePointCount(0, value.length()) > length) {
            throw new IllegalArgumentException("the text is longer than " + length + " characters");
        }
        return value;
    }

    /**
     * Returns the text.
     *
     * @throws IllegalArgumentException if it has a character that not every database can store
     */
    public static String storable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw nul();
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    throw new IllegalArgumentException("half a character (a lone surrogate) cannot be kept as text");
                }
                i++;
            }
        }
        return value;
    }

    static IllegalArgumentException nul() {
        return new IllegalArgumentException("the character U+0000 cannot be kept as text; use byte[]");
    }
}
