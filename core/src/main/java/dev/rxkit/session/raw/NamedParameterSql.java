package dev.rxkit.session.raw;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.Binds;
import dev.rxkit.session.transaction.UserSql;
import dev.rxkit.sql.SqlLexer.Kind;
import dev.rxkit.sql.SqlLexer.Token;
import dev.rxkit.sql.StatementKind;
import dev.rxkit.sql.StatementText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** One statement of raw SQL with its names found and its lists expanded, as Jdbi needs it. For one run. */
public final class NamedParameterSql implements SqlParser {

    private final String text;
    private final StatementText statement;
    private final List<Token> tokens;
    private final Map<String, @Nullable Object> values;
    private final Map<String, List<?>> lists;
    private final Set<String> redacted;
    private final Map<Integer, String> replaced;

    private NamedParameterSql(
            String text,
            Dialect dialect,
            Map<String, @Nullable Object> values,
            Map<String, List<?>> lists,
            Set<String> redacted) {
        this.text = text;
        this.values = values;
        this.lists = lists;
        this.redacted = redacted;
        requireCharacters(text);
        statement = StatementText.of(text, dialect.sqlRules());
        requireOne(statement);
        tokens = named(statement.tokens(), lists.keySet());
        requireNames();
        replaced = ListExpansion.of(tokens, lists, dialect.sqlRules());
    }

    /**
     * Reads a statement.
     *
     * @throws QueryException if it is not one statement that a session can run, or its names and the values differ
     */
    public static NamedParameterSql parse(
            String text,
            Dialect dialect,
            Map<String, @Nullable Object> values,
            Map<String, List<?>> lists,
            Set<String> redacted) {
        return new NamedParameterSql(text, dialect, values, lists, redacted);
    }

    /** Drivers replace half a character by another one, and cut the text at U+0000 or lose the connection. */
    private static void requireCharacters(String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new QueryException("the SQL has the character U+0000 or half a character (a lone surrogate), which no"
                    + " database takes: remove it");
        }
    }

    private static void requireOne(StatementText statement) {
        UserSql.requireNoTransaction(statement);
        if (statement.kind() == StatementKind.EMPTY) {
            throw new QueryException("the SQL is empty");
        }
        if (statement.several()) {
            throw new QueryException("sql(..) runs one statement, and this SQL has more than one: run each by its own"
                    + " sql(..), or all of them by handle().createScript(..)");
        }
    }

    /** The tokens, with {@code <name>} made a parameter where a list was bound to the name. */
    private static List<Token> named(List<Token> all, Set<String> lists) {
        if (lists.isEmpty()) {
            return all;
        }
        List<Token> tokens = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            if (token.symbol("<")
                    && i + 2 < all.size()
                    && all.get(i + 2).symbol(">")
                    && lists.contains(all.get(i + 1).text())
                    && all.get(i + 2).start() - token.end()
                            == all.get(i + 1).text().length()) {
                tokens.add(new Token(
                        Kind.PARAMETER,
                        all.get(i + 1).text(),
                        token.start(),
                        all.get(i + 2).end()));
                i += 2;
            } else {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Names without a value and values without a name are mistakes, found before the database sees anything. */
    private void requireNames() {
        Set<String> names = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.POSITIONAL) {
                throw new QueryException("the SQL has " + (token.text().equals("?") ? "a ?" : token.text())
                        + ", and nothing can be bound to it: write :name and bind(\"name\", ..); PostgreSQL's operators"
                        + " with a ? are written ??");
            }
            if (token.kind() == Kind.PARAMETER) {
                names.add(token.text());
            }
        }
        Set<String> bound = new TreeSet<>(values.keySet());
        bound.addAll(lists.keySet());
        for (String name : names) {
            if (!bound.contains(name)) {
                throw new QueryException("the SQL has :" + name + " and nothing is bound to it: add bind(\"" + name
                        + "\", ..)" + (bound.isEmpty() ? "" : "; bound are " + String.join(", ", bound)));
            }
        }
        bound.removeAll(names);
        if (!bound.isEmpty()) {
            throw new QueryException("bound, but not in the SQL: " + String.join(", ", bound)
                    + (names.isEmpty() ? "" : "; it has " + String.join(", ", names)));
        }
    }

    public StatementText statement() {
        return statement;
    }

    public StatementKind kind() {
        return statement.kind();
    }

    /** Returns the first word, in upper case. */
    public String verb() {
        return statement.verb();
    }

    /** Returns the original SQL. */
    public String text() {
        return text;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** Returns the minimum size with values, in bytes. */
    public long bytes() {
        long bytes = text.length();
        for (Object value : values.values()) {
            bytes += Binds.bytes(value);
        }
        for (List<?> list : lists.values()) {
            for (Object element : list) {
                bytes += Binds.bytes(element);
            }
        }
        return bytes;
    }

    Map<String, List<?>> lists() {
        return lists;
    }

    boolean redacted(String name) {
        return redacted.contains(name);
    }

    /** Returns the values as they may be logged. */
    public Map<String, ?> shown() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putAll(lists);
        all.replaceAll((name, value) -> redacted.contains(name) ? PropertyMapping.REDACTED : value);
        return all;
    }

    /** Returns the name to which an element of a list is bound. */
    static String element(String name, int index) {
        return name + "[" + index + "]";
    }

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String other = replaced.get(i);
            if (other == null && token.kind() != Kind.PARAMETER) {
                continue;
            }
            parsed.append(text.substring(from, token.start()));
            from = token.end();
            if (other == null) {
                parameter(parsed, token.text());
            } else {
                parsed.append(other);
            }
        }
        return parsed.append(text.substring(from)).build();
    }

    private void parameter(ParsedSql.Builder parsed, String name) {
        List<?> elements = lists.get(name);
        if (elements == null) {
            parsed.appendNamedParameter(name);
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            parsed.append(i == 0 ? "" : ", ").appendNamedParameter(element(name, i));
        }
    }

    @Override
    public String nameParameter(String rawName, StatementContext context) {
        return ":" + rawName;
    }
}
