package dev.rxkit.query;

import dev.rxkit.error.CallSite;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks a lambda which property it reads: it is given objects whose properties hold one of two values each, chosen by
 * the bits of the property's position, then the opposite. A lambda that only reads one property gives that property's
 * value every time; one that computes does not.
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
     * The property that {@code prop} reads.
     *
     * @throws QueryException if it does more than read one
     */
    @SuppressWarnings("unchecked")
    static PropertyMapping property(Prop<?, ?> prop, TableMapping<?> mapping) {
        return new Probe<>((Prop<Object, ?>) prop, (TableMapping<Object>) mapping).find();
    }

    static QueryException refused(Prop<?, ?> prop, TableMapping<?> mapping, String why) {
        PropertyMapping example = mapping.properties().get(mapping.properties().size() - 1);
        String type = mapping.type().getSimpleName();
        String letter = type.substring(0, 1).toLowerCase(Locale.ROOT);
        return new QueryException("at " + CallSite.here() + ": this lambda does not just read a property of " + type
                + " (" + why + "): write " + type + "::" + example.name() + " or " + letter + " -> " + letter + "."
                + example.name() + ", or the name as text: \"" + example.name() + "\"");
    }

    private PropertyMapping find() {
        int rounds = Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
        for (int round = 0; round < rounds; round++) {
            ask(round, false);
            ask(round, true);
        }
        if (candidates.cardinality() > 1) {
            throw refused(prop, mapping, "its values cannot be told apart");
        }
        int found = candidates.nextSetBit(0);
        if (found < 0) {
            throw refused(prop, mapping, "it computes");
        }
        askWithout(found);
        return mapping.properties().get(found);
    }

    private void ask(int round, boolean inverted) {
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = samples.value(i, ((i >> round & 1) == 1) != inverted);
        }
        Object answer = answer(values);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (!same(answer, samples.declared(i, values[i]))) {
                candidates.clear(i);
            }
        }
    }

    /** A property that is absent must be read as absent: {@code a != null ? a : b} is not a property. */
    private void askWithout(int found) {
        if (mapping.properties().get(found).javaType() instanceof Class<?> type && type.isPrimitive()
                || !mapping.mutable()) {
            return;
        }
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = i == found ? null : samples.value(i, true);
        }
        if (!same(answer(values), samples.declared(found, null))) {
            throw refused(prop, mapping, "it computes");
        }
    }

    private @Nullable Object answer(@Nullable Object[] values) {
        try {
            return prop.of(mapping.instance(values));
        } catch (ClassCastException wrongType) {
            throw new QueryException(
                    "at " + CallSite.here() + ": the lambda reads another class than "
                            + mapping.type().getSimpleName() + ", which this statement is about",
                    wrongType);
        } catch (RuntimeException failed) {
            throw refused(
                    prop, mapping, "it fails on an object of " + mapping.type().getSimpleName());
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a instanceof byte[] ? a == b : Objects.equals(a, b);
    }
}
