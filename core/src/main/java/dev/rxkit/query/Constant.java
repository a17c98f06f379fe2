package dev.rxkit.query;

/** A value among the columns of an expression. */
final class Constant {

    private Constant() {}

    /** The value bound as one of the type, so that the database computes with it as it does with a column. */
    static Operand of(Scope scope, OperandType typed, Object value) {
        SqlWriter out =
                new SqlWriter().sql(scope.dialect().constant(typed.type())).bind(typed.bind(value));
        return Operand.of(out, typed, false, false);
    }
}
