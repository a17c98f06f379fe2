package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.tree.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on rows joined by AND, each checked when it is added. The SQL written for the check is also that of the
 * statement, unless the statement spells its tables differently by then or the condition depends on more than its tables.
 * Not thread-safe.
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

    /** Checks that a statement has a condition, unless it is meant for every row. */
    static final class Required {

        private final String verb;
        private final TableMapping<?> root;
        private boolean lifted;

        Required(String verb, TableMapping<?> root) {
            this.verb = verb;
            this.root = root;
        }

        void lift() {
            lifted = true;
        }

        void check(Filter filter) {
            if (filter.isEmpty() && !lifted) {
                throw new QueryException(verb + "(" + root.type().getSimpleName()
                        + ".class) without where(..) would " + verb + " every row of "
                        + root.table().name()
                        + ": add a condition, or all() to write every row");
            }
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /**
     * Adds a condition on single rows; null adds none.
     *
     * @throws QueryException if the condition does not fit the statement, or contains an aggregate function
     */
    void addOfRows(@Nullable Condition condition, Scope draft) {
        if (condition == null) {
            return;
        }
        Part part = Part.of(condition, draft);
        if (part.written.aggregate()) {
            throw new QueryException(
                    "where(..) takes conditions on single rows, but count(), sum(..) and the like are about many:"
                            + " write having(..), or compare with a select by gtSelect(..) and the like");
        }
        parts.add(part);
    }

    /**
     * Adds a condition that may contain aggregate functions; null adds none.
     *
     * @throws QueryException if the condition does not fit the statement
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

    /**
     * Writes the conditions.
     *
     * @param keyword the keyword before the first one, such as {@code WHERE}, with the blanks around it
     */
    void write(SqlWriter out, Scope scope, String keyword) {
        if (parts.size() > SqlWriter.CHAIN) {
            out.sql(keyword).joined(0, parts.size(), " AND ", i -> parts.get(i).write(out, scope));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            out.sql(i == 0 ? keyword : " AND ");
            parts.get(i).write(out, scope);
        }
    }
}
