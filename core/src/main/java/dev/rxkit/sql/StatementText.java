package dev.rxkit.sql;

import dev.rxkit.sql.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The SQL that a user wrote: its tokens and the kinds of its statements. Immutable. */
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

    /** Parses a text by the rules of a database. */
    public static StatementText of(String sql, Set<SqlRule> rules) {
        return new StatementText(List.copyOf(SqlLexer.tokens(sql, rules)));
    }

    /** Returns the tokens of the whole text. */
    public List<Token> tokens() {
        return tokens;
    }

    /** Returns the kind of the first statement. */
    public StatementKind kind() {
        return kinds.isEmpty() ? StatementKind.EMPTY : kinds.get(0);
    }

    /** Returns the kind of each statement, in order; statements without words are left out. */
    public List<StatementKind> kinds() {
        return List.copyOf(kinds);
    }

    /** Returns whether anything other than blanks and comments follows the first semicolon that ends a statement. */
    public boolean several() {
        return several;
    }

    /**
     * Returns the first word in upper case, ignoring opening parentheses; empty if the text does not begin with a word.
     */
    public String verb() {
        return tokens.stream()
                .dropWhile(token -> token.symbol("(") || token.symbol(";"))
                .limit(1)
                .filter(token -> token.kind() == SqlLexer.Kind.WORD)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** Returns the end of the statement that begins at a token: its semicolon, or the end of the text. */
    private int end(int from) {
        boolean program = hasBody(from);
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
                // The second word of END IF, END LOOP and so on does not open a block.
                i += i + 1 < tokens.size() && tokens.get(i + 1).word(CONTROL) ? 1 : 0;
            }
        }
        return tokens.size();
    }

    /** Returns whether the statement is, or contains, a body of statements with semicolons of their own. */
    private boolean hasBody(int from) {
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

    /** Returns whether a block that an END closes begins here. */
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
            return !option && (startsStatement(i) || (closes(i - 1) && hasThen(i)));
        }
        return startsStatement(i) && !token.word("for");
    }

    private boolean startsStatement(int i) {
        return word(i - 1, "begin", "then", "else", "do", "loop", "repeat", "row", "atomic", "sql", "data");
    }

    private boolean closes(int i) {
        return symbol(i, ")") || word(i, "deterministic");
    }

    /** Returns whether the IF has a THEN before its semicolon. */
    private boolean hasThen(int i) {
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
