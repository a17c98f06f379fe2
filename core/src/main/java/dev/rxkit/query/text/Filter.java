package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on rows joined by AND, each checked when it is added. Not thread-safe. */
final class Filter {

    private final List<Condition> conditions = new ArrayList<>();

    /**
     * Adds a condition; null adds none.
     *
     * @throws QueryException if the condition does not fit the statement, or contains an aggregate function
     */
    void add(@Nullable Condition condition, Scope draft) {
        if (condition == null) {
            return;
        }
        if (check(condition, draft).aggregate()) {
            throw new QueryException(
                    "where(..) takes conditions on single rows, but count(), sum(..) and the like are about many:"
                            + " write having(..), or compare with a select by gtSelect(..) and the like");
        }
        conditions.add(condition);
    }

    /**
     * Adds a condition on groups, which may contain aggregate functions; null adds none.
     *
     * @throws QueryException if the condition does not fit the statement
     */
    void addOfGroups(@Nullable Condition condition, Scope draft) {
        if (condition != null) {
            check(condition, draft);
            conditions.add(condition);
        }
    }

    private static SqlWriter check(Condition condition, Scope draft) {
        SqlWriter written = new SqlWriter();
        PredicateWriter.write(written, draft, condition);
        return written;
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Writes the conditions.
     *
     * @param keyword the keyword before the first one, such as {@code WHERE}
     */
    void write(SqlWriter out, Scope scope, String keyword) {
        for (int i = 0; i < conditions.size(); i++) {
            out.sql(i == 0 ? " " + keyword + " " : " AND ");
            PredicateWriter.write(out, scope, conditions.get(i));
        }
    }
}
