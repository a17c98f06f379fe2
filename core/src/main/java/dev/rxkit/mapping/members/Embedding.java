package dev.rxkit.mapping.members;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A property that holds an object whose properties are columns of the table.
 *
 * @param type the class of the object
 * @param name the name of the property
 * @param where class and property, for messages
 * @param getter reads the object, of type {@code (Object)Object}
 * @param setter sets the object, of type {@code (Object,Object)void}; null if only a constructor does
 * @param prefix the beginning of the column names
 * @param formerPrefix the former beginning of the column names; null if it has not changed
 * @param nullable whether the object may be null, so that all its columns may be NULL
 */
public record Embedding(
        Class<?> type,
        String name,
        String where,
        MethodHandle getter,
        @Nullable MethodHandle setter,
        String prefix,
        @Nullable String formerPrefix,
        boolean nullable) {}
