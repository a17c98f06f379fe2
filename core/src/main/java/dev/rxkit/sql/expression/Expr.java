package dev.rxkit.sql.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The syntax tree of an SQL expression, built by {@link ExpressionParser}. */
sealed interface Expr {

    /** A literal, {@code *}, or a keyword that is a value ({@code NULL}, {@code CURRENT_DATE}). */
    record Literal(String text) implements Expr {
        boolean string() {
            return text.startsWith("'");
        }

        boolean number() {
            return !text.isEmpty() && "0123456789.-".indexOf(text.charAt(0)) >= 0;
        }
    }

    /** The name of a column or another object; the last part is the unqualified name. */
    record Name(List<String> parts) implements Expr {
        String last() {
            return parts.get(parts.size() - 1);
        }
    }

    /**
     * A function call.
     *
     * @param separators what precedes each argument except the first: a comma or a keyword
     */
    record Call(String function, List<Expr> arguments, List<String> separators) implements Expr {}

    /** A prefix operator: {@code -x}, {@code NOT x}. */
    record Unary(String operator, Expr operand) implements Expr {}

    record Binary(String operator, Expr left, Expr right) implements Expr {}

    /** {@code x IS NULL} and similar tests; {@code test} is the text after the operand. */
    record Test(Expr operand, String test) implements Expr {}

    record In(Expr operand, List<Expr> values, boolean negated) implements Expr {}

    /** {@code LIKE} and similar operators. */
    record Like(
            String operator,
            Expr operand,
            Expr pattern,
            @Nullable Expr escape) implements Expr {}

    record Cast(Expr operand, String type) implements Expr {}

    record Case(
            @Nullable Expr operand,
            List<When> branches,
            @Nullable Expr otherwise) implements Expr {}

    /** One branch of a {@link Case}. */
    record When(Expr condition, Expr value) {}

    record Row(List<Expr> values) implements Expr {}

    record Array(List<Expr> values) implements Expr {}

    record Collate(Expr operand, String collation) implements Expr {}

    /** An element of an array: {@code x[1]}. */
    record Element(Expr operand, Expr index) implements Expr {}
}
