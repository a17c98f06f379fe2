package dev.rxkit.query;

import org.jspecify.annotations.Nullable;

/** The WHERE of a statement: conditions joined by AND, each checked when it is added. For one thread. */
final class Filter {

    private final Scope scope;
    private final SqlWriter sql = new SqlWriter();

    Filter(Scope scope) {
        this.scope = scope;
    }

    void add(@Nullable Condition condition) {
        if (condition == null) {
            return;
        }
        SqlWriter part = new SqlWriter();
        ((Term) condition).write(part, scope);
        sql.sql(sql.isEmpty() ? " WHERE " : " AND ").append(part);
    }

    boolean isEmpty() {
        return sql.isEmpty();
    }

    void write(SqlWriter out) {
        out.append(sql);
    }
}
