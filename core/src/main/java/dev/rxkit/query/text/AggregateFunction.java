package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.reference.Source;
import dev.rxkit.query.tree.Expression;
import dev.rxkit.query.tree.Expression.Aggregate.Function;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an aggregate function. */
record AggregateFunction(Scope scope, Function function, boolean distinct, boolean outer) {

    /**
     * Returns the SQL of an aggregate function.
     *
     * @param plain the operand it is applied to; null to count rows
     * @param outer whether the operand contains columns of an enclosing statement
     * @throws QueryException if the operand is an aggregate itself, is not a number where one is needed, or does not
     *     sort as Java does
     */
    static Operand operand(Scope scope, Expression.Aggregate<?, ?> aggregate, @Nullable Operand plain, boolean outer) {
        return new AggregateFunction(scope, aggregate.function(), aggregate.distinct(), outer).operand(plain);
    }

    /**
     * Returns an operand with the same values that contains a column of this statement. An aggregate without one would
     * be that of the enclosing statement.
     */
    private Operand ofThisStatement(Operand operand) {
        Source root = scope.sources().get(0);
        String own = scope.column(root, root.mapping().properties().get(0));
        SqlWriter out = new SqlWriter().sql("CASE WHEN " + own + " IS NULL THEN ");
        out.operand(operand).sql(" ELSE ").operand(operand).sql(" END");
        return Operand.of(out, operand.typed(), operand.nullable(), operand.aggregate());
    }

    private Operand operand(@Nullable Operand plain) {
        if (plain == null) {
            return done(new SqlWriter().sql("COUNT(*)"), ComputedTypes.whole(scope, null, "count()"));
        }
        boolean compares = distinct || function == Function.MIN || function == Function.MAX;
        Operand operand = compares
                ? StoredValue.normal(scope, plain)
                : function == Function.COUNT ? plain : StoredValue.number(scope, plain);
        operand = outer ? ofThisStatement(operand) : operand;
        if (operand.aggregate()) {
            throw new QueryException(shown(operand) + ": an aggregate of an aggregate needs a select inside a select");
        }
        Integer scale = operand.typed().scale();
        boolean decimal = function == Function.SUM && ComputedTypes.decimal(operand.typed())
                || function == Function.AVG && operand.typed().type() == BigDecimal.class;
        if (decimal && scale != null && operand.typed().ordered()) {
            return decimal(operand, scale);
        }
        if (function == Function.AVG && !(operand.typed().type() == BigDecimal.class)) {
            SqlWriter text =
                    new SqlWriter().sql(scope.dialect().average(operand.text())).binds(operand.binds());
            return done(text, ComputedTypes.floating(scope, operand.typed().about(), shown(operand)));
        }
        if (function == Function.MIN || function == Function.MAX) {
            String text = scope.dialect()
                    .extreme(function.name(), operand.text(), operand.typed().storedType());
            return done(new SqlWriter().sql(text).binds(operand.binds()), typed(operand));
        }
        SqlWriter text = new SqlWriter()
                .sql(function.name() + (distinct ? "(DISTINCT " : "("))
                .operand(operand)
                .sql(")");
        return done(text, typed(operand));
    }

    /** Returns the sum or average of decimals of that scale. */
    private Operand decimal(Operand operand, int scale) {
        String text = function == Function.SUM
                ? scope.dialect().sum(operand.text(), scale)
                : scope.dialect().average(operand.text(), scale);
        SqlWriter out = new SqlWriter().sql(text);
        for (int at = text.indexOf(operand.text()); at >= 0; at = text.indexOf(operand.text(), at + 1)) {
            out.binds(operand.binds());
        }
        return done(out, typed(operand));
    }

    private Operand done(SqlWriter text, OperandType typed) {
        return Operand.of(text, typed, function != Function.COUNT, true);
    }

    private OperandType typed(Operand operand) {
        if (function == Function.COUNT) {
            return ComputedTypes.whole(scope, null, shown(operand));
        }
        operand.requireOrdered(scope.dialect(), function == Function.SUM ? "summed up" : "compared");
        if (function == Function.MIN || function == Function.MAX) {
            return operand.typed();
        }
        Class<?> type = operand.typed().type();
        if (type == BigDecimal.class) {
            return function == Function.AVG || ComputedTypes.inDoubles(scope)
                    ? ComputedTypes.decimal(
                            scope,
                            operand.typed().about(),
                            shown(operand),
                            function == Function.AVG ? null : operand.typed().scale())
                    : operand.typed();
        }
        if (type == Double.class || type == Float.class) {
            return ComputedTypes.floating(scope, operand.typed().about(), shown(operand));
        }
        if (type == BigInteger.class) {
            return operand.typed();
        }
        if (Number.class.isAssignableFrom(type)) {
            return ComputedTypes.whole(scope, operand.typed().about(), shown(operand));
        }
        throw new QueryException(shown(operand) + ": only numbers can be summed up, and "
                + operand.typed().shown() + " is of type " + type.getSimpleName());
    }

    private String shown(Operand operand) {
        return function.name().toLowerCase(Locale.ROOT) + "(" + operand.typed().shown() + ")";
    }
}
