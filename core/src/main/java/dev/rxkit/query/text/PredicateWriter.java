package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.tree.Predicate;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.List;

/** Writes conditions as SQL that may be combined by {@code AND} and {@code NOT} without further parentheses. */
final class PredicateWriter implements Predicate.Visitor {

    private final SqlWriter out;
    private final Scope scope;

    PredicateWriter(SqlWriter out, Scope scope) {
        this.out = out;
        this.scope = scope;
    }

    /**
     * Writes a condition.
     *
     * @throws QueryException if it does not fit the statement
     */
    static void write(SqlWriter out, Scope scope, Condition condition) {
        Predicate.of(condition).accept(new PredicateWriter(out, scope));
    }

    /** Resolves the left side of an operator whose right sides are values. */
    private Operand operand(Prop<?, ?> left) {
        return OperandResolver.compared(scope, left);
    }

    /** Resolves the left side of an operator before a value, and checks its order if the operator needs one. */
    private Operand operand(Prop<?, ?> left, String operator) {
        Operand operand = OperandResolver.compared(scope, left);
        requireOrdered(operand, operator);
        return operand;
    }

    private void requireOrdered(Operand operand, String operator) {
        if (!operator.equals("=") && !operator.equals("<>")) {
            operand.requireOrdered(scope.dialect(), "compared");
        }
    }

    @Override
    public void visit(Predicate.Comparison comparison) {
        String operator = comparison.operator();
        Operand operand = operand(comparison.left(), operator);
        UnreadableValues.write(out, scope, List.of(operand), operator.equals("="), false, inside -> {
            if (Documents.are(scope, operand)) {
                inside.sql(operator.equals("=") ? "" : "NOT ");
                Documents.write(inside, scope, operand, operand.typed().bind(comparison.value()));
            } else {
                StoredValue.compare(inside, scope, operand, operator, comparison.value());
            }
        });
    }

    @Override
    public void visit(Predicate.ColumnComparison comparison) {
        String operator = comparison.operator();
        Operand left = OperandResolver.beside(scope, comparison.left(), comparison.right());
        Operand second = OperandResolver.beside(scope, comparison.right(), comparison.left());
        requireOrdered(left, operator);
        Operand first =
                second.column() == null && second.typed().about() == null ? left.collated(scope.dialect()) : left;
        first.typed().requireComparable();
        second.typed().requireComparable();
        ComputedTypes.requireSameForm(scope.dialect(), first.typed(), second.typed());
        UnreadableValues.write(out, scope, List.of(first, second), false, false, inside -> {
            if (Documents.are(scope, first) && Documents.are(scope, second)) {
                inside.sql(operator.equals("=") ? "" : "NOT ");
                Documents.write(inside, scope, first, second);
            } else {
                StoredValue.side(inside, scope, first, operator);
                inside.sql(" " + operator + " ");
                StoredValue.side(inside, scope, second, operator);
            }
        });
    }

    @Override
    public void visit(Predicate.SubqueryComparison comparison) {
        String operator = comparison.operator();
        boolean many = operator.endsWith("IN");
        SubqueryText select = Subqueries.select(comparison.select());
        Operand left = OperandResolver.operand(scope, comparison.left());
        requireOrdered(left, many ? "=" : operator);
        Operand operand = select.about(scope) == null ? left.collated(scope.dialect()) : left;
        operand.typed().requireComparable();
        boolean orNull = many && operand.nullable();
        UnreadableValues.write(out, scope, List.of(operand), StoredValue.isEqual(operator), orNull, inside -> {
            StoredValue.side(inside, scope, operand, operator);
            inside.sql(" " + operator + " (");
            select.column(inside, scope, operand.typed(), many, operator);
            inside.sql(")");
        });
    }

    @Override
    public void visit(Predicate.Between between) {
        Operand operand = operand(between.left());
        operand.requireOrdered(scope.dialect(), "compared");
        UnreadableValues.write(out, scope, List.of(operand), false, false, inside -> {
            inside.sql("(");
            if (operand.typed().storedAs() == null) {
                inside.operand(operand)
                        .sql(" BETWEEN ")
                        .value(operand.typed().bind(between.from()))
                        .sql(" AND ")
                        .value(operand.typed().bind(between.to()));
            } else {
                StoredValue.compare(inside, scope, operand, ">=", between.from());
                inside.sql(" AND ");
                StoredValue.compare(inside, scope, operand, "<=", between.to());
            }
            inside.sql(")");
        });
    }

    @Override
    public void visit(Predicate.In in) {
        Operand operand = operand(in.left());
        if (in.values().isEmpty()) {
            out.sql(in.among() ? "1 = 0" : "1 = 1");
            return;
        }
        UnreadableValues.write(out, scope, List.of(operand), in.among(), false, inside -> {
            if (Documents.are(scope, operand)) {
                documents(inside, in, operand);
            } else {
                StoredValue.among(inside, scope, operand, in.among(), in.values());
            }
        });
    }

    private void documents(SqlWriter inside, Predicate.In in, Operand operand) {
        inside.sql(in.among() ? "(" : "NOT (");
        inside.joined(0, in.values().size(), " OR ", i -> {
            Bind bound = operand.typed().bind(in.values().get(i));
            Documents.write(inside, scope, operand, bound);
        });
        inside.sql(")");
    }

    @Override
    public void visit(Predicate.IsNull isNull) {
        out.operand(operand(isNull.left())).sql(isNull.absent() ? " IS NULL" : " IS NOT NULL");
    }

    @Override
    public void visit(Predicate.Like like) {
        Operand operand = operand(like.left());
        operand.requireText(like.operator());
        if (like.endsInEscape()) {
            throw new QueryException(like.operator()
                    + ": the pattern ends in \\, which escapes the character after it: write \\\\ for"
                    + " the character itself, or use endsWith(..)");
        }
        Dialect dialect = scope.dialect();
        Bind bound = operand.typed().text(dialect.pattern(like.pattern(), like.ignoreCase()));
        Kind kind = operand.typed().storedAs();
        boolean bare = operand.column() != null && !scope.opposite();
        String text = kind == null || bare ? operand.text() : dialect.exact(operand.text(), kind);
        String guard = kind != null && bare ? dialect.guard(operand.text(), "LIKE", kind) : "";
        StringBuilder sql = new StringBuilder(dialect.like(text, like.ignoreCase()));
        int mark = sql.lastIndexOf("?");
        out.sql(guard.isEmpty() ? "" : "(")
                .sql(sql.replace(mark, mark + 1, bound.mark()).toString())
                .seen(operand)
                .binds(operand.binds())
                .bind(bound)
                .sql(guard.isEmpty() ? "" : guard + ")");
    }

    @Override
    public void visit(Predicate.Exists exists) {
        SqlWriter inner = new SqlWriter();
        Subqueries.select(exists.select()).any(inner, scope);
        out.sql("EXISTS (").append(inner).sql(")");
    }

    @Override
    public void visit(Predicate.Junction junction) {
        List<Condition> parts = junction.parts();
        if (parts.isEmpty()) {
            out.sql(junction.any() ? "1 = 0" : "1 = 1");
            return;
        }
        out.sql("(");
        out.joined(0, parts.size(), junction.any() ? " OR " : " AND ", i -> write(out, scope, parts.get(i)));
        out.sql(")");
    }

    @Override
    public void visit(Predicate.Negation negation) {
        out.sql("NOT (");
        write(out, scope.ofOpposite(), negation.part());
        out.sql(")");
    }
}
