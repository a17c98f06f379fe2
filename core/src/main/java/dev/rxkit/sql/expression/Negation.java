package dev.rxkit.sql.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the negation of a condition without the operator NOT, such that it is equivalent for NULL as well. */
final class Negation {
    private static final Map<String, String> OPPOSITES =
            Map.of("=", "<>", "<>", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private Negation() {}

    /** Returns the negation, or null if it can only be expressed by NOT. */
    static @Nullable Expr of(Expr tree) {
        if (tree instanceof Expr.Binary binary) {
            return binary(binary);
        }
        if (tree instanceof Expr.In in) {
            return new Expr.In(in.operand(), in.values(), !in.negated());
        }
        if (tree instanceof Expr.Test test && !isRow(test.operand())) {
            String is = test.test().startsWith("IS NOT ")
                    ? "IS " + test.test().substring(7)
                    : "IS NOT " + test.test().substring(3);
            return new Expr.Test(test.operand(), is);
        }
        if (tree instanceof Expr.Like like) {
            String operator =
                    like.operator().startsWith("NOT ") ? like.operator().substring(4) : "NOT " + like.operator();
            return new Expr.Like(operator, like.operand(), like.pattern(), like.escape());
        }
        return tree instanceof Expr.Unary unary && unary.operator().equals("NOT") ? unary.operand() : null;
    }

    /** For a row in which only some values are NULL, both IS NULL and IS NOT NULL are false. */
    private static boolean isRow(Expr tree) {
        return tree instanceof Expr.Row
                || tree instanceof Expr.Call call && call.function().equals("row");
    }

    private static @Nullable Expr binary(Expr.Binary binary) {
        String opposite = OPPOSITES.get(binary.operator());
        if (opposite != null) {
            return new Expr.Binary(opposite, binary.left(), binary.right());
        }
        boolean both = binary.operator().equals("AND");
        return both || binary.operator().equals("OR")
                ? new Expr.Binary(both ? "OR" : "AND", not(binary.left()), not(binary.right()))
                : null;
    }

    private static Expr not(Expr tree) {
        Expr opposite = of(tree);
        return opposite == null ? new Expr.Unary("NOT", tree) : opposite;
    }
}
