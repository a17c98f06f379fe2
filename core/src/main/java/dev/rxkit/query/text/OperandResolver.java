package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Prop;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.bind.PropertyType;
import dev.rxkit.query.reference.NamedReferences;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.PropertyReferences;
import dev.rxkit.query.reference.Source;
import dev.rxkit.query.tree.Expression;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves properties and expressions to columns of a statement and to SQL. */
final class OperandResolver implements Expression.Visitor<Operand> {

    /** The type of a property of the enclosing statement, while that statement is not known. */
    private static final OperandType UNKNOWN = new OperandType() {
        @Override
        public Class<?> type() {
            return Object.class;
        }

        @Override
        public String shown() {
            return "outer(..)";
        }

        @Override
        public boolean known() {
            return false;
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public Bind bind(Object value) {
            return new Bind.OfText(null, "");
        }

        @Override
        public @Nullable PropertyMapping about() {
            return null;
        }

        @Override
        public @Nullable Object read(ResultSet rows, int index) {
            return null;
        }
    };

    private final Scope scope;

    private OperandResolver(Scope scope) {
        this.scope = scope;
    }

    /**
     * Resolves a property to a column or expression.
     *
     * @throws QueryException if it does not fit the statement
     */
    static Operand operand(Scope scope, Prop<?, ?> prop) {
        return prop instanceof Expression<?, ?> expression
                ? expression.accept(new OperandResolver(scope))
                : scope.operand(PropertyReferences.resolve(prop, scope));
    }

    /** Returns what {@code to(..)} selects for a property. */
    static Output output(Scope scope, Prop<?, ?> prop) {
        return prop instanceof Expression.WholeRow<?> row ? columns(scope, row) : operand(scope, prop);
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

    @Override
    public Operand visit(Expression.AliasedProperty<?, ?> property) {
        Source source = source(scope, property.alias());
        Scope alone = scope.only(source);
        return property.inner() instanceof Expression
                ? operand(alone, property.inner())
                : scope.operand(new PropertyRef(
                        source, property(alone, property.inner()).property()));
    }

    @Override
    public Operand visit(Expression.NamedProperty<?> property) {
        return scope.operand(NamedReferences.resolve(property.name(), scope));
    }

    @Override
    public Operand visit(Expression.UnwrappedOptional<?, ?> property) {
        Operand operand = operand(property.inner());
        return operand.typed() instanceof PropertyType kept
                ? operand.as(new PropertyType(kept.property(), kept.owner(), false, kept.inOneForm()))
                : operand;
    }

    @Override
    public Operand visit(Expression.CorrelatedProperty<?, ?> property) {
        Scope around = scope.outer();
        return around == null
                ? new Operand("NULL", List.of(), UNKNOWN, true, false, null)
                : operand(around.fromInside(), property.inner());
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
        return Numbers.constant(scope, Numbers.of(scope, literal.value(), "value(..)"), literal.value());
    }

    @Override
    public Operand visit(Expression.Arithmetic<?, ?> arithmetic) {
        Operand first = StoredValue.number(scope, operand(arithmetic.left()));
        Operand second = arithmetic.right() instanceof Prop<?, ?> other
                ? StoredValue.number(scope, operand(other))
                : Numbers.operand(scope, first.typed(), arithmetic.right());
        first.requireOrdered(scope.dialect(), "computed with");
        second.requireOrdered(scope.dialect(), "computed with");
        OperandType typed = Numbers.computed(scope, arithmetic.operator(), first.typed(), second.typed());
        String text = "(" + first.text() + " " + arithmetic.operator() + " " + second.text() + ")";
        SqlWriter out = new SqlWriter()
                .sql(Numbers.exact(scope, text, typed))
                .binds(first.binds())
                .binds(second.binds());
        return Operand.of(out, typed, first.nullable() || second.nullable(), first.aggregate() || second.aggregate());
    }

    @Override
    public Operand visit(Expression.Coalesce<?, ?> coalesce) {
        Operand operand = operand(coalesce.inner());
        Operand second = coalesce.instead() instanceof Prop<?, ?> other
                ? operand(other)
                : Numbers.operand(scope, operand.typed(), coalesce.instead());
        SqlWriter out = new SqlWriter()
                .sql("COALESCE(")
                .operand(operand)
                .sql(", ")
                .operand(second)
                .sql(")");
        return Operand.of(
                out,
                Numbers.either(scope, operand.typed(), second.typed()),
                operand.nullable() && second.nullable(),
                operand.aggregate() || second.aggregate());
    }

    @Override
    public Operand visit(Expression.TextFunction<?, ?> function) {
        Operand operand = operand(function.inner());
        operand.requireText(function.function());
        SqlWriter out = new SqlWriter()
                .sql(function.function() + "(" + scope.dialect().cased(operand.text()) + ")")
                .binds(operand.binds());
        return Operand.of(out, operand.typed(), operand.nullable(), operand.aggregate());
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
            Operand operand = result instanceof Prop<?, ?> prop ? operand(prop) : Numbers.operand(scope, first, result);
            out.sql(i < branches.size() ? " THEN " : " ELSE ").operand(operand);
            typed = Numbers.either(scope, typed, operand.typed());
            nullable |= operand.nullable();
            aggregate |= operand.aggregate();
        }
        return Operand.of(out.sql(" END"), typed, nullable, aggregate);
    }

    /** Returns the type of the results: that of the first column among them, else that of the first value. */
    private OperandType type(List<@Nullable Object> results) {
        for (Object result : results) {
            if (result instanceof Prop<?, ?> prop) {
                return operand(prop).typed();
            }
        }
        return Numbers.of(scope, java.util.Objects.requireNonNull(results.get(0)), "caseWhen(..)");
    }

    @Override
    public Operand visit(Expression.Aggregate<?, ?> aggregate) {
        Prop<?, ?> inner = aggregate.inner();
        return AggregateFunction.operand(scope, aggregate, inner == null ? null : operand(inner));
    }
}
