package dev.rxkit.query.reference;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyNames;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Prop;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which property a lambda reads by calling it: it gets objects whose properties each have one of two
 * values, chosen by the bits of the property's position, then the inverted choice. A lambda that does nothing but
 * read a property returns that property's value every time; one that computes does not.
 */
final class Probe<T> {

    private final Prop<T, ?> prop;
    private final TableMapping<T> mapping;
    private final Samples samples;
    private final int size;
    private final BitSet candidates = new BitSet();

    private Probe(Prop<T, ?> prop, TableMapping<T> mapping) {
        this.prop = prop;
        this.mapping = mapping;
        this.samples = new Samples(mapping);
        this.size = mapping.properties().size();
        candidates.set(0, size);
    }

    /**
     * Returns the property that {@code prop} reads.
     *
     * @param code what {@link LambdaBody#reads} returns; the lambda is called only if it supplies null
     * @throws QueryException if the lambda does not just read one property
     */
    @SuppressWarnings("unchecked")
    static PropertyMapping property(Prop<?, ?> prop, TableMapping<?> mapping, Supplier<@Nullable String> code) {
        String read = code.get();
        if (read != null) {
            return mapping.properties().stream()
                    .filter(property -> property.readBy(read))
                    .findFirst()
                    .orElseThrow(() -> refused(mapping, "it computes"));
        }
        Probe<Object> probe = new Probe<>((Prop<Object, ?>) prop, (TableMapping<Object>) mapping);
        if (probe.acceptsSamples()) {
            return probe.find();
        }
        throw refused(
                mapping, "it computes, or " + mapping.type().getSimpleName() + " cannot be created from sample values");
    }

    static QueryException refused(TableMapping<?> mapping, String why) {
        PropertyMapping example = mapping.properties().get(mapping.properties().size() - 1);
        return new QueryException("at " + CallSite.here() + ": this lambda does not just read a property of "
                + mapping.type().getSimpleName() + " (" + why + "): write "
                + PropertyNames.reference(example, mapping.type())
                + ", or the name as text: \"" + example.name() + "\"");
    }

    /** Returns whether the class accepts the sample values; a constructor or a setter may refuse them. */
    private boolean acceptsSamples() {
        try {
            for (int round = 0; round < rounds(); round++) {
                mapping.instance(values(round, false));
                mapping.instance(values(round, true));
            }
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private int rounds() {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
    }

    private @Nullable Object[] values(int round, boolean inverted) {
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = samples.value(i, ((i >> round & 1) == 1) != inverted);
        }
        return values;
    }

    private PropertyMapping find() {
        for (int round = 0; round < rounds(); round++) {
            ask(round, false);
            ask(round, true);
        }
        if (candidates.cardinality() > 1) {
            throw refused(mapping, "its properties cannot be distinguished by their values");
        }
        int found = candidates.nextSetBit(0);
        if (found < 0) {
            throw refused(mapping, "it computes");
        }
        askWithout(found);
        return mapping.properties().get(found);
    }

    private void ask(int round, boolean inverted) {
        @Nullable Object[] values = values(round, inverted);
        Object answer = answer(mapping.instance(values));
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (!same(answer, samples.declared(i, values[i]))) {
                candidates.clear(i);
            }
        }
    }

    /**
     * Calls the lambda with the property set to null, for which it must return null: {@code a != null ? a : b} is not
     * a property.
     */
    private void askWithout(int found) {
        if (mapping.properties().get(found).javaType() instanceof Class<?> type && type.isPrimitive()
                || !mapping.mutable()) {
            return;
        }
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = i == found ? null : samples.value(i, true);
        }
        T instance;
        try {
            instance = mapping.instance(values);
        } catch (RuntimeException nullRefused) {
            return;
        }
        if (!same(answer(instance), samples.declared(found, null))) {
            throw refused(mapping, "it computes");
        }
    }

    private @Nullable Object answer(T instance) {
        try {
            return prop.of(instance);
        } catch (ClassCastException wrongType) {
            throw new QueryException(
                    "at " + CallSite.here() + ": the lambda reads another class than "
                            + mapping.type().getSimpleName() + ", which this statement is about",
                    wrongType);
        } catch (RuntimeException failed) {
            throw refused(mapping, "it fails on an object of " + mapping.type().getSimpleName());
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a instanceof byte[] ? a == b : Objects.equals(a, b);
    }
}
