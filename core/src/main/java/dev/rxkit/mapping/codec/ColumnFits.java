package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.mapping.ValueType;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.DataType.Trait;
import dev.rxkit.schema.type.JdbcType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a Java type fits the type of an existing column: exactly, for reading only, or not at all. If it
 * fits, values are read, compared and written in the column's own type. A value that the column would change is
 * refused before it is sent, or changed in the same way by {@link Codec#stored}, so that a write returns what is
 * stored.
 */
final class ColumnFits {

    private static final Set<Class<?>> WHOLE = Set.of(Long.class, Integer.class, Short.class, Byte.class);

    private static final Set<Class<?>> MOMENTS = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);

    /** The types whose values PostgreSQL writes in a form of its own. */
    private static final Set<Family> FOREIGN =
            EnumSet.of(Family.OTHER, Family.INTERVAL, Family.BITS, Family.ARRAY, Family.JSON);

    private final ValueType value;
    private final Class<?> raw;
    private final ColumnType.Logical declared;
    private final DataType column;
    private final Function<Codec<String>, Codec<?>> json;

    private ColumnFits(
            ValueType value, ColumnType.Logical declared, DataType column, Function<Codec<String>, Codec<?>> json) {
        this.value = value;
        this.raw = value.raw();
        this.declared = declared;
        this.column = column;
        this.json = json;
    }

    /**
     * Returns how a property fits a column.
     *
     * @param declared the type that the property declares, with its length, precision and scale
     * @param json returns the codec of a value that is stored as JSON, for a codec of text
     * @param otherForm called for each time that is read in another form than the one Rx writes; null for none
     */
    static Fit of(
            ValueType value,
            ColumnType.Logical declared,
            DataType column,
            Function<Codec<String>, Codec<?>> json,
            @Nullable Runnable otherForm) {
        return column.is(Trait.BY_VALUE)
                ? ValueFits.of(value, declared, column, json, otherForm)
                : new ColumnFits(value, declared, column, json).fit();
    }

    /**
     * Returns how the values of a converter fit a column. In a column of a type that is neither text nor known to Rx, the
     * database reads the text of a converter, and writes what is read.
     *
     * @param fit how values of the converter's column type fit
     */
    static Fit converted(Fit fit, ValueConverter converter, ColumnType.Logical type, DataType column) {
        boolean text = converter.column().raw() == String.class && column.is(Trait.UNTYPED);
        return text && FOREIGN.contains(column.family())
                ? Fit.exact(ConverterCodec.foreign(TextCodecs.text(type, JdbcCodecs.JSON), converter))
                : new Fit(ConverterCodec.of(fit.codec(), converter), fit.refusal());
    }

    private Fit fit() {
        if (column.family() == Family.ARRAY) {
            return array();
        }
        if (value.json()) {
            return column.family() == Family.JSON || column.family() == Family.VARCHAR
                    ? Fit.exact(json.apply(text()))
                    : refused("a text or JSON type for the column");
        }
        return switch (column.family()) {
            case BOOLEAN -> raw == Boolean.class ? Fit.exact(JdbcCodecs.BOOLEAN) : refused("Boolean");
            case INTEGER -> integer();
            case DECIMAL -> decimal();
            case REAL -> real();
            case DOUBLE -> floating();
            case CHAR, VARCHAR -> TextFits.of(raw, declared, column, text(), this::refused);
            case ENUM, SET -> ofLabels();
            case BINARY, VARBINARY -> raw == byte[].class ? Fit.exact(Bytes.of(column)) : refused("byte[]");
            case DATE -> raw == LocalDate.class ? Fit.exact(TemporalCodecs.DATE) : refused("LocalDate");
            case TIME -> time();
            case TIMESTAMP -> timestamp();
            case INSTANT -> instant();
            case YEAR ->
                WHOLE.contains(raw) && raw != Byte.class ? Fit.exact(Numbers.year(whole())) : readable("Integer");
            case UUID -> uuid();
            case BITS -> bits();
            case JSON -> readable("@Json, or String for reading only");
            case INTERVAL -> interval();
            case ARRAY -> array();
            case OTHER -> other();
        };
    }

    private Fit interval() {
        int digits = Objects.requireNonNullElse(column.scale(), Integer.MAX_VALUE);
        return raw == Duration.class ? Fit.exact(PostgresTexts.interval(digits)) : foreign("Duration");
    }

    @SuppressWarnings("unchecked")
    private Fit array() {
        DataType of = Objects.requireNonNull(column.element());
        Class<?> element = ArrayCodec.element(value.type());
        if (element != null) {
            boolean decimal = element == BigDecimal.class || element == BigInteger.class;
            ColumnType.Kind kind = decimal ? ColumnType.Kind.DECIMAL : ColumnType.Kind.TEXT;
            ElementText<Object> form = ElementText.of(element);
            Fit fit = new ColumnFits(new ValueType(element, element, kind, false, false), ColumnType.of(kind), of, json)
                    .fit();
            if (form != null && fit.refusal() == null) {
                return Fit.exact(new ArrayCodec(element, (Codec<Object>) Objects.requireNonNull(fit.codec()), form));
            }
        }
        return foreign("a List of the type of its elements, or store it by a converter to String");
    }

    private Codec<String> text() {
        Family family = column.family();
        if (column.carrier() == JdbcType.JSON) {
            return family == Family.JSON ? JdbcCodecs.JSON : JdbcCodecs.UNTYPED;
        }
        return family == Family.OTHER ? JdbcCodecs.PRINTED : JdbcCodecs.CHARACTERS;
    }

    private Fit integer() {
        if (column.is(Trait.UNSIGNED)) {
            return raw == Long.class ? Fit.exact(Numbers.unsigned(whole())) : readable("Long");
        }
        if (WHOLE.contains(raw)
                || raw == Boolean.class
                || raw == Duration.class && column.size() != null && column.size() >= Long.SIZE) {
            return Fit.exact(whole());
        }
        if (raw == BigInteger.class || raw == BigDecimal.class) {
            return exactDecimal(0);
        }
        return readable(column.size() != null && column.size() > Integer.SIZE ? "Long" : "Integer");
    }

    private Codec<?> whole() {
        return Objects.requireNonNull(Codecs.integer(raw));
    }

    private Fit exactDecimal(int scale) {
        ColumnType.Logical whole = new ColumnType.Logical(declared.kind(), null, null, scale);
        return Fit.exact(
                raw == BigInteger.class
                        ? DecimalCodecs.integer(DecimalCodecs.column(declared, whole))
                        : DecimalCodecs.column(declared, whole));
    }

    private Fit decimal() {
        Codec<BigDecimal> exact = DecimalCodecs.column(
                declared, new ColumnType.Logical(ColumnType.Kind.DECIMAL, null, column.size(), column.scale()));
        if (raw == BigDecimal.class) {
            return Fit.exact(exact);
        }
        if (raw == BigInteger.class) {
            return Fit.exact(DecimalCodecs.integer(exact));
        }
        Codec<?> number = Numbers.onDecimal(raw, exact);
        return number == null ? readable("BigDecimal") : Fit.exact(number);
    }

    private Fit real() {
        if (column.is(Trait.ROUNDED)) {
            return Fit.refused("the driver reads no more than six digits of it; change the column to double");
        }
        if (raw == Double.class) {
            return Fit.readOnly(
                    Numbers.WIDENED,
                    "it does not hold every Double exactly; declare the property as Float, or change the column");
        }
        return raw == Float.class ? Fit.exact(JdbcCodecs.EXACT_FLOAT) : refused("Float");
    }

    private Fit floating() {
        if (column.is(Trait.ROUNDED)) {
            return Fit.refused("the database rounds what is written; change the column to double or decimal");
        }
        if (raw == Double.class) {
            return Fit.exact(JdbcCodecs.EXACT_DOUBLE);
        }
        return raw == Float.class ? Fit.exact(Numbers.SINGLE) : refused("Double");
    }

    private Fit ofLabels() {
        if (raw.isEnum() && column.family() == Family.ENUM) {
            return Fit.exact(TextFits.constants(raw, text(), column));
        }
        if (raw == String.class) {
            return Fit.exact(TextFits.words(TextCodecs.text(declared, text()), column));
        }
        return refused(column.family() == Family.ENUM ? "an enum or String" : "String");
    }

    private Fit time() {
        if (raw == LocalTime.class) {
            boolean text = column.carrier() == JdbcType.LOCAL_TIME_TEXT;
            return Fit.exact(TemporalCodecs.cut(text ? TemporalCodecs.TIME_TEXT : TemporalCodecs.TIME, column.scale()));
        }
        return column.carrier() == JdbcType.LOCAL_TIME_TEXT ? readable("LocalTime") : refused("LocalTime");
    }

    private Fit timestamp() {
        if (raw == LocalDateTime.class) {
            return Fit.exact(TemporalCodecs.cut(TemporalCodecs.DATE_TIME, column.scale()));
        }
        return MOMENTS.contains(raw)
                ? Fit.exact(TemporalCodecs.instant(raw, JdbcType.LOCAL_DATE_TIME, column.scale()))
                : refused("LocalDateTime or Instant");
    }

    private Fit instant() {
        if (MOMENTS.contains(raw)) {
            return Fit.exact(TemporalCodecs.instant(raw, column.carrier(), column.scale()));
        }
        // A server without a type with a time zone stores the local time in UTC.
        return raw == LocalDateTime.class && column.carrier() == JdbcType.LOCAL_DATE_TIME
                ? Fit.exact(TemporalCodecs.cut(TemporalCodecs.DATE_TIME, column.scale()))
                : refused("Instant");
    }

    private Fit uuid() {
        if (raw == UUID.class) {
            return Fit.exact(
                    column.carrier() == JdbcType.UUID ? JdbcCodecs.object(UUID.class) : TextCodecs.uuid(text(), true));
        }
        return readable("UUID");
    }

    private Fit bits() {
        Integer size = column.size();
        if (column.is(Trait.UNTYPED)) {
            Codec<?> bits = size == null ? null : PostgresTexts.bits(raw, size);
            return bits == null ? foreign("Long, or store it by a converter to String") : Fit.exact(bits);
        }
        if (raw == Boolean.class && size != null && size == 1 || WHOLE.contains(raw)) {
            return Fit.exact(size != null && size >= Long.SIZE ? Numbers.positive(whole()) : whole());
        }
        return refused("Long");
    }

    private Fit other() {
        if (column.is(Trait.ROUNDED)) {
            return Fit.refused(
                    "the driver reads other values than it holds; change the column, to timestamptz or time");
        }
        return foreign(column.is(Trait.UNTYPED) ? "String, or store it by a converter to String" : "String");
    }

    /** A String is read as the database writes the value; the server decides whether it takes one. */
    private Fit foreign(String instead) {
        return raw == String.class ? Fit.exact(TextCodecs.text(declared, JdbcCodecs.PRINTED)) : refused(instead);
    }

    private Fit readable(String instead) {
        return raw == String.class
                ? Fit.readOnly(
                        JdbcCodecs.PRINTED,
                        "a String is read from it, but is not compared and written as it is; declare the property as "
                                + instead)
                : refused(instead);
    }

    private Fit refused(String instead) {
        String shown = raw == URI.class ? "URI" : value.shown();
        return Fit.refused("it does not hold every " + shown + " exactly; declare the property as " + instead
                + ", or change the column");
    }
}
