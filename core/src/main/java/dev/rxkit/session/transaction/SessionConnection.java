package dev.rxkit.session.transaction;

import dev.rxkit.error.ConfigException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a Jdbi handle. Until the handle of a session is given to the user it passes everything on; from
 * then on its statements, and its commit, rollback and savepoints, are the session's. Not thread-safe.
 */
public final class SessionConnection extends ConnectionWrapper {

    private @Nullable HandleBridge session;

    private SessionConnection(Connection real, Predicate<Connection> eviction) {
        super(real, eviction);
    }

    /**
     * Wraps the connection of every Jdbi handle.
     *
     * @param eviction throws a connection away; false if it is to be closed as others
     */
    public static JdbiPlugin plugin(Predicate<Connection> eviction) {
        return new JdbiPlugin() {
            @Override
            public Connection customizeConnection(Connection connection) {
                return connection instanceof SessionConnection
                        ? connection
                        : new SessionConnection(connection, eviction);
            }
        };
    }

    /**
     * Wraps a connection.
     *
     * @param eviction throws a connection away; false if it is to be closed as others
     */
    static SessionConnection on(Connection connection, Predicate<Connection> eviction) {
        return new SessionConnection(connection, eviction);
    }

    /** Returns the connection of a handle, which another plugin may have wrapped once more. */
    public static SessionConnection of(Handle handle) {
        return of(handle.getConnection());
    }

    static SessionConnection of(Connection connection) {
        try {
            return connection instanceof SessionConnection own ? own : connection.unwrap(SessionConnection.class);
        } catch (SQLException hidden) {
            throw new ConfigException(
                    "a Jdbi plugin hides the session's connection: its customizeConnection must give back a connection"
                            + " that can be unwrapped",
                    hidden);
        }
    }

    /** Returns the session whose handle was given to the user; null if none. */
    @Nullable
    HandleBridge session() {
        return session;
    }

    /** Returns the isolation of the session's transaction; MariaDB's driver reports that of the next one. */
    @Override
    public int getTransactionIsolation() throws SQLException {
        int begun = session == null ? TRANSACTION_NONE : session.isolation();
        return begun == TRANSACTION_NONE ? super.getTransactionIsolation() : begun;
    }

    /** @param to null for a session that is about to close, and ends its transaction itself */
    public void handOut(@Nullable HandleBridge to) {
        session = to;
    }

    /** Makes a statement. */
    private interface Making<S> {
        S make() throws SQLException;
    }

    /** @param sql of a prepared statement; SQLite already says here that it is wrong */
    private <S extends Statement> S watched(Class<S> type, @Nullable String sql, Making<S> making) throws SQLException {
        HandleBridge to = session;
        if (to == null) {
            return making.make();
        }
        try {
            return WatchedStatement.of(this, to, type, making.make(), sql);
        } catch (SQLException failure) {
            to.failed(failure);
            throw failure;
        } catch (Error stopped) {
            to.stopped();
            throw stopped;
        }
    }

    @Override
    public Statement createStatement() throws SQLException {
        return watched(Statement.class, null, () -> real().createStatement());
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return watched(Statement.class, null, () -> real().createStatement(type, concurrency));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return watched(Statement.class, null, () -> real().createStatement(type, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return watched(PreparedStatement.class, sql, () -> real().prepareStatement(sql));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return watched(PreparedStatement.class, sql, () -> real().prepareStatement(sql, type, concurrency));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return watched(
                PreparedStatement.class, sql, () -> real().prepareStatement(sql, type, concurrency, holdability));
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return watched(CallableStatement.class, sql, () -> real().prepareCall(sql));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return watched(CallableStatement.class, sql, () -> real().prepareCall(sql, type, concurrency));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return watched(CallableStatement.class, sql, () -> real().prepareCall(sql, type, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return watched(PreparedStatement.class, sql, () -> real().prepareStatement(sql, generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return watched(PreparedStatement.class, sql, () -> real().prepareStatement(sql, columns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return watched(PreparedStatement.class, sql, () -> real().prepareStatement(sql, columns));
    }

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        if (session == null) {
            real().setAutoCommit(on);
        } else if (on) {
            session.handleCommits();
        } else {
            session.handleBegins();
        }
    }

    @Override
    public void commit() throws SQLException {
        if (session == null) {
            real().commit();
        } else {
            session.handleCommits();
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (session == null) {
            real().rollback();
        } else {
            session.handleRollsBack();
        }
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return session == null ? real().setSavepoint() : session.savepoint(null);
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        return session == null ? real().setSavepoint(name) : session.savepoint(name);
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        if (session == null) {
            real().rollback(savepoint);
        } else {
            session.rollbackTo(savepoint);
        }
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        if (session == null) {
            real().releaseSavepoint(savepoint);
        } else {
            session.release(savepoint);
        }
    }

    /** What the pool does not put back when the connection returns. */
    private Connection changed() {
        if (session != null) {
            retire();
        }
        return real();
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        changed().setCatalog(catalog);
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        changed().setSchema(schema);
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        changed().setHoldability(holdability);
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> types) throws SQLException {
        changed().setTypeMap(types);
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        changed().setClientInfo(name, value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        changed().setClientInfo(properties);
    }
}
