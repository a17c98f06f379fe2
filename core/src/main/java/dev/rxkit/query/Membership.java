package dev.rxkit.query;

import java.util.List;

/** Whether a property is one of several values. No values: never one of them. */
record Membership(Prop<?, ?> left, List<Object> values, boolean among) implements Term {

    Membership {
        values = List.copyOf(values);
    }

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        if (values.isEmpty()) {
            out.sql(among ? "1 = 0" : "1 = 1");
            return;
        }
        List<Bind> bound = values.stream().map(operand.typed()::bind).toList();
        Held.write(out, scope, List.of(operand), among, inside -> {
            if (Documents.are(operand)) {
                documents(inside, scope, operand, bound);
                return;
            }
            inside.operand(operand).sql(among ? " IN (" : " NOT IN (");
            for (int i = 0; i < bound.size(); i++) {
                inside.next(i, ", ").value(bound.get(i));
            }
            inside.sql(")");
        });
    }

    private void documents(SqlWriter out, Scope scope, Operand operand, List<Bind> bound) {
        out.sql(among ? "(" : "NOT (");
        for (int i = 0; i < bound.size(); i++) {
            Documents.write(out.next(i, " OR "), scope, operand, bound.get(i));
        }
        out.sql(")");
    }
}
