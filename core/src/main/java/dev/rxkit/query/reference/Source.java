package dev.rxkit.query.reference;

import dev.rxkit.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/**
 * A table in a statement.
 *
 * @param alias null where the table goes by its own name
 * @param optional whether its side of a left join may be missing
 */
public record Source(TableMapping<?> mapping, @Nullable String alias, boolean optional) {

    public static Source of(TableMapping<?> mapping) {
        return new Source(mapping, null, false);
    }

    /** The table's name in messages: its class, or its alias. */
    public String shown() {
        return alias == null ? mapping.type().getSimpleName() : alias;
    }
}
