package dev.rxkit.session.transaction;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.RxException;
import dev.rxkit.session.statement.Failures;
import dev.rxkit.sql.StatementKind;
import dev.rxkit.sql.StatementText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.extension.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * Connects a session to its Jdbi handle after {@code handle()}: statements on the connection, by Jdbi or JDBC, run in
 * the session's transaction, which begins when needed; a failed statement fails the session's transaction; a commit or
 * rollback of either ends the transaction of both. Not thread-safe.
 */
public final class HandleBridge implements StatementObserver {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final Handle handle;
    private final ConnectionWrapper connection;
    private final SessionCalls calls;
    private final Transaction transaction;
    private final UserSql statements;
    private final Failures failures;
    private int commits;

    public HandleBridge(
            Handle handle, ConnectionWrapper connection, SessionCalls calls, UserSql statements, Failures failures) {
        this.handle = handle;
        this.connection = connection;
        this.calls = calls;
        this.transaction = calls.transaction();
        this.statements = statements;
        this.failures = failures;
    }

    /**
     * Attaches an extension of Jdbi to a handle.
     *
     * @throws ConfigException if Jdbi has no extension for such a class
     */
    public static <E> E attach(Handle handle, Class<E> type) {
        if (!handle.getConfig(Extensions.class).hasExtensionFor(type)) {
            throw new ConfigException(
                    type.getName() + " cannot be attached: Jdbi knows no extension for it. For a"
                            + " SqlObject add org.jdbi:jdbi3-sqlobject, and say RxConfig.builder().plugin(new SqlObjectPlugin())");
        }
        return handle.attach(type);
    }

    /**
     * The session ends the transaction: by way of the handle, so that its callbacks run.
     *
     * @param ending the state that says how
     */
    void end(TransactionState ending) {
        if (ending == TransactionState.COMMITTING) {
            commit();
        } else {
            rollback();
        }
    }

    /** Commits by the handle; a callback that fails after the commit does not fail it. */
    private void commit() {
        int before = commits;
        try {
            handle.commit();
        } catch (RuntimeException late) {
            if (commits == before) {
                throw late;
            }
            LOG.log(System.Logger.Level.WARNING, "the transaction was committed, and a callback failed after it", late);
        }
    }

    /** Rolls back by the handle, which may itself fail on a lost connection. */
    private void rollback() {
        try {
            handle.rollback();
        } catch (JdbiException tripped) {
            if (open()) {
                transaction.endNow(false);
            } else {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "the transaction was rolled back, its handle is not usable",
                        tripped);
            }
        }
    }

    private void call(Runnable work) {
        calls.call(() -> {
            work.run();
            return this;
        });
    }

    /** Called when the handle begins a transaction: it joins the open one or begins one of the session. */
    void handleBegins() {
        call(calls::handling);
    }

    boolean open() {
        return transaction.state().open();
    }

    /** Returns the isolation that the open transaction was begun with; {@code TRANSACTION_NONE} for the default. */
    int isolation() {
        return open() ? transaction.isolation() : Connection.TRANSACTION_NONE;
    }

    void handleCommits() {
        if (transaction.state().ending()) {
            transaction.endNow(true);
        } else {
            call(() -> {
                calls.requireOutsideBlocks("commit");
                transaction.reading();
                transaction.end(transaction.state().committing(), null);
            });
        }
        commits++;
    }

    void handleRollsBack() {
        if (transaction.state().ending()) {
            transaction.endNow(false);
        } else {
            call(() -> {
                calls.requireOutsideBlocks("rollback");
                transaction.end(transaction.state().rollingBack(), null);
            });
        }
    }

    /** @param name null for none */
    Savepoint savepoint(@Nullable String name) {
        return calls.call(() -> {
            calls.handling();
            return transaction.savepoints().set(name).savepoint();
        });
    }

    void rollbackTo(Savepoint savepoint) {
        call(() -> transaction.savepoints().rollbackTo(transaction.savepoints().of(savepoint), false));
    }

    void release(Savepoint savepoint) {
        call(() -> transaction.savepoints().release(transaction.savepoints().of(savepoint)));
    }

    @Override
    public @Nullable Object execute(List<String> all, DriverCall call) throws Throwable {
        all.forEach(this::running);
        return read(call);
    }

    private void running(String sql) {
        call(() -> {
            calls.handling();
            StatementText text = statements.read(sql);
            UserSql.requireNoTransaction(text);
            text.kinds().forEach(calls::requireAllowed);
            statements.running(text, connection);
            if (text.kinds().stream().anyMatch(kind -> kind != StatementKind.READ)) {
                transaction.used();
            }
        });
    }

    /** Reports a failure to the session's transaction. */
    @Override
    public @Nullable Object read(DriverCall call) throws Throwable {
        try {
            return call.run();
        } catch (SQLException failure) {
            failed(failure);
            throw failure;
        } catch (Error stopped) {
            stopped();
            throw stopped;
        }
    }

    /**
     * Jdbi would let the driver's exception out without declaring it, so that one is thrown that needs no declaration.
     */
    @Override
    public @Nullable Object closeRows(DriverCall call) throws Throwable {
        try {
            return read(call);
        } catch (SQLException failure) {
            throw translated(failure);
        }
    }

    /** Refuses the row if the session was closed: reading ends with it on every database. */
    @Override
    public void fetching() {
        call(() -> {});
    }

    /** Called after an {@link Error} interrupted the driver. */
    void stopped() {
        transaction.broken();
    }

    /** Returns the session's exception for one of Jdbi's, which becomes its cause. */
    RxException translated(JdbiException failure) {
        return failures.ofJdbi(failure);
    }

    /** Returns the session's exception for one of the driver's, which becomes its cause. */
    RxException translated(SQLException failure) {
        return failures.of(failure, null);
    }

    /** Called after a statement failed. */
    void failed(SQLException failure) {
        transaction.failed(failure);
    }
}
