package dev.rxkit.mapping.members;

import dev.rxkit.mapping.ValueType;
import dev.rxkit.mapping.classfile.KotlinNullness;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Determines from the Java declaration whether a property may be null. Annotations are recognised by their simple
 * name.
 */
public final class Nullness {

    private static final Set<String> NULLABLE = Set.of("Nullable");
    private static final Set<String> NEVER = Set.of("NonNull", "Nonnull", "NotNull");

    private Nullness() {}

    /** Returns whether a property may be null, by its type and annotations. */
    public static boolean nullable(Member member, ValueType value) {
        if (value.primitive()) {
            return false;
        }
        if (KotlinNullness.isKotlin(member.declaring())) {
            return value.optional() || nullableObject(member);
        }
        return value.optional() || nullable(member.declaring(), value.boxed(), member.places(), member.types());
    }

    /** Returns whether a value that is neither primitive, boxed nor optional may be null. */
    public static boolean nullableObject(Member member) {
        return annotatedNullable(member)
                || KotlinNullness.isKotlin(member.declaring())
                        && KotlinNullness.nullable(member.declaring(), member.simpleName());
    }

    /**
     * Returns whether a value that is neither primitive nor optional may be null.
     *
     * @param boxed whether its type is a boxed primitive
     * @param places the elements that may have its annotations
     * @param types its type in each of its declarations
     */
    public static boolean nullable(
            Class<?> declaring, boolean boxed, List<AnnotatedElement> places, List<AnnotatedType> types) {
        return marked(places, types, NULLABLE) || boxed && !marked(places, types, NEVER) && !nullMarked(declaring);
    }

    /** Returns whether {@code @Nullable} is on the property, on its type, or on the element of its array type. */
    public static boolean annotatedNullable(Member member) {
        return marked(member.places(), member.types(), NULLABLE);
    }

    private static boolean marked(List<AnnotatedElement> places, List<AnnotatedType> types, Set<String> names) {
        return places.stream().anyMatch(place -> has(place, names))
                || types.stream().anyMatch(type -> has(type, names) || elementHas(type, names));
    }

    private static boolean elementHas(AnnotatedType type, Set<String> names) {
        return type instanceof AnnotatedArrayType array
                && (has(array.getAnnotatedGenericComponentType(), names)
                        || elementHas(array.getAnnotatedGenericComponentType(), names));
    }

    private static boolean nullMarked(Class<?> declaring) {
        for (Class<?> level = declaring; level != null; level = level.getEnclosingClass()) {
            if (has(level, Set.of("NullUnmarked"))) {
                return false;
            }
            if (has(level, Set.of("NullMarked"))) {
                return true;
            }
        }
        Package home = declaring.getPackage();
        if (home != null && has(home, Set.of("NullUnmarked"))) {
            return false;
        }
        return (home != null && has(home, Set.of("NullMarked"))) || has(declaring.getModule(), Set.of("NullMarked"));
    }

    private static boolean has(AnnotatedElement element, Set<String> names) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> names.contains(type.getSimpleName()));
    }
}
