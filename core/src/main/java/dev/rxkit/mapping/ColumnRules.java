package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.members.Member;
import dev.rxkit.mapping.members.Nullness;
import dev.rxkit.mapping.members.PropertyMetadata;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the attributes of {@code @Column} and the other annotations of a property against its type. */
final class ColumnRules {

    private static final Set<Class<?>> MOMENTS = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);

    private ColumnRules() {}

    /**
     * Returns the column type of a property, with the attributes of its annotations.
     *
     * @throws MappingException if they contradict its type or each other
     */
    static ColumnType.Logical type(Member member, ValueType value) {
        refuse(member, contradiction(member.notes(), value));
        ValueType stored = value.stored();
        PropertyMetadata.OfColumn column = member.notes().column();
        Integer length = column.length() == 0 ? null : (Integer) column.length();
        Integer precision = column.precision() == 0 ? null : (Integer) column.precision();
        Integer scale = column.scale() >= 0 ? (Integer) column.scale() : precision == null ? null : (Integer) 0;
        if (stored.raw() == BigInteger.class && !value.json()) {
            scale = 0;
        }
        return new ColumnType.Logical(value.kind(), length, precision, scale);
    }

    /**
     * Checks the annotations of a key property.
     *
     * @throws MappingException if they contradict a key
     */
    static void checkKey(EntityOutline.Property property, boolean composite) {
        PropertyMetadata notes = property.notes();
        String fault = null;
        if (Boolean.TRUE.equals(notes.column().nullable())) {
            fault = "is a primary key and never NULL: drop nullable = true";
        } else if (property.value().optional()) {
            fault = "is a primary key and cannot be Optional: declare it as "
                    + property.value().shown();
        } else if (composite && Nullness.annotatedNullable(property.member())) {
            fault = "is part of a composite primary key and never null: drop @Nullable";
        } else if (!composite && notes.column().unique()) {
            fault = "is the primary key and unique already: drop unique = true";
        } else if (property.value().json()) {
            fault = "is stored as JSON and cannot be a primary key";
        } else if (notes.has(PropertyMetadata.Flag.READ_ONLY)) {
            fault = "is a primary key, which identifies the row that is written: drop @ReadOnly";
        }
        refuse(property.member(), fault);
    }

    private static @Nullable String contradiction(PropertyMetadata notes, ValueType value) {
        String fault = sizes(notes.column(), value);
        return fault != null ? fault : marks(notes, value);
    }

    private static @Nullable String sizes(PropertyMetadata.OfColumn column, ValueType value) {
        boolean text = value.kind() == Kind.TEXT;
        boolean decimal = value.kind() == Kind.DECIMAL;
        if (column.length() < 0 || column.precision() < 0) {
            return "has a negative length or precision";
        }
        if (column.length() > 0 && !text) {
            return "has a length, but " + value.shown() + " is not text: drop length";
        }
        if ((column.precision() > 0 || column.scale() >= 0) && !decimal) {
            return "has a precision or scale, but " + value.shown() + " is not a decimal: drop it or use BigDecimal";
        }
        if (column.scale() >= 0 && column.precision() == 0) {
            return "has a scale without a precision: write both, as in precision = 12, scale = 2";
        }
        if (column.scale() > column.precision()) {
            return "has a scale larger than its precision";
        }
        if (column.scale() > 0 && value.stored().raw() == BigInteger.class) {
            return "has a scale, but BigInteger has no decimals: drop it or use BigDecimal";
        }
        if (!column.type().isEmpty() && (column.length() > 0 || column.precision() > 0)) {
            return "has a type and a length or precision: write both in type, as in type = \"varchar(20)\"";
        }
        if (!column.enumCheck() && !value.stored().raw().isEnum()) {
            return "has enumCheck = false, but " + value.shown() + " is not an enum";
        }
        boolean nullable = Boolean.TRUE.equals(column.nullable());
        return nullable && value.primitive()
                ? "is nullable, but " + value.shown() + " has no null: declare it as "
                        + value.raw().getSimpleName()
                : null;
    }

    private static @Nullable String marks(PropertyMetadata notes, ValueType value) {
        if (notes.has(PropertyMetadata.Flag.VERSION)
                && (value.raw() != Integer.class && value.raw() != Long.class || value.optional())) {
            return "is @Version, which needs a whole number: declare it as int or long";
        }
        if (notes.has(PropertyMetadata.Flag.VERSION) && value.converter() != null) {
            return "is @Version, which the database counts: it cannot have a converter";
        }
        for (PropertyMetadata.Flag flag :
                new PropertyMetadata.Flag[] {PropertyMetadata.Flag.CREATED_AT, PropertyMetadata.Flag.UPDATED_AT}) {
            if (notes.has(flag) && (!MOMENTS.contains(value.raw()) || value.optional())) {
                return "is " + flag.shown + ": declare it as Instant, OffsetDateTime or ZonedDateTime";
            }
        }
        int kept = (notes.has(PropertyMetadata.Flag.VERSION) ? 1 : 0)
                + (notes.has(PropertyMetadata.Flag.CREATED_AT) ? 1 : 0)
                + (notes.has(PropertyMetadata.Flag.UPDATED_AT) ? 1 : 0);
        if (kept > 0 && (kept > 1 || notes.generated() != null || notes.reference() != null)) {
            return "has two meanings: @Version, @CreatedAt, @UpdatedAt, @Id and @References exclude each other";
        }
        if (kept > 0 && notes.has(PropertyMetadata.Flag.READ_ONLY)) {
            return "is @ReadOnly, but the session sets a @Version, @CreatedAt or @UpdatedAt: drop one of them";
        }
        if (notes.column().unique() && notes.has(PropertyMetadata.Flag.INDEXED)) {
            return "is unique, which is an index already: drop @Indexed";
        }
        if (notes.reference() != null && value.json()) {
            return "is stored as JSON and cannot be a reference";
        }
        return null;
    }

    static void refuse(Member member, @Nullable String fault) {
        if (fault != null) {
            throw new MappingException(member.where() + " " + fault);
        }
    }
}
