package dev.rxkit.sql.expression;

import dev.rxkit.sql.SqlRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between the expressions of servers. Pure. */
public interface ExpressionRules {

    /** A name as SQL text, always quoted. */
    String quote(String name);

    /** The name as the server keeps it; of a column its own spelling. */
    String name(String written, boolean quoted);

    /** The canonical type of a column of this name, or null if there is none. */
    @Nullable
    String columnType(String column);

    /** Whether there is a column of this name. */
    default boolean isColumn(String name) {
        return columnType(name) != null;
    }

    /** A type in its canonical form. */
    String type(String written);

    /** The one name of a function that has several, in lower case. */
    default String function(String lower) {
        return lower;
    }

    /** Whether the server puts this cast around a value of that type by itself. */
    boolean implied(String from, String to);

    /** How strong an operator binds that other servers do not have; {@link ExpressionParser#OTHER} or more. */
    default @Nullable Integer strength(String operator) {
        return null;
    }

    /** Whether {@code ||} means OR. */
    default boolean pipesMeanOr() {
        return false;
    }

    /** Whether TRUE and FALSE are 1 and 0. */
    default boolean booleansAreNumbers() {
        return false;
    }

    /** Whether {@code CURRENT_TIMESTAMP} is a function without arguments. */
    default boolean valuesAreCalls() {
        return false;
    }

    /** How the server divides SQL into tokens. */
    Set<SqlRule> sqlRules();

    /** Whether a cast is written {@code x::type}. */
    default boolean colonCasts() {
        return false;
    }
}
