package dev.rxkit.mapping.json;

import org.jspecify.annotations.Nullable;

/** A type as the JSON library resolves it. Two are equal if their types are. */
public interface JsonType {

    /** Returns the class, without type arguments. */
    Class<?> raw();

    /** Returns whether values are written as their elements: collections, maps, arrays, {@code Optional}. */
    boolean container();

    /** Returns the type of the elements; null if it is not a container. */
    @Nullable
    JsonType content();

    /** Returns what the library knows about the class. */
    JsonClass described();
}
