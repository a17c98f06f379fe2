package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.ValueType;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.JdbcType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a Java type fits a column that stores values of any type but converts some of them: {@code 00501}
 * becomes a number if the declared type has numeric affinity. The type of a value is checked when it is read; a value
 * that the column would change is refused before it is bound. The labels of the column type are the types of the
 * values that are stored in it, if they are relevant.
 */
public final class ValueFits {

    public static final List<String> STORED = List.of("number", "text", "blob");

    private final ValueType value;
    private final Class<?> raw;
    private final ColumnType.Logical declared;
    private final DataType column;
    private final Function<Codec<String>, Codec<?>> json;
    private final @Nullable Runnable otherForm;

    private ValueFits(
            ValueType value,
            ColumnType.Logical declared,
            DataType column,
            Function<Codec<String>, Codec<?>> json,
            @Nullable Runnable otherForm) {
        this.value = value;
        this.raw = value.raw();
        this.declared = declared;
        this.column = column;
        this.json = json;
        this.otherForm = otherForm;
    }

    static Fit of(
            ValueType value,
            ColumnType.Logical declared,
            DataType column,
            Function<Codec<String>, Codec<?>> json,
            @Nullable Runnable otherForm) {
        return new ValueFits(value, declared, column, json, otherForm).fit();
    }

    private Fit fit() {
        if (value.json()) {
            return converts() ? converted("@Json needs a column of the type TEXT") : textual(json.apply(ByValue.TEXT));
        }
        if (raw == String.class) {
            return string();
        }
        if (raw == byte[].class) {
            return bytes();
        }
        if (raw == BigDecimal.class || raw == BigInteger.class) {
            return decimal();
        }
        Codec<?> time = Codecs.times(raw, TimeForm.watched(raw, otherForm));
        if (time != null) {
            return numbersOnly()
                    ? converted("declare the property as Long or Double, or change the column to TEXT")
                    : textual(time);
        }
        if (raw == UUID.class || raw == URI.class || raw == Character.class || raw.isEnum()) {
            return words();
        }
        return number();
    }

    private boolean converts() {
        return column.family() != Family.VARCHAR && column.family() != Family.OTHER;
    }

    private boolean numbersOnly() {
        return column.family() == Family.INTEGER || column.family() == Family.DOUBLE;
    }

    private static Fit converted(String instead) {
        return Fit.refused("it turns text into numbers; " + instead);
    }

    private Fit number() {
        if (column.family() == Family.VARCHAR) {
            return Fit.refused("it turns numbers into text; declare the property as String, or change the column");
        }
        if (raw == Double.class) {
            return Fit.exact(ByValue.DOUBLE);
        }
        if (raw == Float.class) {
            return Fit.exact(Numbers.single(ByValue.DOUBLE));
        }
        Codec<?> whole = Objects.requireNonNull(Codecs.integer(raw, ByValue.LONG, ByValue.INT));
        return Fit.exact(column.family() == Family.DOUBLE ? ValueRules.doubles(whole, raw) : whole);
    }

    private Fit decimal() {
        boolean text = declaredCarrier() == JdbcType.TEXT;
        if (column.family() == Family.VARCHAR && !text) {
            return Fit.refused("it turns numbers into text; drop precision and scale, or change the column to NUMERIC");
        }
        if (text && column.family() == Family.OTHER && holdsNumbers()) {
            return Fit.readOnly(
                    DecimalCodecs.canonical(declared),
                    "it holds numbers, and a decimal of this property is kept as text; state a precision of up to 15");
        }
        Codec<BigDecimal> decimal = text ? DecimalCodecs.canonical(declared) : DecimalCodecs.rounded(declared);
        if (text && converts()) {
            // A text with a decimal point becomes floating point, even if its digits after the point are zeros.
            boolean whole = declared.scale() == null || declared.scale() == 0;
            decimal = ValueRules.decimals(decimal, whole && column.family() != Family.DOUBLE);
        }
        return Fit.exact(raw == BigInteger.class ? DecimalCodecs.integer(decimal) : decimal);
    }

    private JdbcType declaredCarrier() {
        Integer precision = declared.precision();
        return precision != null && precision <= DecimalCodecs.DOUBLE_DIGITS ? JdbcType.ROUNDED : JdbcType.TEXT;
    }

    private Fit string() {
        Codec<String> text = TextCodecs.text(declared, converts() ? ByValue.DIGITS : ByValue.TEXT);
        return holds("blob") || numbersOnly() || holdsNumbers()
                ? Fit.readOnly(text, "it holds other values than text; change them by an UPDATE with CAST")
                : Fit.exact(guarded(text));
    }

    private <V> Codec<V> guarded(Codec<V> codec) {
        return converts() ? ValueRules.noNumbers(codec) : codec;
    }

    private Fit bytes() {
        boolean binary = column.family() == Family.DECIMAL && column.sql().matches("(?i).*binary.*");
        if (column.family() != Family.OTHER && !binary) { // no affinity changes bytes
            return Fit.refused(
                    "it is no column of bytes; declare the property by what it holds, or change the column to"
                            + " BLOB");
        }
        return holds("text") || holdsNumbers()
                ? Fit.readOnly(ByValue.BYTES, "it holds other values than bytes; change them by an UPDATE with CAST")
                : Fit.exact(ByValue.BYTES);
    }

    private boolean holdsNumbers() {
        return holds("number");
    }

    /** Returns whether the column stores values of a type; a column of text converts numbers to text. */
    private boolean holds(String type) {
        return column.family() != Family.VARCHAR && column.labels().contains(type);
    }

    private Fit words() {
        if (numbersOnly()) {
            return converted("declare the property as a number, or change the column to TEXT");
        }
        Codec<String> carrier = guarded(ByValue.TEXT);
        Codec<?> codec = raw == UUID.class
                ? TextCodecs.uuid(carrier, false)
                : raw == URI.class
                        ? TextCodecs.uri(declared, carrier)
                        : raw == Character.class ? TextCodecs.character(carrier) : TextCodecs.constant(raw, carrier);
        return textual(codec);
    }

    private Fit textual(Codec<?> codec) {
        if (holdsNumbers() || holds("blob")) {
            return Fit.refused("it holds " + (holdsNumbers() ? "numbers" : "bytes") + ", and " + shown()
                    + " is kept as text; change the values by an UPDATE, or the property's type");
        }
        boolean bytes = column.family() == Family.OTHER && column.sql().matches("(?i).*(blob|binary).*");
        return bytes
                ? Fit.refused("it is a column of bytes, and " + shown() + " is kept as text; change it to TEXT")
                : Fit.exact(codec);
    }

    private String shown() {
        return raw == URI.class ? "URI" : value.shown();
    }
}
