package dev.rxkit.database.sqlite;

import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of one statement in order. Reading past the end returns null and never fails. */
final class TokenReader {

    private final List<SqlToken> tokens;
    private int at;

    TokenReader(String sql) {
        this(SqliteSyntax.tokens(sql));
    }

    TokenReader(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    boolean done() {
        return at >= tokens.size();
    }

    @Nullable
    SqlToken peek() {
        return done() ? null : tokens.get(at);
    }

    /** Returns and consumes the next token. */
    @Nullable
    SqlToken next() {
        return done() ? null : tokens.get(at++);
    }

    /** Returns the next name or literal without its quotes; null at the end. */
    @Nullable
    String name() {
        SqlToken token = next();
        return token == null ? null : token.value();
    }

    /** Returns the name of a table, which is the part after the last dot. */
    @Nullable
    String qualified() {
        String name = name();
        while (takeSymbol(".")) {
            name = name();
        }
        return name;
    }

    boolean sees(String keyword) {
        SqlToken token = peek();
        return token != null && token.is(keyword);
    }

    boolean seesSymbol(String symbol) {
        SqlToken token = peek();
        return token != null && token.symbol(symbol);
    }

    /** Consumes the keywords if all of them come next, in this order. */
    boolean take(String... keywords) {
        if (at + keywords.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!tokens.get(at + i).is(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    boolean takeSymbol(String symbol) {
        boolean seen = seesSymbol(symbol);
        at += seen ? 1 : 0;
        return seen;
    }

    /**
     * Consumes a parenthesis, the matching one and the tokens between them, which it returns; returns an empty list if
     * the next token is not a parenthesis.
     */
    List<SqlToken> group() {
        if (!seesSymbol("(")) {
            return List.of();
        }
        int start = at + 1;
        int depth = 0;
        while (!done()) {
            SqlToken token = tokens.get(at++);
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            if (depth == 0) {
                return tokens.subList(start, at - 1);
            }
        }
        return tokens.subList(start, tokens.size());
    }

    /** Consumes the tokens up to the next comma outside parentheses, without the comma, and returns them as text. */
    String skipped() {
        int start = at;
        while (!done() && !seesSymbol(",")) {
            if (seesSymbol("(")) {
                group();
            } else {
                at++;
            }
        }
        return text(tokens.subList(start, at));
    }

    List<SqlToken> rest() {
        List<SqlToken> rest = tokens.subList(at, tokens.size());
        at = tokens.size();
        return rest;
    }

    /** Splits the tokens at commas outside parentheses. */
    static List<List<SqlToken>> split(List<SqlToken> tokens) {
        List<List<SqlToken>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            if (depth == 0 && token.symbol(",")) {
                parts.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }

    static String text(List<SqlToken> tokens) {
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining(" "));
    }
}
