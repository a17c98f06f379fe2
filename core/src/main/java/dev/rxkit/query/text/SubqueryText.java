package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.OperandType;
import org.jspecify.annotations.Nullable;

/** A select as a part of a condition. Not thread-safe. */
public interface SubqueryText {

    /**
     * Writes a select of one column to compare with. If it may have several rows, NULL is left out: it equals no
     * value, and with it no value would be known to be unequal to all.
     *
     * @param beside the type it is compared with
     * @param many whether it may have several rows, as after IN
     * @param operator the operator in SQL
     */
    void column(SqlWriter out, Scope outer, OperandType beside, boolean many, String operator);

    /** Returns the property whose values the only column has; null if it has the values of no property. */
    @Nullable
    PropertyMapping about(Scope outer);

    /** Writes a select of which only the existence of a row is relevant. */
    void any(SqlWriter out, Scope outer);
}
