package dev.rxkit.columns;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records with a property of each Java type; each can be mapped to any table with the same columns. */
final class Holders {

    /** The table name in the class files below, which has the same length as every name that replaces it. */
    private static final String TABLE = "table_000";

    static final List<Class<?>> ALL = List.of(
            OfBoolean.class,
            OfByte.class,
            OfShort.class,
            OfInteger.class,
            OfLong.class,
            OfFloat.class,
            OfDouble.class,
            OfCharacter.class,
            OfString.class,
            OfUri.class,
            OfEnum.class,
            OfDecimal.class,
            OfScaled.class,
            OfBigInteger.class,
            OfUuid.class,
            OfBytes.class,
            OfDate.class,
            OfTime.class,
            OfDateTime.class,
            OfInstant.class,
            OfOffset.class,
            OfZoned.class,
            OfDuration.class,
            OfJson.class,
            OfList.class);

    private Holders() {}

    /** Returns the name of the table number {@code i}. */
    static String table(int i) {
        return "table_%03d".formatted(i);
    }

    /** Returns the name of the view over the table number {@code i}. */
    static String view(int i) {
        return "views_%03d".formatted(i);
    }

    /** Returns the same record as a separate class, mapped to another table. */
    static Class<?> on(Class<?> holder, String table) {
        String file = holder.getSimpleName() + ".class";
        try (InputStream in = holder.getResourceAsStream(file)) {
            byte[] code = in.readAllBytes();
            byte[] name = TABLE.getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i + name.length <= code.length; i++) {
                if (Arrays.equals(code, i, i + name.length, name, 0, name.length)) {
                    System.arraycopy(table.getBytes(StandardCharsets.US_ASCII), 0, code, i, name.length);
                }
            }
            return new ClassLoader(holder.getClassLoader()) {
                Class<?> define() {
                    return defineClass(holder.getName(), code, 0, code.length);
                }
            }.define();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The values of a status. */
    public enum Status {
        active,
        banned
    }
}

@Table("table_000")
record OfBoolean(
        @Id(generated = false) long id, String n, @Nullable Boolean v) {}

@Table("table_000")
record OfByte(
        @Id(generated = false) long id, String n, @Nullable Byte v) {}

@Table("table_000")
record OfShort(
        @Id(generated = false) long id, String n, @Nullable Short v) {}

@Table("table_000")
record OfInteger(
        @Id(generated = false) long id, String n, @Nullable Integer v) {}

@Table("table_000")
record OfLong(
        @Id(generated = false) long id, String n, @Nullable Long v) {}

@Table("table_000")
record OfFloat(
        @Id(generated = false) long id, String n, @Nullable Float v) {}

@Table("table_000")
record OfDouble(
        @Id(generated = false) long id, String n, @Nullable Double v) {}

@Table("table_000")
record OfCharacter(
        @Id(generated = false) long id, String n, @Nullable Character v) {}

@Table("table_000")
record OfString(
        @Id(generated = false) long id, String n, @Nullable String v) {}

@Table("table_000")
record OfUri(
        @Id(generated = false) long id, String n, @Nullable URI v) {}

@Table("table_000")
record OfEnum(@Id(generated = false) long id, String n, Holders.@Nullable Status v) {}

@Table("table_000")
record OfDecimal(
        @Id(generated = false) long id, String n, @Nullable BigDecimal v) {}

@Table("table_000")
record OfScaled(
        @Id(generated = false) long id,
        String n,
        @Column(precision = 12, scale = 2) @Nullable BigDecimal v) {}

@Table("table_000")
record OfBigInteger(
        @Id(generated = false) long id,
        String n,
        @Column(precision = 20) @Nullable BigInteger v) {}

@Table("table_000")
record OfUuid(
        @Id(generated = false) long id, String n, @Nullable UUID v) {}

@Table("table_000")
record OfBytes(@Id(generated = false) long id, String n, byte @Nullable [] v) {}

@Table("table_000")
record OfDate(
        @Id(generated = false) long id, String n, @Nullable LocalDate v) {}

@Table("table_000")
record OfTime(
        @Id(generated = false) long id, String n, @Nullable LocalTime v) {}

@Table("table_000")
record OfDateTime(
        @Id(generated = false) long id, String n, @Nullable LocalDateTime v) {}

@Table("table_000")
record OfInstant(
        @Id(generated = false) long id, String n, @Nullable Instant v) {}

@Table("table_000")
record OfOffset(
        @Id(generated = false) long id, String n, @Nullable OffsetDateTime v) {}

@Table("table_000")
record OfZoned(
        @Id(generated = false) long id, String n, @Nullable ZonedDateTime v) {}

@Table("table_000")
record OfDuration(
        @Id(generated = false) long id, String n, @Nullable Duration v) {}

@Table("table_000")
record OfJson(
        @Id(generated = false) long id,
        String n,
        @Json @Nullable Map<String, Object> v) {}

@Table("table_000")
record OfList(
        @Id(generated = false) long id, String n, @Nullable List<String> v) {}
