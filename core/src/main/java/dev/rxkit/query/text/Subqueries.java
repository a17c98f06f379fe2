package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.Subquery;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives access to the select of a {@link Subquery}, which no public method returns. The class of {@code session} that
 * implements {@code Subquery} registers the access when it is initialised, before its first instance is created.
 * Thread-safe.
 */
public final class Subqueries {

    private static volatile @Nullable Function<Subquery<?>, ? extends @Nullable SubqueryText> access;

    private Subqueries() {}

    /**
     * Sets the function that returns the select of a subquery.
     *
     * @param function returns null for an instance of another class
     */
    public static void setAccess(Function<Subquery<?>, ? extends @Nullable SubqueryText> function) {
        access = function;
    }

    /**
     * Returns the select of a subquery.
     *
     * @throws QueryException if the subquery is not a select of a session
     */
    static SubqueryText select(Subquery<?> subquery) {
        Function<Subquery<?>, ? extends @Nullable SubqueryText> known = access;
        SubqueryText select = known == null ? null : known.apply(subquery);
        if (select == null) {
            throw new QueryException("at " + CallSite.here() + ": a subquery of class "
                    + subquery.getClass().getName() + " is not known: create it by select(..) of a session");
        }
        return select;
    }
}
