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
        StoredValue.among(out, scope, operand, among, values);
    }
}
