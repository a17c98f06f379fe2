package dev.rxkit.sql;

import dev.rxkit.sql.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SQL that a user wrote: its tokens, and the statements it has with what each of them does. Immutable. */
public final class StatementText {

    private static final String[] CONTROL = {"if", "case", "loop", "while", "repeat", "for"};

    private final List<Token> tokens;
    private final List<StatementKind> kinds = new ArrayList<>();
    private boolean several;

    private StatementText(List<Token> tokens) {
        this.tokens = tokens;
        int from = 0;
        while (from < tokens.size()) {
            int end = end(from);
            if (end > from) {
                several |= from > 0;
                kinds.add(StatementVerbs.kind(tokens.subList(from, end)));
            }
            from = end + 1;
        }
    }

    /** Reads a text by the rules of a database. */
    public static StatementText of(String sql, Set<SqlRule> rules) {
        return new StatementText(List.copyOf(SqlLexer.tokens(sql, rules)));
    }

    /** The tokens of the whole text. */
    public List<Token> tokens() {
        return tokens;
    }

    /** What the first statement does. */
    public StatementKind kind() {
        return kinds.isEmpty() ? StatementKind.EMPTY : kinds.get(0);
    }

    /** What each statement does, in their order; statements without words are left out. */
    public List<StatementKind> kinds() {
        return List.copyOf(kinds);
    }

    /** Whether anything but blanks and comments comes after the first semicolon that ends a statement. */
    public boolean several() {
        return several;
    }

    /** The first word in upper case, parentheses before it left out; empty if the text does not begin with a word. */
    public String verb() {
        return tokens.stream()
                .dropWhile(token -> token.symbol("(") || token.symbol(";"))
                .limit(1)
                .filter(token -> token.kind() == SqlLexer.Kind.WORD)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** Where the statement that begins at a token ends: at its semicolon, or the end of the text. */
    private int end(int from) {
        boolean program = program(from);
        int nested = 0;
        int blocks = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.symbol("(")) {
                nested++;
            } else if (token.symbol(")")) {
                nested--;
            } else if (token.symbol(";") && nested <= 0 && blocks == 0) {
                return i;
            } else if (program && opens(i, from)) {
                blocks++;
            } else if (program && token.word("end")) {
                blocks = Math.max(0, blocks - 1);
                // The word of END IF, END LOOP and so on opens nothing.
                i += i + 1 < tokens.size() && tokens.get(i + 1).word(CONTROL) ? 1 : 0;
            }
        }
        return tokens.size();
    }

    /** Whether the statement has, or is, a body of statements that have semicolons of their own. */
    private boolean program(int from) {
        Token first = tokens.get(from);
        if (first.word("begin")) {
            return word(from + 1, "not");
        }
        if (first.word(CONTROL) || (first.kind() == SqlLexer.Kind.WORD && symbol(from + 1, ":"))) {
            return true;
        }
        if (!first.word("create", "alter")) {
            return false;
        }
        for (int i = from + 1; i < tokens.size() && !symbol(i, ";"); i++) {
            if (word(i, "trigger", "procedure", "function", "event", "package")) {
                return true;
            }
            if (word(i, "table", "view", "index", "as")) {
                return false;
            }
        }
        return false;
    }

    /** Whether a block begins here that an END closes. */
    private boolean opens(int i, int from) {
        Token token = tokens.get(i);
        if (token.word("begin", "case")) {
            return true;
        }
        if (!token.word(CONTROL)) {
            return false;
        }
        if (i == from || symbol(i - 1, ";") || symbol(i - 1, ":")) {
            return true;
        }
        if (token.word("if")) {
            boolean option = word(i + 1, "not") || (word(i + 1, "exists") && !symbol(i + 2, "("));
            return !option && (startsStatement(i) || (closes(i - 1) && then(i)));
        }
        return startsStatement(i) && !token.word("for");
    }

    private boolean startsStatement(int i) {
        return word(i - 1, "begin", "then", "else", "do", "loop", "repeat", "row", "atomic", "sql", "data");
    }

    private boolean closes(int i) {
        return symbol(i, ")") || word(i, "deterministic");
    }

    /** Whether the IF has a THEN before its semicolon. */
    private boolean then(int i) {
        int at = i;
        while (at < tokens.size() && !symbol(at, ";")) {
            if (word(at++, "then")) {
                return true;
            }
        }
        return false;
    }

    private boolean word(int i, String... keywords) {
        return i < tokens.size() && tokens.get(i).word(keywords);
    }

    private boolean symbol(int i, String symbol) {
        return i < tokens.size() && tokens.get(i).symbol(symbol);
    }
}
