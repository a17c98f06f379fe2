package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.members.Access;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates instances of a class with a constructor without arguments, and sets their properties. */
final class ObjectShape<T> implements InstanceFactory<T> {

    private final MethodHandle constructor;
    private final List<? extends InstanceProperty> properties;

    private ObjectShape(MethodHandle constructor, List<? extends InstanceProperty> properties) {
        this.constructor = constructor;
        this.properties = properties;
    }

    static <T> ObjectShape<T> of(Class<T> type, List<? extends InstanceProperty> properties) {
        try {
            MethodHandle constructor = Access.constructor(type.getDeclaredConstructor());
            return new ObjectShape<>(constructor.asType(MethodType.methodType(Object.class)), properties);
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(type + " has neither a mapped nor an empty constructor", missing);
        }
    }

    @Override
    public boolean mutable() {
        return true;
    }

    @Override
    public boolean requires(int property) {
        return false;
    }

    @Override
    public MethodHandle reader(List<MethodHandle> cells) {
        MethodType row = cells.get(0).type();
        MethodHandle filled = MethodHandles.dropArguments(MethodHandles.identity(Object.class), 1, row.parameterList());
        for (int i = cells.size() - 1; i >= 0; i--) {
            MethodHandle setter = Objects.requireNonNull(properties.get(i).setter());
            filled = MethodHandles.foldArguments(filled, MethodHandles.collectArguments(setter, 1, cells.get(i)));
        }
        return MethodHandles.foldArguments(filled, constructor.asType(MethodType.methodType(Object.class)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public T create(@Nullable Object[] values, @Nullable T source) throws Throwable {
        Object instance = (Object) constructor.invokeExact();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT) {
                properties.get(i).set(instance, values[i]);
            }
        }
        return (T) instance;
    }
}
