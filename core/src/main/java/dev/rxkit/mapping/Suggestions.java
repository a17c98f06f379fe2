package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;

/** The nearest known name to one that is not known. */
final class Suggestions {

    private Suggestions() {}

    static MappingException unknownProperty(TableMapping<?> mapping, String name) {
        return new MappingException(mapping.type().getName() + " has no property " + name);
    }
}
