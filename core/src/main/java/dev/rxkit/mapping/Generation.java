package dev.rxkit.mapping;

import dev.rxkit.mapping.PropertyMapping.Mark;
import java.util.UUID;

/** How Rx generates the value of a property: the only place that says which properties it fills, and when. */
public enum Generation {
    /** Not at all: the object or the database has the value. */
    NONE,
    /** The time of the insert. */
    CREATION_TIME,
    /** The time of the insert or update. */
    UPDATE_TIME,
    /** A number that each update raises. */
    VERSION,
    /** A UUID for a key that is null. */
    UUID_KEY;

    /** Returns how the value of a property is generated. */
    public static Generation of(PropertyMapping property) {
        if (property.is(Mark.CREATED_AT)) {
            return CREATION_TIME;
        } else if (property.is(Mark.UPDATED_AT)) {
            return UPDATE_TIME;
        } else if (property.is(Mark.VERSION)) {
            return VERSION;
        }
        return property.is(Mark.KEY) && property.valueType() == UUID.class ? UUID_KEY : NONE;
    }

    /** Returns whether an insert generates the value. */
    public boolean onInsert() {
        return this != NONE;
    }

    /** Returns whether an update generates the value, whatever the object has. */
    public boolean onUpdate() {
        return this == UPDATE_TIME || this == VERSION;
    }

    /** Returns whether an update keeps the value that the insert generated. */
    public boolean onlyOnInsert() {
        return this == CREATION_TIME || this == UUID_KEY;
    }

    /** Returns whether the value is a time. */
    public boolean timed() {
        return this == CREATION_TIME || this == UPDATE_TIME;
    }
}
