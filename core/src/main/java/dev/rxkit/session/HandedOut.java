package dev.rxkit.session;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A session's handle in the user's hands. What runs through it runs in the session's transaction, which begins when it
 * must; a statement that fails counts as the session's; who ends the transaction ends it for both. For the session's
 * thread.
 */
final class HandedOut implements SqlLogger {

    private final Conversation session;
    private final Handle handle;
    private final SqlLogger others;
    private boolean ending;

    private HandedOut(Conversation session, SqlLogger others) {
        this.session = session;
        this.handle = session.handle();
        this.others = others;
    }

    static HandedOut of(Conversation session) {
        SqlStatements statements = session.handle().getConfig(SqlStatements.class);
        HandedOut handed = new HandedOut(session, statements.getSqlLogger());
        statements.setSqlLogger(handed);
        session.sessions().handles().add(session.handle(), handed);
        session.transaction().handed(handed);
        return handed;
    }

    SqlLogger others() {
        return others;
    }

    /** The session commits: by way of the handle, on which other things may hang. */
    void commit() {
        ending(handle::commit);
    }

    /** The session rolls back. */
    void rollback() {
        ending(handle::rollback);
    }

    private void ending(Runnable end) {
        boolean before = ending;
        ending = true;
        try {
            end.run();
        } finally {
            ending = before;
        }
    }

    /** The handle begins a transaction: there is one, or it is the session's. */
    void handleBegins() {
        session.call(() -> {
            session.transaction().handling();
            return handle;
        });
    }

    boolean open() {
        return session.transaction().open();
    }

    void handleCommits() {
        session.call(() -> {
            if (!ending) {
                session.requireOutsideBlocks("commit");
                session.transaction().reading();
            }
            if (open()) {
                session.transaction().commitNow();
            }
            return handle;
        });
    }

    void handleRollsBack() {
        if (ending) {
            session.transaction().rollbackNow();
            return;
        }
        session.call(() -> {
            session.requireOutsideBlocks("rollback");
            if (open()) {
                session.transaction().rollbackNow();
            }
            return handle;
        });
    }

    void handleRolledBackToSavepoint() {
        session.transaction().recovered();
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        session.call(() -> {
            if (writes(context)) {
                session.transaction().writing();
            } else {
                session.transaction().reading();
                session.transaction().handling();
            }
            return handle;
        });
        others.logBeforeExecution(context);
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        others.logAfterExecution(context);
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
        session.transaction().heard(failure);
        if (writes(context) || session.sessions().dialect().failureEndsTransaction()) {
            session.transaction().failed();
        }
        others.logException(context, failure);
    }

    private static boolean writes(StatementContext context) {
        @Nullable String sql = context.getRenderedSql();
        return sql == null || NamedSql.writes(sql);
    }
}
