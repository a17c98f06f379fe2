package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/** Raw SQL with its names found and its lists expanded, ready for Jdbi. For one run. */
final class NamedSql implements SqlParser {

    /** Words a statement that only reads can begin with. */
    private static final Set<String> READING = Set.of("select", "values", "explain", "pragma", "show", "describe");

    /** Words a statement begins with that the session has methods for. */
    private static final Set<String> ENDING =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

    private static final Pattern NOT_IN = Pattern.compile("\\bnot\\s+in\\s*\\(\\s*$", Pattern.CASE_INSENSITIVE);

    private final SqlScan scan;
    private final Map<String, @Nullable Object> values;
    private final Map<String, List<?>> lists;
    private final Set<String> redacted;
    private final Mappings mappings;

    private NamedSql(
            SqlScan scan,
            Map<String, @Nullable Object> values,
            Map<String, List<?>> lists,
            Set<String> redacted,
            Mappings mappings) {
        this.scan = scan;
        this.values = values;
        this.lists = lists;
        this.redacted = redacted;
        this.mappings = mappings;
    }

    static NamedSql parse(
            String text,
            Map<String, @Nullable Object> values,
            Map<String, List<?>> lists,
            Set<String> redacted,
            Mappings mappings) {
        return new NamedSql(SqlScan.of(text, lists.keySet()), values, lists, redacted, mappings);
    }

    /** Names without a value and values without a name are mistakes, found before the database sees anything. */
    void requireNames() {
        if (scan.positional()) {
            throw new QueryException("the SQL has a ?, and nothing can be bound to it: write :name and"
                    + " bind(\"name\", ..); PostgreSQL's operators with a ? are written ??");
        }
        Set<String> bound = new TreeSet<>(values.keySet());
        bound.addAll(lists.keySet());
        for (String name : scan.names()) {
            if (!bound.contains(name)) {
                throw new QueryException("the SQL has :" + name + " and nothing is bound to it: add bind(\"" + name
                        + "\", ..)" + (bound.isEmpty() ? "" : "; bound are " + String.join(", ", bound)));
            }
        }
        bound.removeAll(scan.names());
        if (!bound.isEmpty()) {
            throw new QueryException("bound, but not in the SQL: " + String.join(", ", bound)
                    + (scan.names().isEmpty() ? "" : "; it has " + String.join(", ", scan.names())));
        }
    }

    /** A transaction begun or ended behind the session's back would no longer be the session's. */
    void requireNoTransaction() {
        if (ENDING.contains(first(scan))) {
            throw new QueryException(first(scan).toUpperCase(Locale.ROOT)
                    + " is the session's own doing: call commit(), rollback() or savepoint()");
        }
    }

    private static String first(SqlScan scan) {
        List<String> words = scan.words();
        return words.isEmpty() ? "" : words.get(0).toLowerCase(Locale.ROOT);
    }

    /** Whether the statement may write; one that is not known to read does. */
    boolean writes() {
        return writes(scan);
    }

    private static boolean writes(SqlScan scan) {
        String first = first(scan);
        if (first.equals("with")) {
            return scan.words().stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .anyMatch(Set.of("insert", "update", "delete", "replace", "merge")::contains);
        }
        return !READING.contains(first);
    }

    String text() {
        return scan.text();
    }

    long update(Conversation conversation) {
        try (var update = conversation.handle().createUpdate(scan.text())) {
            return prepare(update).execute();
        }
    }

    <R> R query(Conversation conversation, Function<Query, R> reading) {
        return reading.apply(prepare(conversation.handle().createQuery(scan.text())));
    }

    /** The values as they may be shown. */
    Map<String, ?> shown() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putAll(lists);
        all.replaceAll((name, value) -> redacted.contains(name) ? PropertyMapping.REDACTED : value);
        return all;
    }

    private <S extends SqlStatement<S>> S prepare(S statement) {
        statement.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        SqlStatements settings = statement.getConfig(SqlStatements.class);
        settings.setTemplateEngine((template, context) -> template)
                .setSqlParser(this)
                .setSqlLogger(WatchLogger.without(settings.getSqlLogger()));
        values.forEach((name, value) -> bind(statement, name, value, redacted.contains(name)));
        lists.forEach((name, elements) -> {
            for (int i = 0; i < elements.size(); i++) {
                bind(statement, element(name, i), elements.get(i), redacted.contains(name));
            }
        });
        return statement;
    }

    /** By the codec the kit stores such a value with; what has none is left to Jdbi. */
    private <S extends SqlStatement<S>> void bind(S statement, String name, @Nullable Object value, boolean redact) {
        Argument argument = value == null ? null : Arguments.of(statement, mappings, value);
        if (argument == null && redact) {
            throw new QueryException(
                    "a redacted " + (value == null ? "null" : value.getClass().getSimpleName())
                            + " is for Jdbi to bind, which would show it: bind text or a number");
        }
        if (argument == null && value != null && !known(statement, value)) {
            throw new QueryException("a " + value.getClass().getSimpleName() + " cannot be bound to :" + name
                    + ": bind its plain values, or register an argument factory with Jdbi");
        }
        if (argument == null) {
            statement.bind(name, value);
        } else {
            statement.bind(name, redact ? Arguments.redacted(argument) : argument);
        }
    }

    private static boolean known(SqlStatement<?> statement, Object value) {
        return statement
                .getConfig(org.jdbi.v3.core.argument.Arguments.class)
                .findFor(value.getClass(), value)
                .isPresent();
    }

    private static String element(String name, int index) {
        return name + "[" + index + "]";
    }

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        String before = "";
        String tail = "";
        for (SqlScan.Part part : scan.parts()) {
            String name = part.name();
            if (name == null) {
                int close = tail.isEmpty() ? 0 : part.text().indexOf(')') + 1;
                parsed.append(
                        part.text().substring(0, close) + tail + part.text().substring(close));
                before = part.text();
                tail = "";
                continue;
            }
            List<?> elements = lists.get(name);
            if (elements == null) {
                parsed.appendNamedParameter(name);
            } else if (elements.isEmpty()) {
                // In no row of nothing is false for IN and true for NOT IN, which this says whatever the type.
                parsed.append("NULL");
                tail = NOT_IN.matcher(before).find() ? " IS NULL" : " IS NOT NULL";
            }
            for (int i = 0; elements != null && i < elements.size(); i++) {
                parsed.append(i == 0 ? "" : ", ").appendNamedParameter(element(name, i));
            }
        }
        return parsed.build();
    }

    @Override
    public String nameParameter(String rawName, StatementContext context) {
        return ":" + rawName;
    }
}
