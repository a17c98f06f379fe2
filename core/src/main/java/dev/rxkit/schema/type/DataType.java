package dev.rxkit.schema.type;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column of an existing table, as far as it determines which values the column can hold and how they are
 * passed through JDBC.
 *
 * @param family the kind of the values
 * @param sql the type as the database spells it, for messages
 * @param carrier the form in which values of the type are passed through JDBC
 * @param size the maximum length of a text in characters, the maximum length of a value in bytes, the bits of an
 *     integer, or the digits of a decimal; null for no limit
 * @param scale the digits after the decimal point, or of the fraction of a second; null if the type states none
 * @param labels the values of an enumeration or a set, in their order; for a column that can hold values of any type,
 *     the types of the stored values
 * @param traits further properties of the type
 * @param charset the character set of the text if it does not have all characters; otherwise null
 * @param element the type of the elements of an array; null for other types
 */
public record DataType(
        Family family,
        String sql,
        JdbcType carrier,
        @Nullable Integer size,
        @Nullable Integer scale,
        List<String> labels,
        Set<Trait> traits,
        @Nullable Charset charset,
        @Nullable DataType element) {

    /** The kind of the values of a type. */
    public enum Family {
        /** True and false. */
        BOOLEAN,
        /** Whole numbers. */
        INTEGER,
        /** Exact decimals. */
        DECIMAL,
        /** 32-bit floating point. */
        REAL,
        /** 64-bit floating point. */
        DOUBLE,
        /** Text of a fixed length, padded with blanks. */
        CHAR,
        /** Text. */
        VARCHAR,
        /** One of a list of words. */
        ENUM,
        /** A subset of a list of words. */
        SET,
        /** Bytes of a fixed length, padded with zeros. */
        BINARY,
        /** Bytes. */
        VARBINARY,
        /** Dates. */
        DATE,
        /** The time of a day. */
        TIME,
        /** Date and time without a zone. */
        TIMESTAMP,
        /** A point in time. */
        INSTANT,
        /** A year of four digits. */
        YEAR,
        /** UUIDs. */
        UUID,
        /** JSON documents. */
        JSON,
        /** A string of bits. */
        BITS,
        /** A length of time. */
        INTERVAL,
        /** Lists of values of another type. */
        ARRAY,
        /** Anything else; its values can be read as text. */
        OTHER
    }

    /** Further properties of a type. */
    public enum Trait {
        /** Texts that differ only in case are equal. */
        IGNORES_CASE,
        /** Trailing blanks of a text are lost when it is read. */
        TRIMMED,
        /** The driver returns rounded values, or values that differ from those in the column. */
        ROUNDED,
        /** Values cannot be compared. */
        INCOMPARABLE,
        /** The column can hold values of any type; each value is checked when it is read. */
        BY_VALUE,
        /** A key that looks generated but is not: if no value is given, NULL is stored. */
        UNNUMBERED,
        /** Text can contain only the characters of Unicode's basic multilingual plane. */
        BASIC_PLANE,
        /** A parameter is bound without a type, because the database could not compare it otherwise. */
        UNTYPED,
        /** Unsigned numbers: the database changes a number that is negative or too large. */
        UNSIGNED,
        /** The length of a text is limited in bytes of UTF-8, not in characters. */
        BYTES
    }

    /** Creates a type whose text can contain any character, and which is no array. */
    public DataType(
            Family family,
            String sql,
            JdbcType carrier,
            @Nullable Integer size,
            @Nullable Integer scale,
            List<String> labels,
            Set<Trait> traits) {
        this(family, sql, carrier, size, scale, labels, traits, null, null);
    }

    /** Copies the list and the set. */
    public DataType {
        labels = List.copyOf(labels);
        traits = Set.copyOf(traits);
    }

    /** Returns a type without size and scale. */
    public static DataType of(Family family, String sql, JdbcType carrier, Trait... traits) {
        return sized(family, sql, carrier, null, null, traits);
    }

    /** Returns a type with size and scale. */
    public static DataType sized(
            Family family,
            String sql,
            JdbcType carrier,
            @Nullable Integer size,
            @Nullable Integer scale,
            Trait... traits) {
        return new DataType(family, sql, carrier, size, scale, List.of(), Set.of(traits));
    }

    /** Returns the type of arrays of a type. */
    public static DataType array(String sql, DataType element) {
        return new DataType(
                Family.ARRAY,
                sql,
                JdbcType.JSON,
                null,
                null,
                List.of(),
                element.is(Trait.INCOMPARABLE) ? Set.of(Trait.UNTYPED, Trait.INCOMPARABLE) : Set.of(Trait.UNTYPED),
                null,
                element);
    }

    /** Returns whether the type has the trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Returns this type with text in the given character set; null if all characters are allowed. */
    public DataType in(@Nullable Charset other) {
        return new DataType(family, sql, carrier, size, scale, labels, traits, other, element);
    }

    /** Returns this type with the given types of the values stored in the column. */
    public DataType of(List<String> stored) {
        return new DataType(family, sql, carrier, size, scale, stored, traits, charset, element);
    }

    /** Returns whether a text of this type can contain any character. */
    public boolean holdsAll() {
        return charset == null && !is(Trait.BASIC_PLANE);
    }

    /** Returns whether the column's character set has all characters of the text. */
    public boolean holds(String text) {
        return (charset == null || charset.newEncoder().canEncode(text))
                && !(is(Trait.BASIC_PLANE) && text.chars().anyMatch(unit -> Character.isSurrogate((char) unit)));
    }
}
