package dev.rxkit.query.text;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.RowMapping;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.query.bind.Values;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns found by the names of a class's properties: a property of the root class, else of the only joined class
 * that has one, else {@code teamName} for the {@code name} of {@code Team}. All components of a record must be found.
 */
final class NamedColumns<R> extends Projection<R> {

    private static final Set<Class<?>> WHOLE = Set.of(Byte.class, Short.class, Integer.class, Long.class);

    private final Class<R> type;
    private final RowMapping<R> mapping;
    private final BitSet given = new BitSet();
    private final List<PropertyRef> columns = new ArrayList<>();

    NamedColumns(Class<R> type, RowMapping<R> mapping, Scope scope) {
        this.type = type;
        this.mapping = mapping;
        if (mapping.properties().isEmpty()) {
            throw new QueryException("to(" + type.getSimpleName() + ".class): " + type.getSimpleName()
                    + " is a single value: write to(" + scope.sources().get(0).shown() + "::..) to select one column");
        }
        for (int i = 0; i < mapping.properties().size(); i++) {
            PropertyMapping property = mapping.properties().get(i);
            PropertyRef found = find(property.name(), scope);
            if (found != null) {
                requireType(property, found);
                columns.add(found);
                given.set(i);
            } else if (mapping.requires(i)) {
                throw unknown(property.name(), scope);
            }
        }
        if (columns.isEmpty()) {
            throw unknown(mapping.properties().get(0).name(), scope);
        }
    }

    /** Refuses a record that contains whole rows, which is created by its constructor and not by names. */
    static void requireColumns(Class<?> type, Scope scope) {
        if (type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> scope.plain(component.getType()) != null)) {
            throw new QueryException("to(" + type.getSimpleName()
                    + ".class) finds single columns by name: select whole rows by to("
                    + type.getSimpleName() + "::new, "
                    + Arrays.stream(type.getRecordComponents())
                            .map(component -> "row(" + component.getType().getSimpleName() + ".class)")
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    private static @Nullable PropertyRef find(String name, Scope scope) {
        PropertyRef named = null;
        for (Source source : scope.sources()) {
            PropertyMapping property = property(source, name);
            if (property != null) {
                if (source == scope.sources().get(0)) {
                    return new PropertyRef(source, property);
                }
                if (named != null) {
                    throw new QueryException("at " + CallSite.here() + ": '" + name + "' may be " + named.shown()
                            + " or " + source.shown() + "." + name + ": name it '" + prefixed(named.source(), name)
                            + "' or '" + prefixed(source, name) + "'");
                }
                named = new PropertyRef(source, property);
            }
        }
        return named == null ? byPrefix(name, scope) : named;
    }

    private static @Nullable PropertyRef byPrefix(String name, Scope scope) {
        for (Source source : scope.sources()) {
            for (PropertyMapping property : source.mapping().properties()) {
                if (prefixed(source, property.name()).equals(name)) {
                    return new PropertyRef(source, property);
                }
            }
        }
        return null;
    }

    private static String prefixed(Source source, String name) {
        String owner = source.shown();
        return Character.toLowerCase(owner.charAt(0))
                + owner.substring(1)
                + Character.toUpperCase(name.charAt(0))
                + name.substring(1);
    }

    private static @Nullable PropertyMapping property(Source source, String name) {
        return source.mapping().properties().stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private QueryException unknown(String name, Scope scope) {
        List<String> known = scope.sources().stream()
                .flatMap(source -> source.mapping().properties().stream()
                        .map(property ->
                                source == scope.sources().get(0) ? property.name() : prefixed(source, property.name())))
                .toList();
        return new QueryException("at " + CallSite.here() + ": " + type.getSimpleName() + "." + name
                + " has no matching property in " + scope.shown() + DidYouMean.clause(name, known));
    }

    private void requireType(PropertyMapping property, PropertyRef found) {
        Class<?> wanted = property.valueType();
        Class<?> present = found.property().valueType();
        if (wanted != present && !(WHOLE.contains(wanted) && WHOLE.contains(present))) {
            throw new QueryException("at " + CallSite.here() + ": " + type.getSimpleName() + "." + property.name()
                    + " is of type " + wanted.getSimpleName() + ", and " + found.shown() + " of type "
                    + present.getSimpleName() + ": give both the same type");
        }
    }

    @Override
    List<Output> outputs(Scope scope) {
        List<Output> outputs = new ArrayList<>(columns.size());
        columns.forEach(found -> outputs.add(scope.operand(found)));
        return outputs;
    }

    @Override
    RowReader<R> reader(List<Output> outputs) {
        return rows -> {
            @Nullable
            Object[] values = new @Nullable Object[mapping.properties().size()];
            int column = 0;
            for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
                PropertyMapping source = columns.get(column).property();
                values[i] = fit(mapping.properties().get(i), source.read(rows, ++column));
            }
            return mapping.make(values, given);
        };
    }

    private @Nullable Object fit(PropertyMapping target, @Nullable Object value) {
        if (value == null || target.valueType().isInstance(value)) {
            return value;
        }
        try {
            return Values.fit(target, value);
        } catch (QueryException unfit) {
            throw new MappingException(type.getName() + "." + target + " cannot hold the number in the row", unfit);
        }
    }
}
