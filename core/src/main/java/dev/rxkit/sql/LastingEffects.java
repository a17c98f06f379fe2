package dev.rxkit.sql;

import dev.rxkit.sql.SqlLexer.Token;
import java.util.List;
import java.util.Set;

/**
 * Finds statements whose effect on the connection may last longer than their transaction: settings, temporary tables,
 * prepared statements, session locks. What a procedure or function does inside is not detected.
 */
public final class LastingEffects {

    private static final Set<String> VERBS =
            Set.of("prepare", "deallocate", "listen", "load", "handler", "flush", "declare", "do");

    private static final String[] FUNCTIONS = {
        "set_config",
        "pg_advisory_lock",
        "pg_advisory_lock_shared",
        "pg_try_advisory_lock",
        "pg_try_advisory_lock_shared",
        "get_lock",
        "load_extension"
    };

    private LastingEffects() {}

    /** Returns whether the text may have such an effect. */
    public static boolean in(StatementText text) {
        List<Token> tokens = text.tokens();
        return VERBS.contains(text.verb().toLowerCase(java.util.Locale.ROOT))
                || text.kinds().contains(StatementKind.SETTING) && !(ends(tokens) && !text.several())
                || has(tokens);
    }

    /** Returns whether the statement is a PostgreSQL setting that ends with the transaction. */
    private static boolean ends(List<Token> tokens) {
        return tokens.get(0).word("set") && tokens.size() > 1 && tokens.get(1).word("local", "constraints");
    }

    private static boolean has(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.symbol(":=")
                    || token.word("temp", "temporary")
                            && i > 0
                            && tokens.get(i - 1).word("create", "replace", "local", "global", "into")
                    || token.word("into")
                            && i + 1 < tokens.size()
                            && tokens.get(i + 1).symbol("@")
                    || token.word(FUNCTIONS)
                            && i + 1 < tokens.size()
                            && tokens.get(i + 1).symbol("(")
                            && !local(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the last argument of a call of {@code set_config} limits the setting to the transaction. */
    private static boolean local(List<Token> tokens, int from) {
        int nested = 0;
        for (int i = from + 1; tokens.get(from).word("set_config") && i < tokens.size(); i++) {
            nested += tokens.get(i).symbol("(") ? 1 : tokens.get(i).symbol(")") ? -1 : 0;
            if (nested == 0) {
                return tokens.get(i - 1).word("true") && tokens.get(i - 2).symbol(",");
            }
        }
        return false;
    }
}
