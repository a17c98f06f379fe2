package dev.rxkit.session;

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
 * then on its statements, and its commit, rollback and savepoints, are the session's. For one thread.
 */
final class SessionConnection extends ConnectionWrapper {

    private @Nullable HandedOut session;
    private boolean discarded;

    private SessionConnection(Connection real) {
        super(real);
    }

    /** Gives every handle of Jdbi such a connection. */
    static JdbiPlugin plugin() {
        return new JdbiPlugin() {
            @Override
            public Connection customizeConnection(Connection connection) {
                return connection instanceof SessionConnection ? connection : new SessionConnection(connection);
            }
        };
    }

    /** The connection of a handle, which another plugin may have wrapped once more. */
    static SessionConnection of(Handle handle) {
        Connection connection = handle.getConnection();
        try {
            return connection instanceof SessionConnection own ? own : connection.unwrap(SessionConnection.class);
        } catch (SQLException hidden) {
            throw new ConfigException(
                    "a Jdbi plugin hides the session's connection: its customizeConnection must give back a connection"
                            + " that can be unwrapped",
                    hidden);
        }
    }

    void handOut(HandedOut to) {
        session = to;
    }

    /** The session is about to close, and ends its transaction itself. */
    void takeBack() {
        session = null;
    }

    /**
     * Throws the connection away instead of giving it back.
     *
     * @param eviction see {@link Sessions}
     */
    void discard(Predicate<Connection> eviction) {
        discarded = eviction.test(real());
    }

    @Override
    public void close() throws SQLException {
        if (!discarded) {
            real().close();
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return discarded || super.isClosed();
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        return discarded || super.getAutoCommit();
    }

    private Statement watched(Statement statement) {
        return session == null ? statement : WatchedStatement.of(this, session, Statement.class, statement, null);
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        return session == null
                ? statement
                : WatchedStatement.of(this, session, PreparedStatement.class, statement, sql);
    }

    private CallableStatement watched(CallableStatement statement, String sql) {
        return session == null
                ? statement
                : WatchedStatement.of(this, session, CallableStatement.class, statement, sql);
    }

    @Override
    public Statement createStatement() throws SQLException {
        return watched(real().createStatement());
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return watched(real().createStatement(type, concurrency));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return watched(real().createStatement(type, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return watched(real().prepareStatement(sql), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return watched(real().prepareStatement(sql, type, concurrency), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return watched(real().prepareStatement(sql, type, concurrency, holdability), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return watched(real().prepareStatement(sql, generatedKeys), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return watched(real().prepareStatement(sql, columns), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return watched(real().prepareStatement(sql, columns), sql);
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return watched(real().prepareCall(sql), sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return watched(real().prepareCall(sql, type, concurrency), sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return watched(real().prepareCall(sql, type, concurrency, holdability), sql);
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
            session.settingChanges();
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
