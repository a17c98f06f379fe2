package dev.rxkit.mapping.members;

import dev.rxkit.schema.ForeignKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a property's annotations.
 *
 * @param generated the attribute of {@code @Id}; null without {@code @Id}
 * @param reference the content of {@code @References}; null without it
 * @param ignoreUnknown the attribute of {@code @Json}
 * @param converter the class of {@code @Converted}; null without it
 * @param prefix the attribute of {@code @Embedded}; null if it is not set
 */
public record PropertyMetadata(
        OfColumn column,
        @Nullable Boolean generated,
        @Nullable Reference reference,
        Set<Flag> flags,
        boolean ignoreUnknown,
        @Nullable Class<?> converter,
        @Nullable String prefix) {

    /** An annotation without content that is needed here. */
    public enum Flag {
        COLUMN("@Column"),
        INDEXED("@Indexed"),
        JSON("@Json"),
        VERSION("@Version"),
        CREATED_AT("@CreatedAt"),
        UPDATED_AT("@UpdatedAt"),
        REDACTED("@Redacted"),
        READ_ONLY("@ReadOnly"),
        CONVERTED("@Converted"),
        EMBEDDED("@Embedded"),
        IGNORED("@Ignored");

        public final String shown;

        Flag(String shown) {
            this.shown = shown;
        }
    }

    /** The attributes of {@code @Column}, with their defaults; {@code nullable} is null if it is not set. */
    public record OfColumn(
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

        public static final OfColumn NONE = new OfColumn("", false, 0, 0, -1, null, "", "", "", "", true);
    }

    /**
     * A foreign key to the primary key of a class.
     *
     * @param index whether it gets an index
     */
    public record Reference(Class<?> target, ForeignKey.Action onDelete, ForeignKey.Action onUpdate, boolean index) {}

    /** Returns whether the property has the annotation. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Returns whether the property has any annotation of Rx. */
    boolean any() {
        return generated != null || reference != null || !flags.isEmpty();
    }
}
