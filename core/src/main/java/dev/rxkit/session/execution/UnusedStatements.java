package dev.rxkit.session.execution;

import dev.rxkit.internal.CallSite;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fluent statements of a session that have not been run yet. Not thread-safe. */
final class UnusedStatements {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private @Nullable Map<Object, String> statements;

    /** @param ends the methods that run such a statement, for the warning */
    void add(Object statement, String ends) {
        if (statements == null) {
            statements = new LinkedHashMap<>();
        }
        statements.put(statement, ends);
    }

    void remove(Object statement) {
        if (statements != null) {
            statements.remove(statement);
        }
    }

    /** @param opened where the session was opened, which closes now */
    void warn(CallSite opened) {
        if (statements != null) {
            statements.forEach((statement, ends) -> LOG.log(
                    System.Logger.Level.WARNING,
                    statement + ", put together in the session opened at " + opened + ", was never run: end it by "
                            + ends));
        }
    }
}
