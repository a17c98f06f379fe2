package dev.rxkit.query;

/** A value in the place of a column. */
record Literal<T, V>(V value) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Typed typed = Numbers.of(scope, value, "value(..)");
        return Operand.of(new SqlWriter().value(typed.bind(value)), typed, false, false);
    }
}
