package dev.rxkit.sql.expression;

import dev.rxkit.sql.SqlRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The differences between the expressions of the databases. Implementations have no side effects. */
public interface ExpressionRules {

    /** Returns a name as SQL text, always quoted. */
    String quote(String name);

    /** Returns the name as the server stores it; for a column, in the column's own spelling. */
    String name(String written, boolean quoted);

    /** Returns the canonical type of the column with this name, or null if there is no such column. */
    @Nullable
    String columnType(String column);

    /** Returns whether there is a column with this name. */
    default boolean isColumn(String name) {
        return columnType(name) != null;
    }

    /** Returns a type in its canonical form. */
    String type(String written);

    /** Returns the canonical name, in lower case, of a function that has several names. */
    default String function(String lower) {
        return lower;
    }

    /** Returns whether the server adds this cast around a value of type {@code from}. */
    boolean implied(String from, String to);

    /**
     * Returns the precedence, at least {@link ExpressionParser#OTHER}, of an operator that only this database has; null
     * if it has no such operator.
     */
    default @Nullable Integer strength(String operator) {
        return null;
    }

    /** Returns whether {@code ||} means OR. */
    default boolean pipesMeanOr() {
        return false;
    }

    /** Returns whether TRUE and FALSE are 1 and 0. */
    default boolean booleansAreNumbers() {
        return false;
    }

    /** Returns whether {@code CURRENT_TIMESTAMP} is a function without arguments. */
    default boolean valuesAreCalls() {
        return false;
    }

    /** Returns the rules by which the server splits SQL into tokens. */
    Set<SqlRule> sqlRules();

    /** Returns whether casts are written {@code x::type}. */
    default boolean colonCasts() {
        return false;
    }
}
