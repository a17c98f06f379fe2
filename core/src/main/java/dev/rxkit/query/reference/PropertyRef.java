package dev.rxkit.query.reference;

import dev.rxkit.mapping.PropertyMapping;

/** A property of a table in a statement. */
public record PropertyRef(Source source, PropertyMapping property) {

    /** Returns the property as messages name it. */
    public String shown() {
        return source.shown() + "." + property.name();
    }
}
