package dev.rxkit.schema;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column of an existing table, as far as it decides which values the column holds and how they cross
 * JDBC.
 *
 * @param sql the type as the database spells it, for messages
 * @param carrier the shape in which values of the type cross JDBC
 * @param size the longest text in characters, the longest value in bytes, the bits of an integer, or the digits of a
 *     decimal; null for no limit
 * @param scale the digits after the decimal point, or of the fraction of a second; null where the type states none
 * @param labels the values of an enumeration or a set, in their order; the types of the values that are stored, where a
 *     column holds values of any type
 * @param charset the character set of text, where it does not have all characters; null for one that has
 */
public record DataType(
        Family family,
        String sql,
        JdbcType carrier,
        @Nullable Integer size,
        @Nullable Integer scale,
        List<String> labels,
        Set<Trait> traits,
        @Nullable Charset charset) {

    /** What the values of a type are. */
    public enum Family {
        BOOLEAN,
        /** Whole numbers. */
        INTEGER,
        /** Exact decimals. */
        DECIMAL,
        /** 32-bit floating point. */
        REAL,
        /** 64-bit floating point. */
        DOUBLE,
        /** Text of a fixed length, filled up with blanks. */
        CHAR,
        /** Text. */
        VARCHAR,
        /** One of several words. */
        ENUM,
        /** Some of several words. */
        SET,
        /** Bytes of a fixed length, filled up with zeros. */
        BINARY,
        /** Bytes. */
        VARBINARY,
        DATE,
        /** The time of a day. */
        TIME,
        /** Date and time without a zone. */
        TIMESTAMP,
        /** A point in time. */
        INSTANT,
        /** A year of four digits. */
        YEAR,
        UUID,
        JSON,
        /** A string of bits. */
        BITS,
        /** Anything else; its values can be read as text. */
        OTHER
    }

    /** What else matters about a type. */
    public enum Trait {
        /** Two texts that differ in case only are equal. */
        IGNORES_CASE,
        /** A text is read without its trailing blanks. */
        TRIMMED,
        /** The driver hands out rounded values, or others than the column has. */
        ROUNDED,
        /** Two values cannot be compared. */
        INCOMPARABLE,
        /** Values of any type may be in the column: each is checked when it is read. */
        BY_VALUE,
        /** A key that looks as if the database handed out numbers for it, and is stored as NULL where none is given. */
        UNNUMBERED,
        /** Text has characters of Unicode's first plane only. */
        BASIC_PLANE,
        /** A parameter is bound without a type, as the database knows no other way to compare it. */
        UNTYPED,
        /** Numbers without a sign, which the database takes round where one has a sign or is too large. */
        UNSIGNED,
        /** Text is limited by bytes of UTF-8, not by characters. */
        BYTES
    }

    /** A type whose text may have any character. */
    public DataType(
            Family family,
            String sql,
            JdbcType carrier,
            @Nullable Integer size,
            @Nullable Integer scale,
            List<String> labels,
            Set<Trait> traits) {
        this(family, sql, carrier, size, scale, labels, traits, null);
    }

    public DataType {
        labels = List.copyOf(labels);
        traits = Set.copyOf(traits);
    }

    /** A type without arguments. */
    public static DataType of(Family family, String sql, JdbcType carrier, Trait... traits) {
        return sized(family, sql, carrier, null, null, traits);
    }

    /** A type with size and scale. */
    public static DataType sized(
            Family family,
            String sql,
            JdbcType carrier,
            @Nullable Integer size,
            @Nullable Integer scale,
            Trait... traits) {
        return new DataType(family, sql, carrier, size, scale, List.of(), Set.of(traits));
    }

    /** Whether the type has the trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The type with text in a character set; null for one that has all characters. */
    public DataType in(@Nullable Charset other) {
        return new DataType(family, sql, carrier, size, scale, labels, traits, other);
    }

    /** The type with the types of the values that are stored in the column. */
    public DataType of(List<String> stored) {
        return new DataType(family, sql, carrier, size, scale, stored, traits, charset);
    }

    /** Whether text may have any character. */
    public boolean holdsAll() {
        return charset == null && !is(Trait.BASIC_PLANE);
    }

    /** Whether the column's character set has all characters of a text. */
    public boolean holds(String text) {
        return (charset == null || charset.newEncoder().canEncode(text))
                && !(is(Trait.BASIC_PLANE) && text.chars().anyMatch(unit -> Character.isSurrogate((char) unit)));
    }
}
