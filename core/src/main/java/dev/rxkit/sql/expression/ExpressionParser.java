package dev.rxkit.sql.expression;

import dev.rxkit.sql.expression.ExpressionLexer.Kind;
import dev.rxkit.sql.expression.ExpressionLexer.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses an expression by operator precedence. An instance parses one expression. */
public final class ExpressionParser {
    private static final int COMPARISON = 5;
    /** The precedence of {@code IN}, {@code BETWEEN} and {@code LIKE}. */
    private static final int PREDICATE = 6;
    /** The precedence of all other operators between predicates and sums. */
    public static final int OTHER = 7;

    private static final int UNARY = 13;
    private static final int POSTFIX = 14;

    private static final Map<String, Integer> STRENGTH = Map.ofEntries(
            Map.entry("OR", 1),
            Map.entry("XOR", 2),
            Map.entry("AND", 3),
            Map.entry("=", COMPARISON),
            Map.entry("<>", COMPARISON),
            Map.entry("<", COMPARISON),
            Map.entry(">", COMPARISON),
            Map.entry("<=", COMPARISON),
            Map.entry(">=", COMPARISON),
            Map.entry("<=>", COMPARISON),
            Map.entry("+", 10),
            Map.entry("-", 10),
            Map.entry("*", 11),
            Map.entry("/", 11),
            Map.entry("%", 11),
            Map.entry("DIV", 11),
            Map.entry("^", 12));
    private static final Set<String> LIKES = Set.of("LIKE", "ILIKE", "REGEXP", "RLIKE");
    private static final Map<String, String> LIKE_SYMBOLS =
            Map.of("~~", "LIKE", "!~~", "NOT LIKE", "~~*", "ILIKE", "!~~*", "NOT ILIKE");

    private final TokenCursor cursor;
    private final ExpressionRules rules;
    private final PrimaryExpressionParser atoms;

    private ExpressionParser(List<Token> tokens, ExpressionRules rules) {
        this.cursor = new TokenCursor(tokens);
        this.rules = rules;
        this.atoms = new PrimaryExpressionParser(this, cursor, rules);
    }

    /**
     * Parses an expression.
     *
     * @throws TokenCursor.Unreadable if this parser does not support it
     */
    static Expr parse(List<Token> tokens, ExpressionRules rules) {
        ExpressionParser parser = new ExpressionParser(tokens, rules);
        Expr tree = parser.expression(0);
        if (parser.cursor.token().kind() != Kind.END) {
            throw parser.cursor.unreadable();
        }
        return tree;
    }

    /** Parses an expression whose operators have at least the given precedence. */
    Expr expression(int least) {
        Expr left = prefix();
        while (true) {
            Expr longer = suffix(left, least);
            if (longer == null) {
                return left;
            }
            left = longer;
        }
    }

    private @Nullable Expr suffix(Expr left, int least) {
        Token token = cursor.token();
        String operator = operator(token);
        Integer strength = STRENGTH.getOrDefault(operator, rules.strength(operator));
        if (token.symbol("::")) {
            cursor.take();
            return new Expr.Cast(left, new TypeReader(cursor, rules).read());
        }
        if (token.symbol("[")) {
            cursor.take();
            Expr index = expression(0);
            cursor.expect("]");
            return new Expr.Element(left, index);
        }
        if (token.is("COLLATE") && least <= POSTFIX) {
            cursor.take();
            return new Expr.Collate(left, name());
        }
        if (token.is("AT") && cursor.following().is("TIME") && least <= POSTFIX) {
            cursor.take();
            cursor.take();
            cursor.take();
            return new Expr.Binary("AT TIME ZONE", left, expression(POSTFIX + 1));
        }
        if (strength != null) {
            return strength < least ? null : binary(left, operator, strength);
        }
        Expr test = least <= COMPARISON ? test(left, operator) : null;
        Expr predicate = test == null && least <= PREDICATE ? predicate(left, operator) : test;
        if (predicate != null) {
            return predicate;
        }
        boolean symbolic =
                token.kind() == Kind.SYMBOL && "()[],.;".indexOf(token.text().charAt(0)) < 0;
        return symbolic && least <= OTHER && !LIKE_SYMBOLS.containsKey(operator) ? binary(left, operator, OTHER) : null;
    }

    private String operator(Token token) {
        String text = token.text().toUpperCase(Locale.ROOT);
        return switch (token.kind()) {
            case SYMBOL ->
                switch (text) {
                    case "!=" -> "<>";
                    case "==" -> "=";
                    case "||" -> rules.pipesMeanOr() ? "OR" : text;
                    case "&&" -> rules.pipesMeanOr() ? "AND" : text;
                    default -> text;
                };
            case WORD -> text.equals("MOD") ? "%" : text;
            default -> "";
        };
    }

    private Expr binary(Expr left, String operator, int strength) {
        cursor.take();
        return new Expr.Binary(operator, left, expression(strength + 1));
    }

    private @Nullable Expr test(Expr left, String operator) {
        if (operator.equals("IS")) {
            cursor.take();
            return test(left);
        }
        if (operator.equals("ISNULL") || operator.equals("NOTNULL")) {
            cursor.take();
            return new Expr.Test(left, operator.equals("ISNULL") ? "IS NULL" : "IS NOT NULL");
        }
        return null;
    }

    private @Nullable Expr predicate(Expr left, String operator) {
        if (LIKE_SYMBOLS.containsKey(operator)) {
            cursor.take();
            return new Expr.Like(LIKE_SYMBOLS.getOrDefault(operator, operator), left, expression(OTHER), null);
        }
        int start = cursor.mark();
        boolean negated = cursor.accept("NOT");
        if (cursor.accept("IN")) {
            cursor.expect("(");
            return new Expr.In(left, atoms.list(")"), negated);
        }
        if (cursor.accept("BETWEEN")) {
            Expr low = expression(OTHER);
            cursor.expect("AND");
            Expr high = expression(OTHER);
            return negated
                    ? new Expr.Binary("OR", new Expr.Binary("<", left, low), new Expr.Binary(">", left, high))
                    : new Expr.Binary("AND", new Expr.Binary(">=", left, low), new Expr.Binary("<=", left, high));
        }
        if (cursor.accept("SIMILAR")) {
            cursor.expect("TO");
            Expr pattern = new Expr.Call("similar_to_escape", List.of(expression(OTHER)), List.of());
            return new Expr.Binary(negated ? "!~" : "~", left, pattern);
        }
        String like = cursor.token().text().toUpperCase(Locale.ROOT);
        if (cursor.token().kind() == Kind.WORD && LIKES.contains(like)) {
            cursor.take();
            Expr pattern = expression(OTHER);
            Expr escape = cursor.accept("ESCAPE") ? expression(OTHER) : null;
            return new Expr.Like((negated ? "NOT " : "") + like, left, pattern, escape);
        }
        cursor.back(start);
        return null;
    }

    private Expr test(Expr left) {
        String not = cursor.accept("NOT") ? "NOT " : "";
        if (cursor.accept("DISTINCT")) {
            cursor.expect("FROM");
            return new Expr.Binary("IS " + not + "DISTINCT FROM", left, expression(OTHER));
        }
        Token what = cursor.take();
        String word = what.text().toUpperCase(Locale.ROOT);
        if (what.kind() != Kind.WORD
                || !Set.of("NULL", "TRUE", "FALSE", "UNKNOWN").contains(word)) {
            throw new TokenCursor.Unreadable(word);
        }
        return new Expr.Test(left, "IS " + not + word);
    }

    private Expr prefix() {
        if (cursor.accept("NOT")) {
            return new Expr.Unary("NOT", expression(4));
        }
        if (cursor.token().symbol("-")
                || cursor.token().symbol("+")
                || cursor.token().symbol("~")
                || cursor.token().symbol("!")) {
            String sign = cursor.token().text();
            cursor.take();
            return sign.equals("!")
                    ? new Expr.Unary("NOT", expression(UNARY))
                    : new Expr.Unary(sign, expression(UNARY));
        }
        return atoms.read();
    }

    private String name() {
        Token token = cursor.take();
        return rules.name(token.value(), token.kind() == Kind.QUOTED);
    }
}
