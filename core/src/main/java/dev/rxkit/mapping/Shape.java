package dev.rxkit.mapping;

import org.jspecify.annotations.Nullable;

/** How instances of a class are made: a record's constructor, or an empty instance that is filled. */
interface Shape<T> {

    /** Whether instances can be changed in place. */
    boolean mutable();

    /**
     * A new instance; {@code values} in the order of the mapping's properties and of {@link PropertyMapping#get}'s
     * kind. Ignored members of a record get null or zero.
     */
    T create(TableMapping<T> mapping, @Nullable Object[] values);
}
