package dev.rxkit.sql.expression;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints an expression with only those parentheses that are needed to read it the same way on every database. */
final class ExpressionPrinter {
    private static final Set<String> CONNECTIVES = Set.of("AND", "OR", "XOR");
    private static final Set<String> COMPARISONS =
            Set.of("=", "<>", "<", ">", "<=", ">=", "<=>", "IS DISTINCT FROM", "IS NOT DISTINCT FROM");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "%", "DIV");

    private final ExpressionRules rules;

    ExpressionPrinter(ExpressionRules rules) {
        this.rules = rules;
    }

    static boolean compares(String operator) {
        return COMPARISONS.contains(operator);
    }

    String text(Expr tree) {
        if (tree instanceof Expr.Literal literal) {
            return literal.text();
        }
        if (tree instanceof Expr.Name name) {
            return name.parts().stream().map(rules::quote).collect(Collectors.joining("."));
        }
        if (tree instanceof Expr.Call call) {
            return call(call);
        }
        if (tree instanceof Expr.Unary unary) {
            String operand = atomic(unary.operand());
            boolean apart = unary.operator().equals("NOT") || operand.startsWith("-") || operand.startsWith("+");
            return unary.operator() + (apart ? " " : "") + operand;
        }
        if (tree instanceof Expr.Binary binary) {
            return binary(binary);
        }
        if (tree instanceof Expr.Test test) {
            return operand(test.operand()) + " " + test.test();
        }
        if (tree instanceof Expr.In in) {
            return operand(in.operand()) + (in.negated() ? " NOT IN (" : " IN (") + list(in.values()) + ")";
        }
        if (tree instanceof Expr.Like like) {
            return operand(like.operand()) + " " + like.operator() + " " + operand(like.pattern())
                    + (like.escape() == null ? "" : " ESCAPE " + operand(like.escape()));
        }
        if (tree instanceof Expr.Cast cast) {
            return rules.colonCasts()
                    ? atomic(cast.operand()) + "::" + cast.type()
                    : "CAST(" + text(cast.operand()) + " AS " + cast.type() + ")";
        }
        if (tree instanceof Expr.Case choice) {
            return choice(choice);
        }
        if (tree instanceof Expr.Row row) {
            return "(" + list(row.values()) + ")";
        }
        if (tree instanceof Expr.Array array) {
            return "ARRAY[" + list(array.values()) + "]";
        }
        if (tree instanceof Expr.Collate collate) {
            return atomic(collate.operand()) + " COLLATE " + rules.quote(collate.collation());
        }
        Expr.Element element = (Expr.Element) tree;
        return atomic(element.operand()) + "[" + text(element.index()) + "]";
    }

    private String call(Expr.Call call) {
        StringBuilder text = new StringBuilder(call.function()).append('(');
        for (int i = 0; i < call.arguments().size(); i++) {
            if (i > 0) {
                String separator = call.separators().get(i - 1);
                text.append(separator.equals(",") ? ", " : separator.isEmpty() ? " " : " " + separator + " ");
            }
            text.append(text(call.arguments().get(i)));
        }
        return text.append(')').toString();
    }

    private String binary(Expr.Binary binary) {
        String operator = binary.operator();
        if (CONNECTIVES.contains(operator)) {
            return ExpressionNormaliser.chain(operator, binary).stream()
                    .map(part -> connects(part) ? "(" + text(part) + ")" : text(part))
                    .collect(Collectors.joining(" " + operator + " "));
        }
        if (COMPARISONS.contains(operator)) {
            return operand(binary.left()) + " " + operator + " " + operand(binary.right());
        }
        boolean sum = SUMS.contains(operator);
        if (sum || PRODUCTS.contains(operator)) {
            return (sum ? arithmetic(binary.left()) : product(binary.left())) + " " + operator + " "
                    + (sum ? product(binary.right()) : atomic(binary.right()));
        }
        return atomic(binary.left()) + " " + operator + " " + atomic(binary.right());
    }

    private static boolean connects(Expr tree) {
        return tree instanceof Expr.Binary binary && CONNECTIVES.contains(binary.operator());
    }

    /** Prints an operand of a comparison. */
    private String operand(Expr tree) {
        return arithmetic(tree);
    }

    private String arithmetic(Expr tree) {
        boolean sum = tree instanceof Expr.Binary binary && SUMS.contains(binary.operator());
        return sum ? text(tree) : product(tree);
    }

    private String product(Expr tree) {
        boolean product = tree instanceof Expr.Binary binary && PRODUCTS.contains(binary.operator());
        return product ? text(tree) : atomic(tree);
    }

    private String atomic(Expr tree) {
        boolean atom = tree instanceof Expr.Literal
                || tree instanceof Expr.Name
                || tree instanceof Expr.Call
                || tree instanceof Expr.Case
                || tree instanceof Expr.Row
                || tree instanceof Expr.Array
                || tree instanceof Expr.Element
                || tree instanceof Expr.Cast;
        return atom ? text(tree) : "(" + text(tree) + ")";
    }

    private String choice(Expr.Case choice) {
        StringBuilder text = new StringBuilder("CASE");
        if (choice.operand() != null) {
            text.append(' ').append(text(choice.operand()));
        }
        choice.branches()
                .forEach(when -> text.append(" WHEN ")
                        .append(text(when.condition()))
                        .append(" THEN ")
                        .append(text(when.value())));
        if (choice.otherwise() != null) {
            text.append(" ELSE ").append(text(choice.otherwise()));
        }
        return text.append(" END").toString();
    }

    private String list(List<Expr> values) {
        return values.stream().map(this::text).collect(Collectors.joining(", "));
    }
}
