package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.DataType.Trait;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Decides whether a Java type fits a text column. */
final class TextFits {

    private TextFits() {}

    /**
     * Returns how a Java type fits a column.
     *
     * @param text binds text in the column's type
     * @param refused returns the fit of a type that does not, for the type to declare instead
     */
    static Fit of(
            Class<?> raw,
            ColumnType.Logical declared,
            DataType column,
            Codec<String> text,
            Function<String, Fit> refused) {
        boolean filled = column.family() == Family.CHAR && !column.is(Trait.TRIMMED);
        if (raw == String.class) {
            Codec<String> plain = TextCodecs.text(declared, text);
            return Fit.exact(Converted.ruled(plain, value -> stored(plain.stored(value), column)));
        }
        Codec<String> trimmed = filled ? new Converted<>(text, value -> value, TextFits::trimmed) : text;
        if (raw == URI.class) {
            return Fit.exact(ruled(TextCodecs.uri(declared, trimmed), column));
        }
        if (raw.isEnum()) {
            return Fit.exact(ruled(TextCodecs.constant(raw, trimmed), column));
        }
        if (raw == UUID.class) {
            return Fit.exact(ruled(TextCodecs.uuid(trimmed, column.is(Trait.IGNORES_CASE)), column));
        }
        if (raw == Character.class) {
            return Fit.exact(ruled(character(column, text), column));
        }
        return refused.apply("String");
    }

    /** Returns a codec for a column of fixed length, where a blank is read as an empty text or as several blanks. */
    private static Codec<Character> character(DataType column, Codec<String> text) {
        return TextCodecs.character(
                column.family() == Family.CHAR
                        ? new Converted<>(text, value -> value, value -> value.isBlank() ? " " : trimmed(value))
                        : text);
    }

    private static <V> Codec<V> ruled(Codec<V> codec, DataType column) {
        return Converted.ruled(codec, value -> {
            requireLength(value instanceof Enum<?> constant ? constant.name() : value.toString(), column);
            return codec.stored(value);
        });
    }

    /** Returns the text as it will be read from the column. */
    private static String stored(String value, DataType column) {
        Integer size = column.size();
        if (column.family() != Family.CHAR || size == null) {
            requireLength(value, column);
            return value;
        }
        String bare = trimmed(value);
        requireLength(bare, column);
        int missing = size - bare.codePointCount(0, bare.length());
        return column.is(Trait.TRIMMED) ? bare : bare + " ".repeat(missing);
    }

    private static void requireLength(String value, DataType column) {
        Integer size = column.size();
        if (size == null || value.length() <= size / 4) {
            return;
        }
        boolean bytes = column.is(Trait.BYTES);
        int length = bytes ? value.getBytes(StandardCharsets.UTF_8).length : value.codePointCount(0, value.length());
        if (length > size) {
            throw new IllegalArgumentException("the text is longer than " + size + (bytes ? " bytes" : " characters")
                    + ", which is what " + column.sql() + " holds");
        }
    }

    private static String trimmed(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(0, end);
    }

    /** Returns the codec of text in an enumeration or a set, which accepts the labels of the column only. */
    static Codec<String> words(Codec<String> codec, DataType column) {
        Codec<String> checked = labelled(codec, column, value -> value);
        return Converted.ruled(codec, checked::stored);
    }

    /** Returns the codec of a Java enum in an enumeration of the database. */
    static Codec<?> constants(Class<?> raw, Codec<String> text, DataType column) {
        return labelled(TextCodecs.constant(raw, text), column, value -> ((Enum<?>) value).name());
    }

    /** Returns a codec that accepts only values whose text is a label of the column, if the labels are known. */
    private static <V> Codec<V> labelled(Codec<V> codec, DataType column, Function<V, String> text) {
        if (column.labels().isEmpty()) {
            return codec;
        }
        UnaryOperator<V> check = value -> {
            if (!allowed(text.apply(value), column)) {
                throw new IllegalArgumentException("the column holds " + String.join(", ", column.labels())
                        + ", spelled like this, and not " + (value instanceof Enum<?> e ? e.name() : "this text"));
            }
            return value;
        };
        return new Converted<>(codec, check, value -> value, value -> check.apply(codec.stored(value)));
    }

    private static boolean allowed(String text, DataType column) {
        List<String> labels = column.labels();
        if (column.family() == Family.ENUM) {
            return labels.contains(text);
        }
        int last = -1;
        for (String word : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
            int place = labels.indexOf(word);
            if (place <= last) {
                return false;
            }
            last = place;
        }
        return true;
    }
}
