package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How instances of a class are made: a record's constructor, or an empty instance that is filled. */
public interface InstanceFactory<T> {

    /** In the place of a value: leave what a new instance has. */
    Object ABSENT = new Object();

    /** Whether instances can be changed in place. */
    boolean mutable();

    /** What messages add where the class's own code throws; empty for nothing. */
    default String note() {
        return "";
    }

    /**
     * A new instance; {@code values} in the order of the properties and of {@link PropertyMapping#get}'s kind.
     *
     * @param source an instance to take ignored members from, or null for null and zero
     * @throws Throwable whatever the class throws
     */
    T create(@Nullable Object[] values, @Nullable T source) throws Throwable;

    /**
     * The same as one handle of a row and its first column; null where that is not enough.
     *
     * @param cells what reads the value of each property
     */
    @Nullable
    MethodHandle reader(List<MethodHandle> cells);

    static <T> InstanceFactory<T> of(Class<T> type, List<PropertyMapping> properties) {
        return type.isRecord() ? RecordShape.of(type, properties) : ObjectShape.of(type, properties);
    }
}
