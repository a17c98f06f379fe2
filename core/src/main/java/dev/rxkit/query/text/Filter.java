package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on rows joined by AND, each checked when it is added. For one thread. */
final class Filter {

    private final List<Condition> conditions = new ArrayList<>();

    /** @throws QueryException if the condition does not fit the statement, or sums rows up */
    void add(@Nullable Condition condition, Scope draft) {
        if (condition == null) {
            return;
        }
        if (check(condition, draft).aggregate()) {
            throw new QueryException("where(..) looks at one row at a time, and count(), sum(..) and the like at many:"
                    + " write having(..), or compare with a select by gtSelect(..) and the like");
        }
        conditions.add(condition);
    }

    /** A condition on groups, which may sum rows up. */
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

    /** @param keyword what stands before the first, such as {@code WHERE} */
    void write(SqlWriter out, Scope scope, String keyword) {
        for (int i = 0; i < conditions.size(); i++) {
            out.sql(i == 0 ? " " + keyword + " " : " AND ");
            PredicateWriter.write(out, scope, conditions.get(i));
        }
    }
}
