package dev.rxkit.query.reference;

import dev.rxkit.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/**
 * A table in a statement.
 *
 * @param alias null if the table has no alias
 * @param optional whether the table is the optional side of a left join
 */
public record Source(TableMapping<?> mapping, @Nullable String alias, boolean optional) {

    /** Returns a table without an alias. */
    public static Source of(TableMapping<?> mapping) {
        return new Source(mapping, null, false);
    }

    /** Returns the name of the table in messages: its class, or its alias. */
    public String shown() {
        return alias == null ? mapping.type().getSimpleName() : alias;
    }
}
