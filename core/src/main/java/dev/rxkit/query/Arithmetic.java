package dev.rxkit.query;

/**
 * Two numbers computed with.
 *
 * @param right another property, or a value
 */
record Arithmetic<T, V extends Number>(Prop<?, ?> left, String operator, Object right) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Operand first = StoredValue.number(scope, scope.operand(left));
        Operand second = right instanceof Prop<?, ?> other
                ? StoredValue.number(scope, scope.operand(other))
                : Numbers.operand(scope, first.typed(), right);
        first.requireOrdered(scope.dialect(), "computed with");
        second.requireOrdered(scope.dialect(), "computed with");
        OperandType typed = Numbers.computed(scope, operator, first.typed(), second.typed());
        String text = "(" + first.text() + " " + operator + " " + second.text() + ")";
        SqlWriter out = new SqlWriter()
                .sql(Numbers.exact(scope, text, typed))
                .binds(first.binds())
                .binds(second.binds());
        return Operand.of(out, typed, first.nullable() || second.nullable(), first.aggregate() || second.aggregate());
    }
}
