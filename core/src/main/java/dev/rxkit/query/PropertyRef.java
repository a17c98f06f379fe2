package dev.rxkit.query;

import dev.rxkit.mapping.PropertyMapping;

/** A property of a table in a statement. */
record PropertyRef(Source source, PropertyMapping property) {

    /** The property as messages name it. */
    String shown() {
        return source.shown() + "." + property.name();
    }
}
