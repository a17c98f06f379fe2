package dev.rxkit.session.raw;

import dev.rxkit.error.QueryException;
import dev.rxkit.sql.SqlLexer;
import dev.rxkit.sql.SqlLexer.Kind;
import dev.rxkit.sql.SqlLexer.Token;
import dev.rxkit.sql.SqlRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the lists of a statement are, and what is written there. A list is a whole value of {@code in (..)}, or of
 * PostgreSQL's {@code array[..]}, or all of its {@code any (..)}; together with the other values between the brackets it is one list, so one without
 * elements adds nothing. For one statement.
 */
final class ListExpansion {

    private final List<Token> tokens;
    private final Map<String, ? extends List<?>> lists;
    private final Set<SqlRule> rules;

    /** Returns the bracket that encloses each token, and the one that closes each bracket; -1 for none. */
    private final int[] enclosing;

    private final int[] closing;

    /** What is written in place of a token; for a bracket that closes, with it. */
    private final Map<Integer, String> replaced = new HashMap<>();

    private ListExpansion(List<Token> tokens, Map<String, ? extends List<?>> lists, Set<SqlRule> rules) {
        this.tokens = tokens;
        this.lists = lists;
        this.rules = rules;
        enclosing = new int[tokens.size()];
        closing = new int[tokens.size()];
        nest();
    }

    /**
     * What is to be written in place of some tokens, by their index; lists that have elements are left to the caller.
     *
     * @throws QueryException if a list is where only one value can be
     */
    static Map<Integer, String> of(List<Token> tokens, Map<String, ? extends List<?>> lists, Set<SqlRule> rules) {
        if (lists.isEmpty()) {
            return Map.of();
        }
        ListExpansion all = new ListExpansion(tokens, lists, rules);
        for (int i = 0; i < tokens.size(); i++) {
            List<?> elements = all.list(i);
            if (elements != null) {
                all.requirePlace(i);
                if (elements.isEmpty() && !all.any(all.enclosing[i])) {
                    all.leaveOut(all.enclosing[i]);
                }
            }
        }
        return all.replaced;
    }

    /** Returns whether the value at a JDBC position, counted from 1, is between the brackets of {@code in (..)}. */
    static boolean within(String sql, Set<SqlRule> rules, int position) {
        List<Token> tokens = SqlLexer.tokens(sql, rules);
        ListExpansion all = new ListExpansion(tokens, Map.of(), rules);
        int seen = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).text().equals("?") && ++seen == position) {
                return all.enclosing[i] >= 0 && all.in(all.enclosing[i]);
            }
        }
        return false;
    }

    private void nest() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!open.isEmpty() && (symbol(i, ")") || symbol(i, "]"))) {
                closing[open.pop()] = i;
            }
            enclosing[i] = open.isEmpty() ? -1 : open.peek();
            closing[i] = -1;
            if (symbol(i, "(") || symbol(i, "[")) {
                open.push(i);
            }
        }
    }

    private @Nullable List<?> list(int i) {
        Token token = tokens.get(i);
        return token.kind() == Kind.PARAMETER ? lists.get(token.text()) : null;
    }

    private void requirePlace(int i) {
        int open = enclosing[i];
        boolean whole = open >= 0
                && closing[open] > 0
                && (i - 1 == open || symbol(i - 1, ","))
                && (i + 1 == closing[open] || symbol(i + 1, ","));
        if (whole && any(open) && i - 1 == open && i + 1 == closing[open]) {
            boolean empty = Objects.requireNonNull(list(i)).isEmpty();
            replaced.put(open, empty ? "('{}'" : "(ARRAY[");
            replaced.put(closing[open], empty ? ")" : "])");
            return;
        }
        if (!whole || !(in(open) || array(open))) {
            String name = tokens.get(i).text();
            throw new QueryException("the list :" + name + " is where one value belongs: a list is the content of in (:"
                    + name + ")"
                    + (rules.contains(SqlRule.ARRAY_SLICES) ? ", any(:" + name + ") or array[:" + name + "]" : "")
                    + "; for a value that is kept as JSON use bindJson(\"" + name
                    + "\", ..), anywhere else bind each value to a name of its own");
        }
    }

    private boolean in(int open) {
        return symbol(open, "(") && open > 0 && tokens.get(open - 1).word("in");
    }

    /** Returns whether a bracket is that of PostgreSQL's {@code any (..)} or {@code all (..)}, which take an array. */
    private boolean any(int open) {
        return rules.contains(SqlRule.ARRAY_SLICES)
                && symbol(open, "(")
                && open > 0
                && (tokens.get(open - 1).word("any")
                        || tokens.get(open - 1).word("some")
                        || tokens.get(open - 1).word("all"));
    }

    private boolean array(int open) {
        return symbol(open, "[") && open > 0 && tokens.get(open - 1).word("array");
    }

    /** Leaves out the lists without elements that are between two brackets, and their commas. */
    private void leaveOut(int open) {
        boolean kept = false;
        int comma = -1;
        boolean empty = false;
        for (int i = open + 1; i <= closing[open]; i++) {
            if (enclosing[i] != open && i != closing[open]) {
                continue;
            }
            List<?> elements = i < closing[open] ? list(i) : null;
            if (elements != null && elements.isEmpty()) {
                empty = true;
                replaced.put(i, "");
            } else if (symbol(i, ",") || i == closing[open]) {
                if (comma >= 0 && (empty || !kept)) {
                    replaced.put(comma, "");
                }
                kept |= !empty;
                empty = false;
                comma = i;
            }
        }
        if (!kept) {
            nothing(open);
        }
    }

    private void nothing(int open) {
        int close = closing[open];
        if (array(open)) {
            if (!symbol(close + 1, "::")
                    && !(close + 1 < tokens.size() && tokens.get(close + 1).word("as"))) {
                String name = tokens.get(open + 1).text();
                throw new QueryException("the list :" + name + " is empty, and an array without elements needs a type:"
                        + " write it after the list, as in array[:" + name + "]::text[]");
            }
        } else if (!rules.contains(SqlRule.EMPTY_IN)) {
            // IN (NULL) is NULL whatever is compared and whatever its type.
            boolean not = open > 1 && tokens.get(open - 2).word("not");
            replaced.put(open, "(NULL");
            replaced.put(close, not ? ") IS NULL" : ") IS NOT NULL");
        }
    }

    private boolean symbol(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).symbol(symbol);
    }
}
