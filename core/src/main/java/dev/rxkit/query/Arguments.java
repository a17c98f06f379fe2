package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.tree.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of conditions; a message names the method that was called. */
final class Arguments {
    private Arguments() {}

    /**
     * Returns the value.
     *
     * @throws QueryException if it is null
     */
    static <A> A required(String operator, @Nullable A value) {
        if (value == null) {
            String instead = operator.equals("ne") ? "isNotNull()" : "isNull()";
            throw new QueryException("at " + CallSite.here() + ": " + operator + "(null) matches no row in SQL: write "
                    + instead + ", or andIfPresent(..) to leave the condition out");
        }
        return value;
    }

    /**
     * Returns the values as a list.
     *
     * @throws QueryException if the collection or one of the values is null
     */
    static List<Object> allRequired(String operator, @Nullable Collection<?> values) {
        List<Object> all = new ArrayList<>(required(operator, values));
        if (all.contains(null)) {
            throw new QueryException("at " + CallSite.here() + ": " + operator
                    + "(..) was given a null among its values: ask for it by isNull()");
        }
        return all;
    }

    /**
     * Returns the conditions as a list.
     *
     * @throws QueryException if one of them is null
     */
    static List<Condition> conditions(String function, Condition... conditions) {
        if (Arrays.asList(conditions).contains(null)) {
            throw new QueryException("at " + CallSite.here() + ": " + function
                    + "(..) was given a null among its conditions: leave it out");
        }
        return List.of(conditions);
    }

    /** Returns the values as a list, which may contain null. */
    static <A> List<A> list(A first, A[] more) {
        List<A> all = new ArrayList<>(more.length + 1);
        all.add(first);
        all.addAll(Arrays.asList(more));
        return all;
    }

    /** Returns the text with the wildcards of LIKE escaped; null for null. */
    static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : Predicate.Like.escaped(text);
    }
}
