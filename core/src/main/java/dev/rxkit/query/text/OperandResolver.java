package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Prop;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.bind.PropertyType;
import dev.rxkit.query.reference.NamedReferences;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.PropertyReferences;
import dev.rxkit.query.reference.Source;
import dev.rxkit.query.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves properties and expressions to columns of a statement and to SQL. */
final class OperandResolver implements Expression.Visitor<Operand> {

    private final Scope scope;

    /** Whether the values are compared, and not with those of a column. */
    private final boolean compared;

    private OperandResolver(Scope scope, boolean compared) {
        this.scope = scope;
        this.compared = compared;
    }

    /**
     * Resolves a property to a column or expression.
     *
     * @throws QueryException if it does not fit the statement
     */
    static Operand operand(Scope scope, Prop<?, ?> prop) {
        return prop instanceof Expression<?, ?> expression
                ? expression.accept(new OperandResolver(scope, false))
                : scope.operand(PropertyReferences.resolve(prop, scope));
    }

    /**
     * Resolves an operand whose values are compared with each other or with given values, and not with those of another
     * column.
     */
    static Operand compared(Scope scope, Prop<?, ?> prop) {
        return prop instanceof Expression<?, ?> expression
                ? expression.accept(new OperandResolver(scope, true))
                : scope.operand(PropertyReferences.resolve(prop, scope));
    }

    /**
     * Resolves an operand that is used together with another one: a value has the type of the property that the other
     * one is about.
     */
    static Operand beside(Scope scope, Prop<?, ?> prop, Prop<?, ?> other) {
        return prop instanceof Expression.Literal
                ? new OperandResolver(scope, false).value(operand(scope, other).typed(), prop)
                : operand(scope, prop);
    }

    private Operand value(OperandType beside, Object result) {
        Expression.Literal<?, ?> literal = result instanceof Expression.Literal<?, ?> given ? given : null;
        if (literal == null && result instanceof Prop<?, ?> prop) {
            return operand(prop);
        }
        return literal != null && beside.about() == null
                ? operand(literal)
                : ComputedTypes.operand(scope, beside, literal == null ? result : literal.value());
    }

    /**
     * Returns what {@code to(..)} selects for a property.
     *
     * @param compared false if the values are compared with those of a column
     */
    static Output output(Scope scope, Prop<?, ?> prop, boolean compared) {
        if (prop instanceof Expression.WholeRow<?> row) {
            return columns(scope, row);
        }
        return compared ? compared(scope, prop) : operand(scope, prop);
    }

    /**
     * Resolves a property that is not an expression.
     *
     * @throws QueryException if it is an expression, or does not fit the statement
     */
    static PropertyRef property(Scope scope, Prop<?, ?> prop) {
        if (!(prop instanceof Expression<?, ?>)) {
            return PropertyReferences.resolve(prop, scope);
        }
        if (prop instanceof Expression.NamedProperty<?> named) {
            return NamedReferences.resolve(named.name(), scope);
        }
        if (prop instanceof Expression.UnwrappedOptional<?, ?> optional) {
            return property(scope, optional.inner());
        }
        if (prop instanceof Expression.AliasedProperty<?, ?> aliased) {
            Source source = source(scope, aliased.alias());
            return new PropertyRef(
                    source, property(scope.only(source), aliased.inner()).property());
        }
        throw new QueryException("a plain property is needed here, not an expression over one");
    }

    private static Source source(Scope scope, Alias<?> alias) {
        Source source = scope.aliased(alias);
        if (source == null) {
            throw new QueryException("the alias " + alias.name() + " is not in this statement, which is about "
                    + scope.shown() + ": add join(" + alias.name() + ")");
        }
        return source;
    }

    private static RowColumns columns(Scope scope, Expression.WholeRow<?> row) {
        Alias<?> alias = row.alias();
        Source source = alias == null ? scope.plain(row.type()) : source(scope, alias);
        if (source == null) {
            String name = row.type().getSimpleName();
            throw new QueryException(
                    "row(" + name + ".class): " + name + " is not in this statement, which is about " + scope.shown());
        }
        return RowColumns.of(scope, source);
    }

    private Operand operand(Prop<?, ?> prop) {
        return operand(scope, prop);
    }

    private Operand inner(Scope other, Prop<?, ?> prop) {
        return compared ? compared(other, prop) : operand(other, prop);
    }

    private Operand done(Operand operand) {
        return compared ? operand.collated(scope.dialect()) : operand;
    }

    @Override
    public Operand visit(Expression.AliasedProperty<?, ?> property) {
        Source source = source(scope, property.alias());
        Scope alone = scope.only(source);
        return property.inner() instanceof Expression
                ? inner(alone, property.inner())
                : scope.operand(new PropertyRef(
                        source, property(alone, property.inner()).property()));
    }

    @Override
    public Operand visit(Expression.NamedProperty<?> property) {
        return scope.operand(NamedReferences.resolve(property.name(), scope));
    }

    @Override
    public Operand visit(Expression.UnwrappedOptional<?, ?> property) {
        Operand operand = inner(scope, property.inner());
        return operand.typed() instanceof PropertyType kept
                ? operand.as(new PropertyType(kept.property(), kept.owner(), false, kept.inOneForm()))
                : operand;
    }

    @Override
    public Operand visit(Expression.CorrelatedProperty<?, ?> property) {
        Scope around = scope.outer();
        return around == null
                ? new Operand("NULL", List.of(), OperandType.UNKNOWN, true, false, null)
                : inner(around.fromInside(), property.inner());
    }

    @Override
    public Operand visit(Expression.Sorted<?, ?> sorted) {
        throw new QueryException((sorted.descending() ? "desc" : "asc") + "(..) belongs into orderBy(..)");
    }

    @Override
    public Operand visit(Expression.WholeRow<?> row) {
        throw new QueryException("a whole row belongs into to(..): compare its properties instead");
    }

    @Override
    public Operand visit(Expression.Literal<?, ?> literal) {
        return done(
                ComputedTypes.constant(scope, ComputedTypes.of(scope, literal.value(), "value(..)"), literal.value()));
    }

    @Override
    public Operand visit(Expression.Arithmetic<?, ?> arithmetic) {
        Operand first = StoredValue.number(scope, operand(arithmetic.left()));
        Operand second = arithmetic.right() instanceof Prop<?, ?> other
                ? StoredValue.number(scope, operand(other))
                : ComputedTypes.operand(scope, first.typed(), arithmetic.right());
        first.requireOrdered(scope.dialect(), "computed with");
        second.requireOrdered(scope.dialect(), "computed with");
        OperandType typed = ComputedTypes.computed(scope, arithmetic.operator(), first.typed(), second.typed());
        String text = "(" + first.text() + " " + arithmetic.operator() + " " + second.text() + ")";
        SqlWriter out = new SqlWriter()
                .sql(ComputedTypes.exact(scope, text, typed))
                .binds(first.binds())
                .binds(second.binds());
        return Operand.of(out, typed, first.nullable() || second.nullable(), first.aggregate() || second.aggregate());
    }

    @Override
    public Operand visit(Expression.Coalesce<?, ?> coalesce) {
        OperandType first = type(List.of(coalesce.inner(), coalesce.instead()));
        Operand operand = value(first, coalesce.inner());
        Operand second = value(first, coalesce.instead());
        SqlWriter out = new SqlWriter()
                .sql("COALESCE(")
                .operand(operand)
                .sql(", ")
                .operand(second)
                .sql(")");
        return done(Operand.of(
                out,
                ComputedTypes.either(scope, first, ComputedTypes.either(scope, operand.typed(), second.typed())),
                operand.nullable() && second.nullable(),
                operand.aggregate() || second.aggregate()));
    }

    @Override
    public Operand visit(Expression.TextFunction<?, ?> function) {
        Operand operand = operand(function.inner());
        operand.requireText(function.function());
        SqlWriter out = new SqlWriter()
                .sql(function.function() + "(" + scope.dialect().cased(operand.text()) + ")")
                .binds(operand.binds());
        return done(Operand.of(out, operand.typed(), operand.nullable(), operand.aggregate()));
    }

    @Override
    public Operand visit(Expression.Choice<?, ?> choice) {
        List<Expression.Choice.Branch> branches = choice.branches();
        List<@Nullable Object> results = new ArrayList<>();
        branches.forEach(branch -> results.add(branch.result()));
        results.add(choice.otherwise());
        OperandType first = type(results);
        OperandType typed = first;
        SqlWriter out = new SqlWriter().sql("CASE");
        boolean nullable = choice.otherwise() == null;
        boolean aggregate = false;
        for (int i = 0; i < results.size(); i++) {
            if (i < branches.size()) {
                PredicateWriter.write(out.sql(" WHEN "), scope, branches.get(i).condition());
            }
            Object result = results.get(i);
            if (result == null) {
                continue;
            }
            Operand operand = value(first, result);
            out.sql(i < branches.size() ? " THEN " : " ELSE ").operand(operand);
            typed = ComputedTypes.either(scope, typed, operand.typed());
            nullable |= operand.nullable();
            aggregate |= operand.aggregate();
        }
        return done(Operand.of(out.sql(" END"), typed, nullable, aggregate));
    }

    /** Returns the type of the results: the first about a property, else that of the first expression or value. */
    private OperandType type(List<? extends @Nullable Object> results) {
        OperandType first = null;
        for (Object result : results) {
            OperandType typed =
                    result instanceof Prop<?, ?> prop ? operand(prop).typed() : null;
            if (typed != null && typed.about() != null) {
                return typed;
            }
            first = first == null ? typed : first;
        }
        return first == null
                ? ComputedTypes.of(scope, java.util.Objects.requireNonNull(results.get(0)), "caseWhen(..)")
                : first;
    }

    @Override
    public Operand visit(Expression.Aggregate<?, ?> aggregate) {
        Prop<?, ?> inner = aggregate.inner();
        Operand operand = inner == null ? null : compared(scope, inner);
        return AggregateFunction.operand(
                scope, aggregate, operand, inner != null && !Expression.isSelfContained(inner));
    }
}
