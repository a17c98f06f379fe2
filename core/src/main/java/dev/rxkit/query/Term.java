package dev.rxkit.query;

/** What every condition can do, behind the public name. */
sealed interface Term extends Condition
        permits ColumnComparison,
                Comparison,
                ExistsPredicate,
                Junction,
                KeyMatch,
                InPredicate,
                Negation,
                IsNullPredicate,
                LikePredicate,
                BetweenPredicate,
                SubqueryComparison {

    /**
     * Writes the condition, in such a form that {@code AND} and {@code NOT} may stand next to it.
     *
     * @throws dev.rxkit.error.QueryException if it does not fit the model
     */
    void write(SqlWriter out, Scope scope);
}
