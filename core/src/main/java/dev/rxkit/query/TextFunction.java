package dev.rxkit.query;

/** A function of the database from text to text. */
record TextFunction<T>(String function, Prop<T, String> inner) implements Expression<T, String> {

    @Override
    public Operand operand(Scope scope) {
        Operand operand = scope.operand(inner);
        operand.requireText(scope, function);
        return new Operand(function + "(" + operand.sql() + ")", operand.property());
    }
}
