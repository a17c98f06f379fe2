package dev.rxkit.mapping;

import dev.rxkit.schema.ForeignKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a property's annotations say, without the annotations themselves.
 *
 * @param generated what {@code @Id} says, or null where there is none
 * @param reference what {@code @References} says, or null
 * @param ignoreUnknown what {@code @Json} says of members that the class does not have
 */
record PropertyMetadata(
        OfColumn column,
        @Nullable Boolean generated,
        @Nullable Reference reference,
        Set<Flag> flags,
        boolean ignoreUnknown) {

    /** An annotation that is there or not. */
    enum Flag {
        COLUMN("@Column"),
        INDEXED("@Indexed"),
        JSON("@Json"),
        VERSION("@Version"),
        CREATED_AT("@CreatedAt"),
        UPDATED_AT("@UpdatedAt"),
        REDACTED("@Redacted"),
        IGNORED("@Ignored");

        final String shown;

        Flag(String shown) {
            this.shown = shown;
        }
    }

    /** The parts of {@code @Column}, its defaults where there is none; {@code nullable} is null for no choice. */
    record OfColumn(
            String name,
            boolean unique,
            int length,
            int precision,
            int scale,
            @Nullable Boolean nullable,
            String defaultSql,
            String type,
            String comment,
            String renamedFrom,
            boolean enumCheck) {

        static final OfColumn NONE = new OfColumn("", false, 0, 0, -1, null, "", "", "", "", true);
    }

    /** A foreign key to the primary key of a class. */
    record Reference(Class<?> target, ForeignKey.Action onDelete, ForeignKey.Action onUpdate) {}

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether anything at all is said. */
    boolean any() {
        return generated != null || reference != null || !flags.isEmpty();
    }
}
