package dev.rxkit.sql.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes what a server adds to an expression and replaces alternative spellings by one of them. */
final class ExpressionNormaliser {
    private static final Set<String> TEXTS =
            Set.of("TEXT", "VARCHAR", "CHAR", "BPCHAR", "REGCLASS", "REGCONFIG", "CHARACTER VARYING");
    private static final Set<String> NUMBERS = Set.of(
            "SMALLINT", "INTEGER", "BIGINT", "NUMERIC", "REAL", "DOUBLE PRECISION", "INT", "INT2", "INT4", "INT8");

    private final ExpressionRules rules;

    ExpressionNormaliser(ExpressionRules rules) {
        this.rules = rules;
    }

    /**
     * Normalises the whole expression. A cast around it is removed, because the place of the expression determines its
     * type.
     */
    Expr root(Expr tree) {
        return literal(of(tree));
    }

    private Expr of(Expr tree) {
        if (tree instanceof Expr.Binary binary) {
            return binary(binary);
        }
        if (tree instanceof Expr.Unary unary) {
            Expr operand = of(unary.operand());
            Expr opposite = unary.operator().equals("NOT") ? Negation.of(operand) : null;
            if (opposite != null) {
                return opposite;
            }
            boolean folded = unary.operator().equals("-")
                    && operand instanceof Expr.Literal number
                    && number.number()
                    && !number.text().startsWith("-");
            return folded ? new Expr.Literal("-" + ((Expr.Literal) operand).text()) : unary(unary.operator(), operand);
        }
        if (tree instanceof Expr.Cast cast) {
            return cast(of(cast.operand()), cast.type());
        }
        if (tree instanceof Expr.In in) {
            List<Expr> values = all(in.values()).stream().map(this::literal).toList();
            return in(of(in.operand()), values, in.negated());
        }
        if (tree instanceof Expr.Like like) {
            return new Expr.Like(
                    like.operator(),
                    of(like.operand()),
                    literal(of(like.pattern())),
                    like.escape() == null ? null : literal(of(like.escape())));
        }
        if (tree instanceof Expr.Call call) {
            return new Expr.Call(call.function(), all(call.arguments()), call.separators());
        }
        if (tree instanceof Expr.Case choice) {
            return new Expr.Case(
                    orNull(choice.operand()),
                    choice.branches().stream()
                            .map(when -> new Expr.When(literal(of(when.condition())), literal(of(when.value()))))
                            .toList(),
                    orNull(choice.otherwise()));
        }
        if (tree instanceof Expr.Test test) {
            return new Expr.Test(of(test.operand()), test.test());
        }
        if (tree instanceof Expr.Row row) {
            return new Expr.Row(all(row.values()));
        }
        if (tree instanceof Expr.Array array) {
            return new Expr.Array(all(array.values()));
        }
        if (tree instanceof Expr.Collate collate) {
            return new Expr.Collate(of(collate.operand()), collate.collation());
        }
        if (tree instanceof Expr.Element element) {
            return new Expr.Element(of(element.operand()), of(element.index()));
        }
        return tree;
    }

    private static Expr unary(String operator, Expr operand) {
        return operator.equals("+") && operand instanceof Expr.Literal ? operand : new Expr.Unary(operator, operand);
    }

    private @Nullable Expr orNull(@Nullable Expr tree) {
        return tree == null ? null : literal(of(tree));
    }

    private List<Expr> all(List<Expr> trees) {
        return trees.stream().map(this::of).toList();
    }

    private Expr binary(Expr.Binary binary) {
        Expr left = of(binary.left());
        Expr right = of(binary.right());
        String operator = binary.operator();
        boolean equal = operator.equals("=");
        if ((equal || operator.equals("<>"))
                && right instanceof Expr.Call call
                && call.function().equals(equal ? "any" : "all")
                && call.arguments().size() == 1
                && elements(call.arguments().get(0)) instanceof Expr.Array array) {
            return in(left, array.values().stream().map(this::literal).toList(), !equal);
        }
        if (ExpressionPrinter.compares(operator)) {
            return new Expr.Binary(operator, literal(left), literal(right));
        }
        return new Expr.Binary(operator, comparedWith(left, right), comparedWith(right, left));
    }

    /** Removes the cast from a literal that is compared with a column of the cast's type. */
    private Expr comparedWith(Expr tree, Expr other) {
        boolean same = tree instanceof Expr.Cast cast
                && cast.operand() instanceof Expr.Literal
                && other instanceof Expr.Name name
                && cast.type().equals(rules.columnType(name.last()));
        return same ? ((Expr.Cast) tree).operand() : tree;
    }

    private static Expr elements(Expr tree) {
        return tree instanceof Expr.Cast cast ? elements(cast.operand()) : tree;
    }

    private static Expr in(Expr operand, List<Expr> values, boolean negated) {
        return values.size() == 1
                ? new Expr.Binary(negated ? "<>" : "=", operand, values.get(0))
                : new Expr.In(operand, values, negated);
    }

    /** Removes the cast from a literal whose place determines its type. */
    private Expr literal(Expr tree) {
        if (tree instanceof Expr.Cast cast && rules.colonCasts()) {
            if (cast.operand() instanceof Expr.Literal || cast.operand() instanceof Expr.Array) {
                return literal(cast.operand());
            }
        }
        return tree;
    }

    private Expr cast(Expr operand, String type) {
        if (!rules.colonCasts()) {
            // A server with these rules adds no casts.
            return new Expr.Cast(operand, type);
        }
        String bare = bare(type);
        if (operand instanceof Expr.Literal value) {
            if (bare.startsWith("TIMESTAMP") && value.text().matches("'\\d+-\\d\\d-\\d\\d 00:00:00(\\+00)?'")) {
                return new Expr.Cast(new Expr.Literal(value.text().replaceFirst(" .*", "'")), type);
            }
            if (NUMBERS.contains(bare) && value.string()) {
                String inner = value.text().substring(1, value.text().length() - 1);
                if (inner.matches("-?\\d+(\\.\\d+)?")) {
                    return new Expr.Literal(inner);
                }
            }
            boolean plain = value.number() && NUMBERS.contains(bare);
            boolean text = (value.string() || value.text().equals("NULL")) && TEXTS.contains(bare);
            return plain || text ? value : new Expr.Cast(value, type);
        }
        String from = operand instanceof Expr.Name name ? rules.columnType(name.last()) : null;
        if (from != null && rules.implied(from, type)) {
            return operand;
        }
        if (operand instanceof Expr.Cast inner && inner.type().equals(type)) {
            return inner;
        }
        return new Expr.Cast(operand, type);
    }

    private static String bare(String type) {
        return type.toUpperCase(Locale.ROOT).replaceAll("\\(.*?\\)", "").strip();
    }

    /** Returns the operands of a chain of one operator. */
    static List<Expr> chain(String operator, Expr tree) {
        if (tree instanceof Expr.Binary binary && binary.operator().equals(operator)) {
            List<Expr> all = new ArrayList<>(chain(operator, binary.left()));
            all.addAll(chain(operator, binary.right()));
            return all;
        }
        return List.of(tree);
    }
}
