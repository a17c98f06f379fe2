package dev.rxkit.sql;

import dev.rxkit.sql.SqlLexer.Kind;
import dev.rxkit.sql.SqlLexer.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Determines the kind of one statement from its verb. */
final class StatementVerbs {

    private static final Set<String> DDL = Set.of(
            "create",
            "alter",
            "drop",
            "rename",
            "truncate",
            "comment",
            "grant",
            "revoke",
            "vacuum",
            "reindex",
            "cluster",
            "refresh",
            "reassign",
            "security",
            "optimize",
            "repair",
            "check",
            "checksum",
            "flush",
            "install",
            "uninstall");

    private static final String[] DATA = {
        "select", "values", "table", "insert", "update", "delete", "replace", "merge", "with", "execute"
    };

    private static final String[] CHANGING = {"insert", "update", "delete", "merge"};

    private static final Set<String> INFORMING_PRAGMAS = Set.of(
            "table_info",
            "table_xinfo",
            "table_list",
            "index_info",
            "index_xinfo",
            "index_list",
            "foreign_key_list",
            "foreign_key_check",
            "integrity_check",
            "quick_check");

    /** The pragmas that change the file, within the transaction. */
    private static final Set<String> WRITING_PRAGMAS =
            Set.of("user_version", "application_id", "schema_version", "incremental_vacuum", "optimize");

    /** The pragmas that have an effect even without a value. */
    private static final Set<String> ACTING_PRAGMAS =
            Set.of("incremental_vacuum", "optimize", "wal_checkpoint", "shrink_memory");

    private final List<Token> tokens;

    private StatementVerbs(List<Token> tokens) {
        this.tokens = tokens;
    }

    static StatementKind kind(List<Token> tokens) {
        int from = 0;
        while (from < tokens.size() && tokens.get(from).symbol("(")) {
            from++;
        }
        if (from == tokens.size()) {
            return StatementKind.EMPTY;
        }
        Token first = tokens.get(from);
        if (first.symbol("{")) {
            return StatementKind.CALL;
        }
        return first.kind() == Kind.WORD
                ? new StatementVerbs(tokens.subList(from, tokens.size())).kind(first)
                : StatementKind.OTHER;
    }

    private StatementKind kind(Token first) {
        String verb = first.text().toLowerCase(Locale.ROOT);
        return switch (verb) {
            case "select" -> select();
            case "values", "table", "show", "help" -> StatementKind.READ;
            case "with" -> with();
            case "insert", "update", "delete", "replace", "merge", "load", "copy" -> StatementKind.WRITE;
            case "explain", "describe", "desc" -> explain();
            case "analyze", "analyse" -> analyze();
            case "commit", "rollback", "savepoint", "release", "abort", "end", "xa" -> StatementKind.TRANSACTION;
            case "begin" -> word(1, "not") ? StatementKind.CALL : StatementKind.TRANSACTION;
            case "start", "prepare" -> word(1, "transaction") ? StatementKind.TRANSACTION : StatementKind.OTHER;
            case "lock", "unlock" -> lock();
            case "set" -> set();
            case "reset", "discard", "use", "attach", "detach" -> StatementKind.SETTING;
            case "pragma" -> pragma();
            case "call", "execute", "exec", "do", "if", "case", "loop", "while", "repeat", "for" -> StatementKind.CALL;
            default -> DDL.contains(verb) ? StatementKind.DDL : StatementKind.OTHER;
        };
    }

    private StatementKind select() {
        for (int i = 1; i < tokens.size(); i++) {
            if (word(i, "into") && !symbol(i + 1, "@")) {
                return StatementKind.WRITE;
            }
        }
        return locks() ? StatementKind.LOCK : StatementKind.READ;
    }

    private boolean locks() {
        for (int i = 1; i < tokens.size(); i++) {
            if (word(i, "for") && word(i + 1, "update", "share", "no", "key")
                    || word(i, "lock") && word(i + 1, "in") && word(i + 2, "share")) {
                return true;
            }
        }
        return false;
    }

    /** Determines the kind from the verb after the named queries and from the verbs of these queries. */
    private StatementKind with() {
        int verb = tokens.size();
        int nested = 0;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.symbol("(")) {
                if (nested++ == 0 && verb == tokens.size() && symbol(i - 1, ")")) {
                    verb = i;
                }
                if (word(i + 1, CHANGING) && word(i - 1, "as", "materialized")) {
                    return StatementKind.WRITE;
                }
            } else if (token.symbol(")")) {
                nested--;
            } else if (nested == 0 && verb == tokens.size() && token.word(DATA) && !named(i)) {
                verb = i;
            }
        }
        StatementKind kind = kind(tokens.subList(verb, tokens.size()));
        return kind == StatementKind.READ && locks() ? StatementKind.LOCK : kind;
    }

    /** Returns whether the word is the name of one of the queries. */
    private boolean named(int i) {
        return word(i - 1, "with", "recursive") || symbol(i - 1, ",");
    }

    /** EXPLAIN only reads, unless it runs the statement. */
    private StatementKind explain() {
        int verb = 1;
        boolean runs = false;
        while (verb < tokens.size() && !word(verb, DATA) && !word(verb, "create", "refresh", "declare")) {
            runs |= word(verb, "analyze", "analyse") && !word(verb + 1, "false", "off") && !text(verb + 1, "0");
            verb++;
        }
        return runs ? kind(tokens.subList(verb, tokens.size())) : StatementKind.READ;
    }

    /** Collects the statistics of tables; in MariaDB also runs and explains a statement. */
    private StatementKind analyze() {
        int verb = word(1, "format") ? 4 : 1;
        return word(verb, DATA) && !word(verb, "table") ? kind(tokens.subList(verb, tokens.size())) : StatementKind.DDL;
    }

    /** PostgreSQL's LOCK lasts until the end of the transaction; MariaDB's commits first and lasts until UNLOCK. */
    private StatementKind lock() {
        boolean commits = word(0, "unlock") || word(tokens.size() - 1, "read", "write", "local");
        return commits ? StatementKind.TRANSACTION : StatementKind.LOCK;
    }

    private StatementKind set() {
        if (word(1, "statement")) {
            int verb = 2;
            while (verb < tokens.size() && !word(verb, "for")) {
                verb++;
            }
            return kind(tokens.subList(Math.min(verb + 1, tokens.size()), tokens.size()));
        }
        for (int i = 1; i < tokens.size(); i++) {
            if (word(i, "autocommit") && (symbol(i + 1, "=") || symbol(i + 1, ":="))) {
                return StatementKind.TRANSACTION;
            }
        }
        return word(1, "password", "default") ? StatementKind.DDL : StatementKind.SETTING;
    }

    private StatementKind pragma() {
        int name = symbol(2, ".") ? 3 : 1;
        String pragma = name < tokens.size() ? tokens.get(name).text().toLowerCase(Locale.ROOT) : "";
        boolean value = symbol(name + 1, "=") || symbol(name + 1, "(");
        if (INFORMING_PRAGMAS.contains(pragma) || !value && !ACTING_PRAGMAS.contains(pragma)) {
            return StatementKind.READ;
        }
        return WRITING_PRAGMAS.contains(pragma) ? StatementKind.WRITE : StatementKind.SETTING;
    }

    private boolean word(int i, String... keywords) {
        return i >= 0 && i < tokens.size() && tokens.get(i).word(keywords);
    }

    private boolean symbol(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).symbol(symbol);
    }

    private boolean text(int i, String text) {
        return i < tokens.size() && tokens.get(i).text().equals(text);
    }
}
