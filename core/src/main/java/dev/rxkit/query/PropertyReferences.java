package dev.rxkit.query;

import dev.rxkit.error.CallSite;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds the property behind a method reference or a lambda. A method reference knows its method's name; a lambda is
 * asked by {@link Probe}. The answer is kept with the lambda's class, so that each place in the program asks once.
 */
final class PropertyReferences {

    /** One place in the program; benign races settle on equal answers. */
    private static final class Place {
        volatile @Nullable Answer answer;
    }

    private record Answer(TableMapping<?> mapping, PropertyMapping property) {}

    private static final ClassValue<Place> PLACES = new ClassValue<>() {
        @Override
        protected Place computeValue(Class<?> type) {
            return new Place();
        }
    };

    private PropertyReferences() {}

    /**
     * The property of {@code mapping} that {@code prop} reads.
     *
     * @throws QueryException if it reads none, several, or another class's
     */
    static PropertyMapping resolve(Prop<?, ?> prop, TableMapping<?> mapping) {
        Place place = PLACES.get(prop.getClass());
        Answer known = place.answer;
        if (known != null && known.mapping == mapping) {
            return known.property;
        }
        PropertyMapping property = find(prop, mapping);
        place.answer = new Answer(mapping, property);
        return property;
    }

    private static PropertyMapping find(Prop<?, ?> prop, TableMapping<?> mapping) {
        SerializedLambda lambda = serialized(prop);
        if (lambda == null) {
            return Probe.property(prop, mapping);
        }
        String owner = owner(lambda);
        if (!isOf(owner, mapping.type())) {
            throw new QueryException("at " + CallSite.here() + ": " + simple(owner) + "::"
                    + lambda.getImplMethodName() + " is not a property of "
                    + mapping.type().getSimpleName() + ", which this statement is about");
        }
        if (lambda.getCapturedArgCount() > 0) {
            throw Probe.refused(prop, mapping, "it captures a variable");
        }
        String method = lambda.getImplMethodName();
        if (method.startsWith("lambda$")) {
            return Probe.property(prop, mapping);
        }
        return mapping.properties().stream()
                .filter(property -> property.readBy(method))
                .findFirst()
                .orElseGet(() -> mapping.property(method));
    }

    /** Name of the class in the position of the row, as the reference was typed. */
    private static String owner(SerializedLambda lambda) {
        String signature = lambda.getInstantiatedMethodType();
        return signature.substring(2, signature.indexOf(';')).replace('/', '.');
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    private static boolean isOf(String owner, Class<?> type) {
        if (type.getName().equals(owner)) {
            return true;
        }
        for (Class<?> part : type.getInterfaces()) {
            if (isOf(owner, part)) {
                return true;
            }
        }
        Class<?> above = type.getSuperclass();
        return above != null && isOf(owner, above);
    }

    /** The lambda's own description; null for an ordinary class, or where it is not to be had. */
    private static @Nullable SerializedLambda serialized(Prop<?, ?> prop) {
        try {
            Method replace = prop.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(prop) instanceof SerializedLambda lambda ? lambda : null;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // A module that is not open to us, or no lambda at all: probing needs no access.
            return null;
        }
    }
}
