package dev.rxkit.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions joined by AND, each checked when it is added. For one thread. */
final class Filter {

    private final List<Condition> conditions = new ArrayList<>();

    void add(@Nullable Condition condition, Scope draft) {
        if (condition != null) {
            ((Term) condition).write(new SqlWriter(), draft);
            conditions.add(condition);
        }
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** @param keyword what stands before the first, such as {@code WHERE} */
    void write(SqlWriter out, Scope scope, String keyword) {
        for (int i = 0; i < conditions.size(); i++) {
            out.sql(i == 0 ? " " + keyword + " " : " AND ");
            ((Term) conditions.get(i)).write(out, scope);
        }
    }
}
