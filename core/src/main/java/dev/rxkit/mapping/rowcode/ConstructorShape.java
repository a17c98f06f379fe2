package dev.rxkit.mapping.rowcode;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.members.Access;
import dev.rxkit.mapping.members.ConstructorMapping;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates instances of a class by a constructor, and sets the properties that the constructor does not take. */
final class ConstructorShape<T> implements InstanceFactory<T> {

    /**
     * One argument of the constructor.
     *
     * @param property the index of its property, or -1 for an ignored component
     * @param blank null or zero
     */
    private record Argument(
            int property, boolean optional, @Nullable Object blank, MethodHandle getter) {}

    /** A method takes 255 arguments, of which one is the handle itself and one the array they are taken from. */
    private static final int MOST_ARGUMENTS = 253;

    private final MethodHandle constructor;
    private final MethodHandle spread;
    private final Argument[] arguments;
    private final List<? extends InstanceProperty> properties;
    private final boolean straight;
    private final boolean mutable;
    private final int[] set; // the properties that the constructor does not take
    private final String ignored;

    private ConstructorShape(
            MethodHandle constructor,
            Argument[] arguments,
            List<? extends InstanceProperty> properties,
            String ignored) {
        this.ignored = ignored;
        this.constructor = constructor.asType(constructor.type().generic());
        this.spread = constructor
                .asSpreader(Object[].class, arguments.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        this.arguments = arguments;
        this.properties = properties;
        boolean same = arguments.length == properties.size();
        for (int i = 0; same && i < arguments.length; i++) {
            same = arguments[i].property() == i && !arguments[i].optional();
        }
        this.straight = same;
        this.mutable = properties.stream().allMatch(property -> property.setter() != null);
        this.set =
                IntStream.range(0, properties.size()).filter(i -> !requires(i)).toArray();
    }

    static <T> ConstructorShape<T> of(
            Class<T> type, ConstructorMapping mapping, List<? extends InstanceProperty> properties) {
        List<ConstructorMapping.Parameter> parameters = mapping.parameters();
        long places = parameters.size()
                + parameters.stream()
                        .filter(one -> one.type() == long.class || one.type() == double.class)
                        .count();
        if (places > MOST_ARGUMENTS) {
            throw new MappingException(type.getName() + " has " + parameters.size()
                    + " components, too many for a constructor, which takes " + MOST_ARGUMENTS
                    + " (a long and a double count as two): make it a class with fields, or split it");
        }
        List<String> names =
                properties.stream().map(InstanceProperty::simpleName).toList();
        Argument[] arguments = new Argument[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            ConstructorMapping.Parameter parameter = parameters.get(i);
            int property = names.indexOf(parameter.name());
            arguments[i] = new Argument(
                    property,
                    property >= 0 && properties.get(property).is(PropertyMapping.Mark.OPTIONAL),
                    parameter.type().isPrimitive() ? Array.get(Array.newInstance(parameter.type(), 1), 0) : null,
                    parameter.reader());
        }
        String ignored = parameters.stream()
                .map(ConstructorMapping.Parameter::name)
                .filter(name -> !names.contains(name))
                .collect(Collectors.joining(", "));
        return new ConstructorShape<>(Access.constructor(mapping.constructor()), arguments, properties, ignored);
    }

    @Override
    public boolean mutable() {
        return mutable;
    }

    @Override
    public boolean requires(int property) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.property() == property);
    }

    @Override
    public String note() {
        return ignored.isEmpty()
                ? ""
                : " (" + ignored + " of the constructor " + (ignored.contains(",") ? "are" : "is")
                        + " not read from the table, and null or zero then)";
    }

    @Override
    @SuppressWarnings("unchecked")
    public T create(@Nullable Object[] values, @Nullable T source) throws Throwable {
        @Nullable Object[] all = straight ? values : arrange(values, source);
        Object instance = (Object) spread.invokeExact(all);
        for (int property : set) {
            if (values[property] != ABSENT) {
                properties.get(property).set(instance, values[property]);
            }
        }
        return (T) instance;
    }

    @Override
    public @Nullable MethodHandle reader(List<MethodHandle> cells) {
        if (arguments.length + set.length != cells.size()) {
            return null;
        }
        MethodHandle made = constructor;
        for (int i = arguments.length - 1; i >= 0; i--) {
            made = MethodHandles.collectArguments(made, i, cells.get(arguments[i].property()));
        }
        MethodType row = cells.get(0).type();
        made = RowCodes.once(made, row);
        if (set.length == 0) {
            return made;
        }
        MethodHandle filled = MethodHandles.dropArguments(MethodHandles.identity(Object.class), 1, row.parameterList());
        for (int i = set.length - 1; i >= 0; i--) {
            MethodHandle setter = Objects.requireNonNull(properties.get(set[i]).setter());
            filled = MethodHandles.foldArguments(filled, MethodHandles.collectArguments(setter, 1, cells.get(set[i])));
        }
        return MethodHandles.foldArguments(filled, made);
    }

    private @Nullable Object[] arrange(@Nullable Object[] values, @Nullable T source) throws Throwable {
        @Nullable Object[] all = new @Nullable Object[arguments.length];
        for (int i = 0; i < all.length; i++) {
            Argument argument = arguments[i];
            if (argument.property() >= 0) {
                all[i] = properties.get(argument.property()).wrap(values[argument.property()]);
            } else if (source == null) {
                all[i] = argument.blank();
            } else {
                all[i] = (Object) argument.getter().invokeExact((Object) source);
            }
        }
        return all;
    }
}
