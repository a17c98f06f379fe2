package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates instances of a class: by its constructor, or as an empty instance whose properties are set. */
public interface InstanceFactory<T> {

    /** A placeholder for a value that is not set, so that the initial value of the instance is kept. */
    Object ABSENT = new Object();

    /** Returns whether instances can be changed. */
    boolean mutable();

    /** Returns a text to append to the message if the class throws; empty for none. */
    default String note() {
        return "";
    }

    /** Returns whether an instance can only be created with a value of the property at that position. */
    boolean requires(int property);

    /**
     * Returns a new instance.
     *
     * @param values in the order of the properties, as {@link PropertyMapping#get} returns them
     * @param source the instance to copy ignored members from; if null, they are null or zero
     * @throws Throwable if the class throws
     */
    T create(@Nullable Object[] values, @Nullable T source) throws Throwable;

    /**
     * Returns the same as a method handle that takes a result and the first column; null if that is not possible.
     *
     * @param cells the handles that read the value of each property
     */
    @Nullable
    MethodHandle reader(List<MethodHandle> cells);

    /**
     * Returns what is to be set so that some properties of an instance have other values: the values themselves, or the
     * embedded objects with them.
     *
     * @throws Throwable if the class of an embedded object throws
     */
    default Map<? extends InstanceProperty, @Nullable Object> assigned(
            T instance, Map<PropertyMapping, @Nullable Object> values) throws Throwable {
        return values;
    }
}
