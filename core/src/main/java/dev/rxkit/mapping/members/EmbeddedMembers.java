package dev.rxkit.mapping.members;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.TypeCatalogue;
import dev.rxkit.mapping.members.PropertyMetadata.Flag;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of a class, with those of embedded objects in the place of the properties that hold the objects. */
public final class EmbeddedMembers {

    /** What a property that holds an object may be annotated with. */
    private static final Set<Flag> ALLOWED = EnumSet.of(Flag.EMBEDDED, Flag.COLUMN);

    /** What the properties of an embedded class may not be annotated with. */
    private static final Set<Flag> REFUSED =
            EnumSet.of(Flag.VERSION, Flag.CREATED_AT, Flag.UPDATED_AT, Flag.READ_ONLY, Flag.EMBEDDED);

    private EmbeddedMembers() {}

    /**
     * Returns the properties of a class that have a column each.
     *
     * @throws MappingException if an annotation is on a member that is not a property, or an embedded object is not
     *     possible
     */
    public static List<Member> of(Class<?> type) {
        List<Member> members = new ArrayList<>();
        for (Member member : Members.of(type)) {
            if (isEmbedded(member)) {
                members.addAll(parts(member, type(member)));
            } else {
                members.add(member);
            }
        }
        return List.copyOf(members);
    }

    private static boolean isEmbedded(Member member) {
        PropertyMetadata notes = member.notes();
        return notes.has(Flag.EMBEDDED)
                || member.type() instanceof Class<?> type
                        && ModelReader.isEmbedded(type)
                        && !notes.has(Flag.JSON)
                        && notes.converter() == null;
    }

    /** Returns the class of an object after checking that it can be embedded. */
    private static Class<?> type(Member holder) {
        if (holder.type() instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            throw refused(holder, "is embedded and Optional: declare it as @Nullable, without Optional");
        }
        if (!(holder.type() instanceof Class<?> type) || TypeCatalogue.scalar(type)) {
            throw refused(
                    holder,
                    "is embedded, but " + holder.type().getTypeName()
                            + " has no properties of its own: drop @Embedded, or declare it as a record or a class");
        }
        if (ModelReader.isTable(type)) {
            throw refused(
                    holder,
                    "is embedded, but " + type.getSimpleName() + " is a table: write @References("
                            + type.getSimpleName() + ".class) Long " + holder.name() + "Id");
        }
        ClassRules.check(type);
        checkAnnotations(holder, type);
        return type;
    }

    private static void checkAnnotations(Member holder, Class<?> type) {
        String name = type.getSimpleName();
        String other = mark(holder.notes(), EnumSet.complementOf(EnumSet.copyOf(ALLOWED)));
        if (other != null || holder.notes().reference() != null) {
            throw refused(
                    holder,
                    "is embedded and " + (other == null ? "@References" : other)
                            + ", which is for one column: put it on"
                            + " a property of " + name + ", or on one of "
                            + holder.owner().getSimpleName() + " itself");
        }
        PropertyMetadata.OfColumn column = holder.notes().column();
        PropertyMetadata.OfColumn possible = new PropertyMetadata.OfColumn(
                column.name(), false, 0, 0, -1, column.nullable(), "", "", "", column.renamedFrom(), true);
        if (!column.equals(possible)) {
            throw refused(
                    holder,
                    "is embedded: its @Column may have name, nullable and renamedFrom; put the rest on the properties of "
                            + name);
        }
        TableMetadata table = ModelReader.table(type);
        if (!table.uniques().isEmpty()
                || !table.indexes().isEmpty()
                || !table.checks().isEmpty()) {
            throw refused(
                    holder,
                    "is embedded, but " + name + " has a class-level @Unique, @Index or @Check: put it on "
                            + holder.owner().getSimpleName() + ", where its properties are called " + holder.name()
                            + "." + Members.of(type).get(0).name() + " and so on");
        }
    }

    private static List<Member> parts(Member holder, Class<?> type) {
        Embedding embedding = embedding(holder, type);
        List<Member> parts = new ArrayList<>();
        for (Member part : Members.of(type)) {
            Member member = new Member(
                    holder.owner(),
                    part.declaring(),
                    holder.name() + "." + part.name(),
                    part.type(),
                    part.types(),
                    part.places(),
                    part.notes(),
                    EmbeddedGetter.of(holder.getter(), part.getter()),
                    part.setter(),
                    accessors(holder, part),
                    embedding);
            String mark = mark(part.notes(), REFUSED);
            if (mark != null || isEmbedded(part)) {
                throw refused(
                        member,
                        "is " + (mark == null ? Flag.EMBEDDED.shown : mark) + " in the embedded class "
                                + type.getSimpleName() + ", where it is not supported: move the property to "
                                + holder.owner().getSimpleName());
            }
            parts.add(member);
        }
        if (parts.isEmpty()) {
            throw refused(
                    holder,
                    "is embedded, but " + type.getName() + " has no properties: make it a record, or give it public"
                            + " fields, or getters and setters");
        }
        return parts;
    }

    private static Embedding embedding(Member holder, Class<?> type) {
        String stated = holder.notes().prefix() == null
                ? ModelReader.embeddedPrefix(type)
                : holder.notes().prefix();
        String former = holder.notes().column().renamedFrom();
        Boolean nullable = holder.notes().column().nullable();
        return new Embedding(
                type,
                holder.name(),
                holder.where(),
                holder.getter(),
                holder.setter(),
                stated == null ? holder.column() + "_" : stated,
                former.isEmpty() ? null : former + "_",
                nullable == null ? Nullness.nullableObject(holder) : nullable);
    }

    /** Returns the first annotation of a property that is among the given ones or {@code @Id}; null for none. */
    private static @Nullable String mark(PropertyMetadata notes, Set<Flag> among) {
        return notes.generated() != null
                ? "@Id"
                : notes.flags().stream()
                        .filter(among::contains)
                        .map(flag -> flag.shown)
                        .findFirst()
                        .orElse(null);
    }

    /** Returns how a lambda reads the property, as {@code address.street} or {@code getAddress.getStreet}. */
    private static Set<String> accessors(Member holder, Member part) {
        Set<String> outer = new TreeSet<>(holder.accessors());
        outer.add(holder.name());
        Set<String> inner = new TreeSet<>(part.accessors());
        inner.add(part.name());
        Set<String> accessors = new TreeSet<>();
        outer.forEach(first -> inner.forEach(second -> accessors.add(first + "." + second)));
        return accessors;
    }

    private static MappingException refused(Member member, String fault) {
        return new MappingException(member.where() + " " + fault);
    }
}
