package dev.rxkit.sql.expression;

import dev.rxkit.sql.expression.ExpressionLexer.Kind;
import dev.rxkit.sql.expression.ExpressionLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses the operands of operators: literals, names, calls, {@code CASE}, parentheses. */
final class PrimaryExpressionParser {
    /**
     * Functions that a server prints in quotes because their names are keywords. The unquoted names mean the same
     * functions.
     */
    private static final Set<String> QUOTED_BY_SERVERS = Set.of("substring", "overlay");

    private static final Set<String> VALUES = Set.of(
            "NULL",
            "TRUE",
            "FALSE",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "SESSION_USER",
            "USER");
    private static final Set<String> SEPARATORS = Set.of("FROM", "FOR", "USING", "IN");
    /** Functions whose first argument is a keyword. */
    private static final Set<String> BY_UNIT = Set.of("timestampdiff", "timestampadd");

    private static final Set<String> SIDES = Set.of("BOTH", "LEADING", "TRAILING");
    private static final Set<String> TYPED = Set.of("DATE", "TIME", "TIMESTAMP", "INTERVAL");
    private static final Set<String> STATEMENTS = Set.of("SELECT", "EXISTS", "WITH", "VALUES");

    private final ExpressionParser operators;
    private final TokenCursor cursor;
    private final ExpressionRules rules;

    PrimaryExpressionParser(ExpressionParser operators, TokenCursor cursor, ExpressionRules rules) {
        this.operators = operators;
        this.cursor = cursor;
        this.rules = rules;
    }

    Expr read() {
        Token token = cursor.take();
        return switch (token.kind()) {
            case STRING, NUMBER -> new Expr.Literal(token.text());
            case QUOTED -> named(token);
            case WORD -> word(token);
            case SYMBOL -> {
                if (token.symbol("(")) {
                    List<Expr> values = list(")");
                    yield values.size() == 1 ? values.get(0) : new Expr.Row(values);
                }
                if (token.symbol("*")) {
                    yield new Expr.Literal("*");
                }
                throw new TokenCursor.Unreadable(token.text());
            }
            case END -> throw cursor.unreadable();
        };
    }

    private Expr word(Token token) {
        String upper = token.text().toUpperCase(Locale.ROOT);
        boolean called = cursor.token().symbol("(");
        if (STATEMENTS.contains(upper)) {
            throw new TokenCursor.Unreadable(upper);
        }
        if (upper.startsWith("_UTF8") && cursor.token().kind() == Kind.STRING) {
            return read();
        }
        if (upper.equals("CASE")) {
            return branches();
        }
        if (upper.equals("CAST") && called) {
            cursor.take();
            Expr operand = operators.expression(0);
            cursor.expect("AS");
            Expr cast = new Expr.Cast(operand, new TypeReader(cursor, rules).read());
            cursor.expect(")");
            return cast;
        }
        if (upper.equals("ARRAY") && cursor.accept("[")) {
            return new Expr.Array(list("]"));
        }
        if (TYPED.contains(upper) && cursor.token().kind() == Kind.STRING) {
            return new Expr.Cast(read(), rules.type(upper));
        }
        if (VALUES.contains(upper) && !called) {
            return value(upper);
        }
        return named(token);
    }

    private Expr value(String upper) {
        if (rules.booleansAreNumbers() && (upper.equals("TRUE") || upper.equals("FALSE"))) {
            return new Expr.Literal(upper.equals("TRUE") ? "1" : "0");
        }
        boolean plain = Set.of("NULL", "TRUE", "FALSE").contains(upper);
        return plain || !rules.valuesAreCalls()
                ? new Expr.Literal(upper)
                : new Expr.Call(rules.function(upper.toLowerCase(Locale.ROOT)), List.of(), List.of());
    }

    private Expr named(Token first) {
        List<Token> parts = new ArrayList<>(List.of(first));
        while (cursor.accept(".")) {
            parts.add(cursor.token());
            cursor.take();
        }
        Token last = parts.get(parts.size() - 1);
        if (last.kind() != Kind.WORD && last.kind() != Kind.QUOTED) {
            throw new TokenCursor.Unreadable(last.text());
        }
        if (cursor.accept("(")) {
            return call(parts);
        }
        return new Expr.Name(parts.stream()
                .map(part -> rules.name(part.value(), part.kind() == Kind.QUOTED))
                .toList());
    }

    private Expr call(List<Token> parts) {
        Token last = parts.get(parts.size() - 1);
        String function = last.kind() == Kind.QUOTED && !QUOTED_BY_SERVERS.contains(last.value())
                ? rules.quote(last.value())
                : rules.function(last.value().toLowerCase(Locale.ROOT));
        if (parts.size() > 1) {
            function =
                    rules.quote(rules.name(parts.get(0).value(), parts.get(0).kind() == Kind.QUOTED)) + "." + function;
        }
        if (BY_UNIT.contains(function)) {
            throw new TokenCursor.Unreadable(function);
        }
        List<Expr> arguments = new ArrayList<>();
        List<String> separators = new ArrayList<>();
        boolean within = function.equals("position");
        String sides = cursor.token().text().toUpperCase(Locale.ROOT);
        if (SIDES.contains(sides) && function.equals("trim")) {
            cursor.take();
            arguments.add(new Expr.Literal(sides));
            separators.add(cursor.accept("FROM") ? "FROM" : "");
            arguments.add(operators.expression(0));
        }
        while (!cursor.accept(")")) {
            if (!arguments.isEmpty()) {
                separators.add(separator());
            }
            arguments.add(operators.expression(within ? ExpressionParser.OTHER : 0));
        }
        if (sides.equals("BOTH") && separators.equals(List.of("FROM"))) {
            return new Expr.Call(function, List.of(arguments.get(1)), List.of());
        }
        return new Expr.Call(function, List.copyOf(arguments), List.copyOf(separators));
    }

    private String separator() {
        String word = cursor.token().text().toUpperCase(Locale.ROOT);
        if (!cursor.token().symbol(",") && !SEPARATORS.contains(word)) {
            throw cursor.unreadable();
        }
        cursor.take();
        return word;
    }

    List<Expr> list(String close) {
        List<Expr> values = new ArrayList<>();
        if (cursor.accept(close)) {
            return values;
        }
        do {
            values.add(operators.expression(0));
        } while (cursor.accept(","));
        cursor.expect(close);
        return List.copyOf(values);
    }

    private Expr branches() {
        Expr operand = cursor.token().is("WHEN") ? null : operators.expression(0);
        List<Expr.When> branches = new ArrayList<>();
        while (cursor.accept("WHEN")) {
            Expr condition = operators.expression(0);
            cursor.expect("THEN");
            branches.add(new Expr.When(condition, operators.expression(0)));
        }
        Expr otherwise = cursor.accept("ELSE") ? operators.expression(0) : null;
        cursor.expect("END");
        return new Expr.Case(operand, List.copyOf(branches), otherwise);
    }
}
