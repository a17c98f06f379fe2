package dev.rxkit.mapping.rowcode;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.members.Embedding;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A property that holds an object of several columns, which is null if all of them are NULL. */
final class EmbeddedProperty implements InstanceProperty {

    private final Embedding embedding;
    private final int first;
    private final List<PropertyMapping> parts;
    private final InstanceFactory<?> shape;

    /**
     * @param first the position of the first of its columns among the properties of the class
     * @param shape creates its objects
     */
    EmbeddedProperty(Embedding embedding, int first, List<PropertyMapping> parts, InstanceFactory<?> shape) {
        this.embedding = embedding;
        this.first = first;
        this.parts = parts;
        this.shape = shape;
    }

    List<PropertyMapping> parts() {
        return parts;
    }

    /** Returns whether an object can only be created with a value of the property at that position among its own. */
    boolean requires(int part) {
        return shape.requires(part);
    }

    @Override
    public String simpleName() {
        return embedding.name();
    }

    @Override
    public boolean is(PropertyMapping.Mark mark) {
        return mark != PropertyMapping.Mark.OPTIONAL && parts.stream().anyMatch(part -> part.is(mark));
    }

    @Override
    public @Nullable Object wrap(@Nullable Object given) {
        return given;
    }

    @Override
    public void set(Object instance, @Nullable Object given) throws Throwable {
        Objects.requireNonNull(embedding.setter(), embedding.where()).invokeExact(instance, given);
    }

    @Override
    public @Nullable MethodHandle setter() {
        return embedding.setter();
    }

    /**
     * Returns the object of a row; {@link InstanceFactory#ABSENT} if the row has none of its columns.
     *
     * @param values those of all properties of the class
     * @param source the instance of the class to copy ignored members from, or null
     */
    @Nullable
    Object of(@Nullable Object[] values, @Nullable Object source) throws Throwable {
        return create(Arrays.copyOfRange(values, first, first + parts.size()), source);
    }

    /** Returns the object of an instance with some values replaced. */
    @Nullable
    Object changed(Object instance, Map<PropertyMapping, @Nullable Object> values) throws Throwable {
        @Nullable Object[] own = new @Nullable Object[parts.size()];
        for (int i = 0; i < own.length; i++) {
            PropertyMapping part = parts.get(i);
            own[i] = values.containsKey(part) ? values.get(part) : part.inside(instance);
        }
        return create(own, instance);
    }

    /** Returns what reads the object, given the handles that read its properties from the same row. */
    MethodHandle reader(List<MethodHandle> cells) {
        MethodHandle made;
        try {
            made = MethodHandles.lookup()
                    .bind(this, "read", MethodType.methodType(Object.class, Object[].class))
                    .asCollector(Object[].class, parts.size());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        MethodType row = cells.get(first).type();
        for (int i = parts.size() - 1; i >= 0; i--) {
            made = MethodHandles.collectArguments(made, i, cells.get(first + i));
        }
        return RowCodes.once(made, row);
    }

    private @Nullable Object read(@Nullable Object[] own) throws Throwable {
        return create(own, null);
    }

    private @Nullable Object create(@Nullable Object[] own, @Nullable Object source) throws Throwable {
        boolean absent = true;
        boolean empty = true;
        for (Object value : own) {
            absent = absent && value == InstanceFactory.ABSENT;
            empty = empty && (value == null || value == InstanceFactory.ABSENT);
        }
        if (absent) {
            return InstanceFactory.ABSENT;
        }
        if (empty) {
            return null;
        }
        for (int i = 0; i < own.length; i++) {
            if (own[i] == null) {
                parts.get(i).requireHeldWithin();
            } else if (own[i] == InstanceFactory.ABSENT && shape.requires(i)) {
                throw new MappingException("the rows have no column for " + embedding.where() + "."
                        + parts.get(i).simpleName() + ", but others of " + embedding.where() + ": select it too");
            }
        }
        return object(
                shape, own, source == null ? null : (Object) embedding.getter().invokeExact(source));
    }

    @SuppressWarnings("unchecked")
    private static <T> T object(InstanceFactory<T> shape, @Nullable Object[] values, @Nullable Object source)
            throws Throwable {
        return shape.create(values, (T) source);
    }
}
