package dev.rxkit.query.text;

import dev.rxkit.query.Prop;
import dev.rxkit.query.reference.PropertyReferences;
import dev.rxkit.query.tree.Expression;

/** Finds the class that a reference was written for. */
public final class RowType {

    private RowType() {}

    /**
     * Returns the class in {@code Hero::teamId} or {@code (Hero h) -> h.teamId}.
     *
     * @throws dev.rxkit.error.QueryException if it cannot be found
     */
    @SuppressWarnings("unchecked") // the compiler has checked that the reference is of that class
    public static <T> Class<T> of(Prop<T, ?> prop) {
        return (Class<T>) PropertyReferences.rowType(
                prop instanceof Expression.UnwrappedOptional<?, ?> opened ? opened.inner() : prop);
    }
}
