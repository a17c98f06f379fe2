package dev.rxkit.query.reference;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Prop;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the property of a method reference or a lambda. A method reference contains the name of its method; a lambda
 * is analysed by {@link Probe}. The result is cached by the lambda's class, so that each place in the program is
 * resolved once. Thread-safe.
 */
public final class PropertyReferences {

    /** A place in the program. Threads may resolve it at the same time; their results are equal. */
    private static final class Place {
        volatile @Nullable Answer answer;

        /** Whether the lambda is known to call nothing but the property reference of Kotlin that it captures. */
        volatile boolean forwards;
    }

    /**
     * The property that a place reads.
     *
     * @param exact whether the reference names the class of the mapping itself, so that the result also holds in
     *     statements with several tables
     */
    private record Answer(TableMapping<?> mapping, PropertyMapping property, boolean exact) {}

    private static final ClassValue<Place> PLACES = new ClassValue<>() {
        @Override
        protected Place computeValue(Class<?> type) {
            return new Place();
        }
    };

    private PropertyReferences() {}

    /**
     * Returns the property that {@code prop} reads, in the table of the statement that has it.
     *
     * @throws QueryException if it is null, does not just read one property, or none or several of the tables fit
     */
    public static PropertyRef resolve(Prop<?, ?> prop, Sources sources) {
        if (prop == null) {
            throw new QueryException("at " + CallSite.here() + ": the property is null: give it a value first, such as"
                    + " a method reference");
        }
        Place place = PLACES.get(prop.getClass());
        Answer known = place.answer;
        List<Source> all = sources.sources();
        if (known != null && (known.exact || all.size() == 1)) {
            for (Source source : all) {
                if (source.mapping() == known.mapping && source.alias() == null) {
                    return new PropertyRef(source, known.property);
                }
            }
        }
        SerializedLambda lambda = serialized(prop);
        if (lambda == null) {
            return probed(prop, sources);
        }
        String owner = owner(lambda);
        Source source = source(owner, lambda.getImplMethodName(), sources);
        PropertyMapping property = find(prop, lambda, source.mapping(), place);
        if (lambda.getCapturedArgCount() == 0) {
            place.answer = new Answer(
                    source.mapping(),
                    property,
                    source.mapping().type().getName().equals(owner));
        }
        return new PropertyRef(source, property);
    }

    /**
     * Returns the class a reference was written for.
     *
     * @throws QueryException if it cannot be found
     */
    public static Class<?> rowType(Prop<?, ?> prop) {
        SerializedLambda lambda = serialized(prop);
        if (lambda != null) {
            try {
                return Class.forName(owner(lambda), false, prop.getClass().getClassLoader());
            } catch (ClassNotFoundException | LinkageError unknown) {
                throw classUnknown(unknown);
            }
        }
        throw classUnknown(null);
    }

    private static QueryException classUnknown(@Nullable Throwable cause) {
        return new QueryException(
                "at " + CallSite.here() + ": the class of this reference cannot be found: write a method reference or a"
                        + " typed lambda, as in Hero::teamId or (Hero h) -> h.teamId",
                cause);
    }

    /** Returns the table of a reference: that of its own class, else the only one whose class extends it. */
    private static Source source(String owner, String method, Sources sources) {
        List<Source> several = new ArrayList<>();
        Source renamed = null;
        for (Source source : sources.sources()) {
            Class<?> type = source.mapping().type();
            if (source.alias() != null) {
                renamed = isOf(owner, type) ? source : renamed;
            } else if (type.getName().equals(owner)) {
                return source;
            } else if (isOf(owner, type)) {
                several.add(source);
            }
        }
        if (several.size() == 1) {
            return several.get(0);
        }
        String reference = simple(owner) + (method.startsWith("lambda$") ? "" : "::" + method);
        String what = "at " + CallSite.here() + ": " + reference;
        if (several.size() > 1) {
            throw new QueryException(what + " may belong to " + several.get(0).shown() + " or "
                    + several.get(1).shown() + ": name the class itself, as in "
                    + several.get(0).shown() + "::" + method);
        }
        if (renamed != null) {
            throw new QueryException(what + ": " + simple(owner) + " is in this statement only as " + renamed.shown()
                    + ": write " + renamed.shown() + ".col(" + reference + ")");
        }
        if (sources.sources().size() == 1) {
            throw new QueryException(
                    what + " is not a property of " + sources.shown() + ", which this statement is about");
        }
        throw new QueryException(what + ": " + simple(owner) + " is not joined, this statement is about "
                + sources.shown() + ": add join(" + simple(owner) + ".class)");
    }

    private static PropertyMapping find(
            Prop<?, ?> prop, SerializedLambda lambda, TableMapping<?> mapping, Place place) {
        if (lambda.getCapturedArgCount() > 0) {
            String name = KotlinReference.name(lambda);
            place.forwards = place.forwards
                    || name != null
                            && LambdaBody.forwards(lambda, prop.getClass().getClassLoader());
            if (name != null && place.forwards) {
                return mapping.property(name);
            }
            throw Probe.refused(mapping, "it captures a variable, or this");
        }
        String method = lambda.getImplMethodName();
        int kind = lambda.getImplMethodKind();
        if (kind == MethodHandleInfo.REF_invokeStatic) {
            return Probe.property(
                    prop,
                    mapping,
                    () -> LambdaBody.reads(lambda, prop.getClass().getClassLoader()));
        }
        if (kind == MethodHandleInfo.REF_newInvokeSpecial) {
            throw Probe.refused(mapping, "it creates an object");
        }
        return mapping.properties().stream()
                .filter(property -> property.readBy(method))
                .findFirst()
                .orElseGet(() -> mapping.property(method));
    }

    /** Tries every table, as nothing is known about the lambda. */
    private static PropertyRef probed(Prop<?, ?> prop, Sources sources) {
        QueryException last = null;
        for (Source source : sources.sources()) {
            if (source.alias() == null) {
                try {
                    return new PropertyRef(source, Probe.property(prop, source.mapping(), () -> null));
                } catch (QueryException other) {
                    last = other;
                }
            }
        }
        throw last == null ? Probe.refused(sources.root(), "its class is in this statement only under an alias") : last;
    }

    /** Returns the name of the class that the reference was written for. */
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
        Class<?> superclass = type.getSuperclass();
        return superclass != null && isOf(owner, superclass);
    }

    /** Returns the serialized form of the lambda; null for an ordinary class, or if it is not accessible. */
    private static @Nullable SerializedLambda serialized(Prop<?, ?> prop) {
        try {
            Method replace = prop.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(prop) instanceof SerializedLambda lambda ? lambda : null;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // The module is not open to us, or it is not a lambda: probing needs no access.
            return null;
        }
    }
}
