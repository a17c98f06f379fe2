package dev.rxkit.query;

import java.util.List;

/** Whether a property is one of several values. No values: never one of them. */
record InPredicate(Prop<?, ?> left, List<Object> values, boolean among) implements Term {

    InPredicate {
        values = List.copyOf(values);
    }

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        if (values.isEmpty()) {
            out.sql(among ? "1 = 0" : "1 = 1");
            return;
        }
        Held.write(out, scope, List.of(operand), among, inside -> {
            if (Documents.are(scope, operand)) {
                documents(inside, scope, operand);
            } else {
                StoredValue.among(inside, scope, operand, among, values);
            }
        });
    }

    private void documents(SqlWriter out, Scope scope, Operand operand) {
        out.sql(among ? "(" : "NOT (");
        for (int i = 0; i < values.size(); i++) {
            Bind bound = operand.typed().bind(values.get(i));
            Documents.write(out.next(i, " OR "), scope, operand, bound);
        }
        out.sql(")");
    }
}
