package dev.rxkit.query;

import org.jspecify.annotations.Nullable;

/** A function of the database from text to text. */
record TextFunction<T, V extends @Nullable String>(String function, Prop<T, V> inner) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Operand operand = scope.operand(inner);
        operand.requireText(function);
        SqlWriter out = new SqlWriter()
                .sql(function + "(" + scope.dialect().cased(operand.text()) + ")")
                .binds(operand.binds());
        return Operand.of(out, operand.typed(), operand.nullable(), operand.aggregate());
    }
}
