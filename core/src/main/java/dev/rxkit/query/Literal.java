package dev.rxkit.query;

/** A value in the place of a column. */
record Literal<T, V>(V value) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        return Constant.of(scope, Numbers.of(scope, value, "value(..)"), value);
    }
}
