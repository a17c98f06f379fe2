package dev.rxkit.mapping.rowcode;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.Access;
import dev.rxkit.mapping.PropertyMapping;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates instances of a record by its canonical constructor. */
final class RecordShape<T> implements InstanceFactory<T> {

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
    private final List<PropertyMapping> properties;
    private final boolean straight;
    private final String ignored;

    private RecordShape(
            MethodHandle constructor, Argument[] arguments, List<PropertyMapping> properties, String ignored) {
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
    }

    static <T> RecordShape<T> of(Class<T> type, List<PropertyMapping> properties) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        long places = components.length
                + Arrays.stream(parameters)
                        .filter(one -> one == long.class || one == double.class)
                        .count();
        if (places > MOST_ARGUMENTS) {
            throw new MappingException(type.getName() + " has " + components.length
                    + " components, too many for a constructor, which takes " + MOST_ARGUMENTS
                    + " (a long and a double count as two): make it a class with fields, or split it");
        }
        List<String> names = properties.stream().map(PropertyMapping::name).toList();
        Argument[] arguments = new Argument[components.length];
        for (int i = 0; i < components.length; i++) {
            int property = names.indexOf(components[i].getName());
            arguments[i] = new Argument(
                    property,
                    property >= 0 && properties.get(property).is(PropertyMapping.Mark.OPTIONAL),
                    parameters[i].isPrimitive() ? Array.get(Array.newInstance(parameters[i], 1), 0) : null,
                    Access.reader(components[i].getAccessor()));
        }
        String ignored = Arrays.stream(components)
                .map(RecordComponent::getName)
                .filter(name -> !names.contains(name))
                .collect(Collectors.joining(", "));
        return new RecordShape<>(Access.constructor(canonical(type, parameters)), arguments, properties, ignored);
    }

    private static Constructor<?> canonical(Class<?> type, Class<?>[] parameters) {
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " is a record without its constructor", impossible);
        }
    }

    @Override
    public boolean mutable() {
        return false;
    }

    @Override
    public String note() {
        return ignored.isEmpty()
                ? ""
                : " (" + ignored + " of the record " + (ignored.contains(",") ? "are" : "is")
                        + " not read from the table, and null or zero then)";
    }

    @Override
    @SuppressWarnings("unchecked")
    public T create(@Nullable Object[] values, @Nullable T source) throws Throwable {
        @Nullable Object[] all = straight ? values : arrange(values, source);
        return (T) (Object) spread.invokeExact(all);
    }

    @Override
    public @Nullable MethodHandle reader(List<MethodHandle> cells) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments.length != cells.size() || arguments[i].property() != i) {
                return null;
            }
        }
        MethodHandle made = constructor;
        for (int i = arguments.length - 1; i >= 0; i--) {
            made = MethodHandles.collectArguments(made, i, cells.get(i));
        }
        return RowCodes.once(made, cells.get(0).type());
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
