package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.Condition;
import dev.rxkit.query.tree.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on rows joined by AND, each checked when it is added. What was written to check it is the SQL of the
 * statement, unless tables came in that change it, or it depends on more than the tables. For one thread.
 */
final class Filter {

    /**
     * A condition with its SQL.
     *
     * @param types the number of the column types for which it was written
     */
    private record Part(Predicate condition, Scope scope, int types, SqlWriter written) {

        static Part of(Condition condition, Scope scope) {
            int types = scope.columnTypes();
            SqlWriter written = new SqlWriter();
            Predicate predicate = Predicate.of(condition);
            predicate.accept(new PredicateWriter(written, scope));
            return new Part(predicate, scope, types, written);
        }

        void write(SqlWriter out, Scope other) {
            if (other.spellsAs(scope) && types == other.columnTypes() && condition.isSelfContained()) {
                out.include(written);
            } else {
                condition.accept(new PredicateWriter(out, other));
            }
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /**
     * Adds a condition on single rows; null adds none.
     *
     * @throws QueryException if it does not fit the statement, or sums rows up
     */
    void addOfRows(@Nullable Condition condition, Scope draft) {
        if (condition == null) {
            return;
        }
        Part part = Part.of(condition, draft);
        if (part.written.aggregate()) {
            throw new QueryException("where(..) looks at one row at a time, and count(), sum(..) and the like at many:"
                    + " write having(..), or compare with a select by gtSelect(..) and the like");
        }
        parts.add(part);
    }

    /**
     * Adds a condition that may sum rows up; null adds none.
     *
     * @throws QueryException if it does not fit the statement
     */
    void add(@Nullable Condition condition, Scope draft) {
        if (condition != null) {
            parts.add(Part.of(condition, draft));
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns the conditions. */
    Stream<Predicate> conditions() {
        return parts.stream().map(Part::condition);
    }

    /** @param keyword is written before the first condition, such as {@code WHERE} */
    void write(SqlWriter out, Scope scope, String keyword) {
        for (int i = 0; i < parts.size(); i++) {
            out.sql(i == 0 ? keyword : " AND ");
            parts.get(i).write(out, scope);
        }
    }
}
