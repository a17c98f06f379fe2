package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A function over many rows.
 *
 * @param inner null for the rows themselves
 */
record Aggregate<T, V extends @Nullable Object>(
        Function function, @Nullable Prop<?, ?> inner, boolean distinct) implements Expression<T, V> {

    /** The functions every database has. */
    enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    @Override
    public Operand operand(Scope scope) {
        if (inner == null) {
            return done(scope, new SqlWriter().sql("COUNT(*)"), Numbers.whole(scope, null, "count()"));
        }
        boolean compares = distinct || function == Function.MIN || function == Function.MAX;
        Operand plain = scope.operand(inner);
        Operand operand = compares
                ? StoredValue.normal(scope, plain)
                : function == Function.COUNT ? plain : StoredValue.number(scope, plain);
        if (operand.aggregate()) {
            throw new QueryException(shown(operand) + ": a sum of sums needs a select inside a select");
        }
        Integer scale = operand.typed().scale();
        boolean decimal = function == Function.SUM && Numbers.decimal(operand.typed())
                || function == Function.AVG && operand.typed().type() == BigDecimal.class;
        if (decimal && scale != null && operand.typed().ordered()) {
            return decimal(scope, operand, scale);
        }
        if (function == Function.AVG && !(operand.typed().type() == BigDecimal.class)) {
            SqlWriter text =
                    new SqlWriter().sql(scope.dialect().average(operand.text())).binds(operand.binds());
            return done(scope, text, Numbers.floating(scope, operand.typed().about(), shown(operand)));
        }
        if (function == Function.MIN || function == Function.MAX) {
            String text = scope.dialect()
                    .extreme(function.name(), operand.text(), operand.typed().type());
            return done(scope, new SqlWriter().sql(text).binds(operand.binds()), typed(scope, operand));
        }
        SqlWriter text = new SqlWriter()
                .sql(function.name() + (distinct ? "(DISTINCT " : "("))
                .operand(operand)
                .sql(")");
        return done(scope, text, typed(scope, operand));
    }

    /** The sum or average of decimals with so many digits after the point. */
    private Operand decimal(Scope scope, Operand operand, int scale) {
        String text = function == Function.SUM
                ? scope.dialect().sum(operand.text(), scale)
                : scope.dialect().average(operand.text(), scale);
        SqlWriter out = new SqlWriter().sql(text);
        for (int at = text.indexOf(operand.text()); at >= 0; at = text.indexOf(operand.text(), at + 1)) {
            out.binds(operand.binds());
        }
        return done(scope, out, typed(scope, operand));
    }

    private Operand done(Scope scope, SqlWriter text, OperandType typed) {
        return Operand.of(text, typed, function != Function.COUNT, true);
    }

    private OperandType typed(Scope scope, Operand operand) {
        if (function == Function.COUNT) {
            return Numbers.whole(scope, null, shown(operand));
        }
        operand.requireOrdered(scope.dialect(), function == Function.SUM ? "summed up" : "compared");
        if (function == Function.MIN || function == Function.MAX) {
            return operand.typed();
        }
        Class<?> type = operand.typed().type();
        if (type == BigDecimal.class) {
            return function == Function.AVG || Numbers.inDoubles(scope)
                    ? Numbers.decimal(
                            scope,
                            operand.typed().about(),
                            shown(operand),
                            function == Function.AVG ? null : operand.typed().scale())
                    : operand.typed();
        }
        if (type == Double.class || type == Float.class) {
            return Numbers.floating(scope, operand.typed().about(), shown(operand));
        }
        if (type == BigInteger.class) {
            return operand.typed();
        }
        if (Number.class.isAssignableFrom(type)) {
            return Numbers.whole(scope, operand.typed().about(), shown(operand));
        }
        throw new QueryException(shown(operand) + ": only numbers can be summed up, and "
                + operand.typed().shown() + " is of type " + type.getSimpleName());
    }

    private String shown(Operand operand) {
        return function.name().toLowerCase(Locale.ROOT) + "(" + operand.typed().shown() + ")";
    }
}
