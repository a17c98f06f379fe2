package dev.rxkit.session;

import dev.rxkit.internal.CallSite;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fluent statements of a session that have not been run yet. For one thread. */
final class UnusedStatements {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private @Nullable Set<Statement> statements;

    void add(Statement statement) {
        if (statements == null) {
            statements = new LinkedHashSet<>();
        }
        statements.add(statement);
    }

    void remove(Statement statement) {
        if (statements != null) {
            statements.remove(statement);
        }
    }

    /** @param opened where the session was opened, which closes now */
    void warn(CallSite opened) {
        if (statements == null) {
            return;
        }
        for (Statement statement : statements) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    statement + ", put together in the session opened at " + opened + ", was never run: end it by "
                            + (statement instanceof Query<?> ? "list(), first(), one() .." : "run()"));
        }
    }
}
