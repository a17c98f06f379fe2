package dev.rxkit.query.reference;

import dev.rxkit.mapping.TableMapping;
import java.util.Locale;
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

    /**
     * Returns whether two tables would have the same name in a statement; names differ in more than upper and lower
     * case.
     */
    public boolean hasNameOf(Source other) {
        return shown().toLowerCase(Locale.ROOT).equals(other.shown().toLowerCase(Locale.ROOT));
    }
}
