package dev.rxkit.query.text;

import dev.rxkit.query.Prop;
import dev.rxkit.query.reference.PropertyReferences;
import dev.rxkit.query.tree.Expression;

/** The class whose property a reference reads, as it was typed. */
public final class RowType {

    private RowType() {}

    /**
     * The class in {@code Hero::teamId} or {@code (Hero h) -> h.teamId}.
     *
     * @throws dev.rxkit.error.QueryException if the reference does not tell
     */
    @SuppressWarnings("unchecked") // the compiler let the reference pass as one of that class
    public static <T> Class<T> of(Prop<T, ?> prop) {
        return (Class<T>) PropertyReferences.rowType(
                prop instanceof Expression.UnwrappedOptional<?, ?> opened ? opened.inner() : prop);
    }
}
