package dev.rxkit.session;

import dev.rxkit.error.RxException;
import dev.rxkit.sql.StatementText;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A session's handle in the user's hands: what runs on its connection, through Jdbi or plain JDBC, runs in the session's
 * transaction, which begins when it must; a statement that fails counts as the session's; who ends the transaction ends
 * it for both. For the session's thread.
 */
final class HandleBridge {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final SessionContext session;
    private final Handle handle;
    private final Transaction transaction;
    private boolean ending;

    HandleBridge(SessionContext session) {
        this.session = session;
        this.handle = session.handle();
        this.transaction = session.transaction();
    }

    /** The session commits: by way of the handle, whose callbacks cannot undo the commit they come after. */
    void commit() {
        int before = transaction.commits();
        try {
            ending(handle::commit);
        } catch (RuntimeException late) {
            if (transaction.commits() == before) {
                throw late;
            }
            LOG.log(System.Logger.Level.WARNING, "the transaction was committed, and a callback failed after it", late);
        }
    }

    /** The session rolls back: by way of the handle, which may trip over a connection that is lost. */
    void rollback() {
        try {
            ending(handle::rollback);
        } catch (JdbiException tripped) {
            if (transaction.open()) {
                transaction.rollbackNow();
            } else {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "the transaction was rolled back, its handle is not usable",
                        tripped);
            }
        }
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

    private void call(Runnable work) {
        session.call(() -> {
            work.run();
            return this;
        });
    }

    /** The handle begins a transaction: there is one, or it is the session's. */
    void handleBegins() {
        call(session::handling);
    }

    boolean open() {
        return transaction.open();
    }

    void handleCommits() {
        call(() -> {
            if (!ending) {
                session.requireOutsideBlocks("commit");
                transaction.reading();
            }
            if (open()) {
                transaction.commitNow();
            }
        });
    }

    void handleRollsBack() {
        if (ending) {
            transaction.rollbackNow();
            return;
        }
        call(() -> {
            session.requireOutsideBlocks("rollback");
            if (open()) {
                transaction.rollbackNow();
            }
        });
    }

    /** @param name null for none */
    Savepoint savepoint(@Nullable String name) {
        return session.call(() -> {
            session.handling();
            return transaction.savepoints().set(name).savepoint();
        });
    }

    void rollbackTo(Savepoint savepoint) {
        call(() -> transaction.savepoints().rollbackTo(transaction.savepoints().of(savepoint), false));
    }

    void release(Savepoint savepoint) {
        call(() -> transaction.savepoints().release(transaction.savepoints().of(savepoint)));
    }

    /** A statement is about to run. */
    void running(String sql) {
        call(() -> {
            session.handling();
            StatementText text =
                    StatementText.of(sql, session.sessions().dialect().sqlRules());
            NamedParameterSql.requireNoTransaction(text);
            text.kinds().forEach(kind -> NamedParameterSql.requireAllowed(kind, transaction));
            session.running(text);
        });
    }

    /** A row is about to be read, which ends with the session on every database. */
    void fetching() {
        call(() -> {});
    }

    void settingChanges() {
        transaction.settingChanges();
    }

    /** An error stopped the driver in the middle of its work. */
    void stopped() {
        transaction.broken();
    }

    /** Returns the session's exception for one of Jdbi's, which becomes its cause. */
    RxException translated(JdbiException failure) {
        return session.sessions().failures().ofJdbi(failure);
    }

    /** Returns the session's exception for one of the driver's, which becomes its cause. */
    RxException translated(SQLException failure) {
        return session.sessions().failures().of(failure, null);
    }

    /** A statement failed. */
    void failed(SQLException failure) {
        transaction.failed(failure);
    }
}
