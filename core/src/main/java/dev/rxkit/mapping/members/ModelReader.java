package dev.rxkit.mapping.members;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Converted;
import dev.rxkit.annotation.Converter;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Embedded;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.ReadOnly;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.mapping.ValueType;
import dev.rxkit.schema.ForeignKey;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of classes and members. No other class reads them; they work on the metadata it returns. */
public final class ModelReader {

    /** The descriptor of {@code @Table} in class files, for scanning without loading. */
    public static final String MARK = "L" + Table.class.getName().replace('.', '/') + ";";

    private ModelReader() {}

    /** Returns whether a class is annotated with {@code @Table}. */
    public static boolean isTable(Class<?> type) {
        return type.isAnnotationPresent(Table.class);
    }

    /** Returns the metadata of a class; constraints of its superclasses are included. */
    public static TableMetadata table(Class<?> type) {
        Table table = type.getAnnotation(Table.class);
        List<TableMetadata.OfUnique> uniques = new ArrayList<>();
        List<TableMetadata.OfIndex> indexes = new ArrayList<>();
        List<TableMetadata.OfCheck> checks = new ArrayList<>();
        for (Class<?> level : Members.levels(type)) {
            for (Unique unique : level.getDeclaredAnnotationsByType(Unique.class)) {
                uniques.add(new TableMetadata.OfUnique(List.of(unique.columns()), unique.name()));
            }
            for (Index index : level.getDeclaredAnnotationsByType(Index.class)) {
                indexes.add(new TableMetadata.OfIndex(
                        List.of(index.columns()), index.unique(), index.where(), index.name()));
            }
            for (Check check : level.getDeclaredAnnotationsByType(Check.class)) {
                checks.add(check(level, check));
            }
        }
        return table == null
                ? new TableMetadata(false, "", "", "", uniques, indexes, checks)
                : new TableMetadata(true, table.value(), table.schema(), table.renamedFrom(), uniques, indexes, checks);
    }

    private static TableMetadata.OfCheck check(Class<?> level, Check check) {
        if (check.value().isBlank() == check.sql().isBlank()) {
            throw new MappingException(
                    level.getName() + ": @Check needs its condition once, as in @Check(\"age >= 0\")");
        }
        return new TableMetadata.OfCheck(check.value().isBlank() ? check.sql() : check.value(), check.name());
    }

    /**
     * Returns the metadata of a property.
     *
     * @param places its field, component and getter, which may have the annotations
     */
    public static PropertyMetadata property(List<? extends AnnotatedElement> places) {
        Id id = find(places, Id.class);
        Json json = find(places, Json.class);
        return new PropertyMetadata(
                column(places),
                id == null ? null : id.generated(),
                reference(places),
                flags(places),
                json != null && json.ignoreUnknown(),
                converter(places),
                prefix(find(places, Embedded.class)));
    }

    /** Returns whether all properties of a type are embedded. */
    static boolean isEmbedded(Class<?> type) {
        return type.isAnnotationPresent(Embedded.class);
    }

    /** Returns the beginning of the column names that a type states; null if it states none. */
    static @Nullable String embeddedPrefix(Class<?> type) {
        return prefix(type.getAnnotation(Embedded.class));
    }

    private static @Nullable String prefix(@Nullable Embedded embedded) {
        return embedded == null || embedded.prefix().length == 0 ? null : embedded.prefix()[0];
    }

    private static PropertyMetadata.OfColumn column(List<? extends AnnotatedElement> places) {
        Column column = find(places, Column.class);
        if (column == null) {
            return PropertyMetadata.OfColumn.NONE;
        }
        boolean[] nullable = column.nullable();
        return new PropertyMetadata.OfColumn(
                column.name(),
                column.unique(),
                column.length(),
                column.precision(),
                column.scale(),
                nullable.length == 0 ? null : nullable[nullable.length - 1],
                column.defaultSql(),
                column.type(),
                column.comment(),
                column.renamedFrom(),
                column.enumCheck());
    }

    private static PropertyMetadata.@Nullable Reference reference(List<? extends AnnotatedElement> places) {
        References references = find(places, References.class);
        return references == null
                ? null
                : new PropertyMetadata.Reference(
                        references.value(),
                        ForeignKey.Action.valueOf(references.onDelete().name()),
                        ForeignKey.Action.valueOf(references.onUpdate().name()),
                        references.index());
    }

    private static @Nullable Class<?> converter(List<? extends AnnotatedElement> places) {
        Converted converted = find(places, Converted.class);
        return converted == null ? null : converted.value();
    }

    /** Returns a converter of the application. */
    @SuppressWarnings("unchecked")
    public static ValueConverter converter(Object instance, Class<?> property, ValueType column) {
        Converter<Object, Object> converter = (Converter<Object, Object>) instance;
        return new ValueConverter(
                instance.getClass().getSimpleName(), property, column, converter::toColumn, converter::fromColumn);
    }

    /** Returns whether a type is that of converters. */
    public static boolean isConverter(Type type) {
        return type == Converter.class;
    }

    private static Set<PropertyMetadata.Flag> flags(List<? extends AnnotatedElement> places) {
        Set<PropertyMetadata.Flag> flags = EnumSet.noneOf(PropertyMetadata.Flag.class);
        for (PropertyMetadata.Flag flag : PropertyMetadata.Flag.values()) {
            if (find(places, mark(flag)) != null) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static Class<? extends Annotation> mark(PropertyMetadata.Flag flag) {
        return switch (flag) {
            case COLUMN -> Column.class;
            case INDEXED -> Indexed.class;
            case JSON -> Json.class;
            case VERSION -> Version.class;
            case CREATED_AT -> CreatedAt.class;
            case UPDATED_AT -> UpdatedAt.class;
            case REDACTED -> Redacted.class;
            case READ_ONLY -> ReadOnly.class;
            case CONVERTED -> Converted.class;
            case EMBEDDED -> Embedded.class;
            case IGNORED -> Ignored.class;
        };
    }

    /**
     * Returns an annotation of the property itself, or else the one that other annotations of the property carry;
     * null without one.
     *
     * @throws MappingException if they carry different ones
     */
    private static <A extends Annotation> @Nullable A find(
            List<? extends AnnotatedElement> places, Class<A> annotation) {
        for (AnnotatedElement place : places) {
            A found = place.getAnnotation(annotation);
            if (found != null) {
                return found;
            }
        }
        Set<A> carried = new LinkedHashSet<>();
        for (AnnotatedElement place : places) {
            for (Annotation carrier : place.getAnnotations()) {
                carried(carrier.annotationType(), annotation, new HashSet<>(), carried);
            }
        }
        if (carried.size() > 1) {
            throw new MappingException(places.get(0) + " gets two different @" + annotation.getSimpleName()
                    + " from its annotations: write the right one on the property itself");
        }
        return carried.isEmpty() ? null : carried.iterator().next();
    }

    private static <A extends Annotation> void carried(
            Class<?> carrier, Class<A> annotation, Set<Class<?>> seen, Set<A> found) {
        if (carrier.getName().startsWith("java.lang.annotation.") || !seen.add(carrier)) {
            return;
        }
        A here = carrier.getAnnotation(annotation);
        if (here != null) {
            found.add(here);
            return;
        }
        for (Annotation further : carrier.getAnnotations()) {
            carried(further.annotationType(), annotation, seen, found);
        }
    }
}
