package dev.rxkit.database.mariadb;

import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code SHOW CREATE TABLE}. It has what the catalogue does not have: characters of four bytes, the
 * clauses of an index, periods, and options of the table. Immutable.
 */
final class MariaDbTableText {
    private static final Pattern KEY =
            Pattern.compile("(?:PRIMARY KEY|(?:UNIQUE |FULLTEXT |SPATIAL |VECTOR )?KEY (`(?:[^`]|``)*+`)) (\\(.*)");
    private static final Pattern CHECK = Pattern.compile("CONSTRAINT (`(?:[^`]|``)*+`) CHECK \\((.*)\\)");
    private static final Pattern PERIOD = Pattern.compile("PERIOD FOR (\\S.*?) (\\(.*\\))");
    private static final Pattern OPTION =
            Pattern.compile("(DEFAULT CHARSET|DATA DIRECTORY|INDEX DIRECTORY|[A-Z_]+|`(?:[^`]|``)*+`)"
                    + "=('(?:[^'\\\\]|''|\\\\.)*+'|\\([^)]*\\)|\\S+)");
    private static final String VERSIONING = " WITH SYSTEM VERSIONING";

    /** Options that have a place of their own, and the next number of a counter. */
    private static final Set<String> ELSEWHERE =
            Set.of("ENGINE", "AUTO_INCREMENT", "DEFAULT CHARSET", "COLLATE", "COMMENT");

    /** The words that end the value of DEFAULT. */
    private static final Set<String> AFTER_DEFAULT =
            Set.of("ON", "COMMENT", "CHECK", "INVISIBLE", "AUTO_INCREMENT", "GENERATED");

    private final Map<String, String> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> indexes = new LinkedHashMap<>();
    private final Map<String, String> checks = new LinkedHashMap<>();
    private final Map<String, String> periods = new LinkedHashMap<>();
    private final Map<String, String> options = new TreeMap<>();
    private String partitions = "";
    private boolean versioned;

    /** Reads the text that the server printed; an empty text has no parts. */
    MariaDbTableText(String sql) {
        List<String> lines = sql.lines().toList();
        int i = 1;
        for (; i < lines.size() && lines.get(i).startsWith(" "); i++) {
            part(lines.get(i).strip().replaceFirst(",$", ""));
        }
        if (i < lines.size()) {
            options(lines.get(i));
            partitions = String.join("\n", lines.subList(i + 1, lines.size())).strip();
        }
    }

    private void part(String line) {
        if (line.startsWith("`")) {
            SqlToken name = tokens(line).get(0);
            columns.put(name.value(), line.substring(name.text().length()));
            return;
        }
        Matcher key = KEY.matcher(line);
        Matcher check = CHECK.matcher(line);
        Matcher period = PERIOD.matcher(line);
        if (key.matches()) {
            indexes.put(key.group(1) == null ? "PRIMARY" : name(key.group(1)), key.group(2));
        } else if (check.matches()) {
            checks.put(name(check.group(1)), check.group(2));
        } else if (period.matches()) {
            periods.put(period.group(1), period.group(2));
        }
    }

    private void options(String line) {
        versioned = line.contains(VERSIONING);
        Matcher option = OPTION.matcher(line.replaceFirst("^\\)", "").replace(VERSIONING, ""));
        while (option.find()) {
            String name = option.group(1);
            if (!ELSEWHERE.contains(name)) {
                options.put(name.toLowerCase(Locale.ROOT), option.group(2));
            }
        }
    }

    private static String name(String quoted) {
        return tokens(quoted).get(0).value();
    }

    private static List<SqlToken> tokens(String sql) {
        return SqlText.tokens(sql, MariaDbSyntax.SQL_RULES);
    }

    /** Returns the value after DEFAULT of a column, if it has one. */
    Optional<String> defaultOf(String column) {
        return clause(column, "DEFAULT");
    }

    /** Returns the expression of a computed column, if the column is computed. */
    Optional<String> expressionOf(String column) {
        return clause(column, "AS").map(text -> text.substring(1, end(text) - 1));
    }

    /** Returns the condition of a check of the table, or of a column whose name the check has. */
    Optional<String> check(String name) {
        return Optional.ofNullable(checks.get(name))
                .or(() -> clause(name, "CHECK").map(text -> text.substring(1, end(text) - 1)));
    }

    private Optional<String> clause(String column, String word) {
        String text = columns.getOrDefault(column, "");
        List<SqlToken> tokens = tokens(text);
        int depth = 0;
        int from = -1;
        for (SqlToken token : tokens) {
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            boolean outside = depth == 0 && token.kind() == SqlToken.Kind.WORD;
            if (from < 0 && outside && token.is(word)) {
                from = token.start() + token.text().length();
            } else if (from >= 0
                    && outside
                    && AFTER_DEFAULT.contains(token.text().toUpperCase(Locale.ROOT))) {
                return Optional.of(text.substring(from, token.start()).strip());
            }
        }
        return from < 0 ? Optional.empty() : Optional.of(text.substring(from).strip());
    }

    /** Returns the end of the text in parentheses with which the text begins. */
    static int end(String text) {
        int depth = 0;
        for (SqlToken token : tokens(text)) {
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            if (depth == 0) {
                return token.start() + token.text().length();
            }
        }
        return text.length();
    }

    /** Returns the names of the columns in the parentheses with which the text of an index begins. */
    static List<String> columnsOf(String index) {
        return tokens(index.substring(0, end(index))).stream()
                .filter(token -> token.kind() == SqlToken.Kind.QUOTED)
                .map(SqlToken::value)
                .toList();
    }

    /** Returns the text of an index from its columns on, or null if this table has no such index. */
    @Nullable
    String index(String name) {
        return indexes.get(name);
    }

    /** Returns the columns of each period, in parentheses, by its name as it is written in SQL. */
    Map<String, String> periods() {
        return periods;
    }

    /** Returns whether the check is not in the text: the server adds it to the period of this name. */
    boolean isOfPeriod(String check) {
        return periods.containsKey(MariaDbSyntax.quote(check)) && check(check).isEmpty();
    }

    /** Returns the options that only their names and values describe, by lower-case name. */
    Map<String, String> options() {
        return options;
    }

    /** Returns the clause PARTITION BY; empty for a table without partitions. */
    String partitions() {
        return partitions;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    boolean isVersioned() {
        return versioned;
    }
}
