package dev.rxkit.query;

import java.util.List;

/**
 * Conditions joined by AND or OR. None: all of nothing is true, any of nothing is false.
 *
 * @param any whether one is enough
 */
record Junction(boolean any, List<Condition> parts) implements Term {

    Junction {
        parts = List.copyOf(parts);
    }

    @Override
    public void write(SqlWriter out, Scope scope) {
        if (parts.isEmpty()) {
            out.sql(any ? "1 = 0" : "1 = 1");
            return;
        }
        out.sql("(");
        for (int i = 0; i < parts.size(); i++) {
            out.sql(i == 0 ? "" : any ? " OR " : " AND ");
            ((Term) parts.get(i)).write(out, scope);
        }
        out.sql(")");
    }
}
