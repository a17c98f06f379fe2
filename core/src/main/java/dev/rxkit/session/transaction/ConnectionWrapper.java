package dev.rxkit.session.transaction;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * A connection of the pool, which passes calls on, and does not go back to the pool when another session must not get
 * it; statements and transactions are left to the subclass.
 */
abstract class ConnectionWrapper implements Connection {

    private static final int SECONDS_TO_ANSWER = 1;

    private final Connection real;
    private final Predicate<Connection> eviction;
    private boolean suspect;
    private boolean retired;
    private boolean discarded;

    /** @param eviction evicts a connection from the pool; returns false if it is to be closed as others */
    ConnectionWrapper(Connection real, Predicate<Connection> eviction) {
        this.real = real;
        this.eviction = eviction;
    }

    /** Returns whether the connection works, by a request to the database. */
    private boolean answers() {
        try {
            return real.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException thrown) {
            return false;
        }
    }

    /** Returns whether the connection is open; pools and drivers close a lost one. */
    final boolean open() {
        try {
            return !real.isClosed();
        } catch (SQLException thrown) {
            return false;
        }
    }

    /** Returns the wrapped connection. */
    public final Connection real() {
        return real;
    }

    /** Marks the connection as not reusable: {@link #discardRetired} evicts it. */
    final void retire() {
        retired = true;
    }

    /** Evicts the connection if it was retired; called at the end of a session. */
    public final void discardRetired() {
        if (retired) {
            discard();
        }
    }

    /** Evicts the connection instead of returning it to the pool. */
    private void discard() {
        discarded = eviction.test(real);
    }

    /**
     * Records a failure on this connection.
     *
     * @param suspicious whether the connection may be the cause; it is then checked before it is reused
     */
    final void failed(boolean suspicious) {
        suspect |= suspicious;
    }

    @Override
    public void close() throws SQLException {
        if (suspect && !discarded && !answers()) {
            discard();
        }
        if (discarded) {
            return;
        }
        try {
            real.close();
        } catch (SQLException thrown) {
            discard();
            throw thrown;
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return discarded || real.isClosed();
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        if (discarded) {
            return true;
        }
        try {
            return real.getAutoCommit();
        } catch (SQLException thrown) {
            failed(true);
            throw thrown;
        }
    }

    @Override
    public String nativeSQL(String text) throws SQLException {
        return real.nativeSQL(text);
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return real.getMetaData();
    }

    @Override
    public void setReadOnly(boolean on) throws SQLException {
        real.setReadOnly(on);
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return real.isReadOnly();
    }

    @Override
    public String getCatalog() throws SQLException {
        return real.getCatalog();
    }

    @Override
    public void setTransactionIsolation(int number) throws SQLException {
        real.setTransactionIsolation(number);
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        return real.getTransactionIsolation();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return real.getWarnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        real.clearWarnings();
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        return real.getTypeMap();
    }

    @Override
    public int getHoldability() throws SQLException {
        return real.getHoldability();
    }

    @Override
    public Clob createClob() throws SQLException {
        return real.createClob();
    }

    @Override
    public Blob createBlob() throws SQLException {
        return real.createBlob();
    }

    @Override
    public NClob createNClob() throws SQLException {
        return real.createNClob();
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        return real.createSQLXML();
    }

    @Override
    public boolean isValid(int number) throws SQLException {
        return real.isValid(number);
    }

    @Override
    public String getClientInfo(String text) throws SQLException {
        return real.getClientInfo(text);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        return real.getClientInfo();
    }

    @Override
    public Array createArrayOf(String text, Object[] elements) throws SQLException {
        return real.createArrayOf(text, elements);
    }

    @Override
    public Struct createStruct(String text, Object[] elements) throws SQLException {
        return real.createStruct(text, elements);
    }

    @Override
    public String getSchema() throws SQLException {
        return real.getSchema();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        real.abort(executor);
    }

    @Override
    public void setNetworkTimeout(Executor executor, int number) throws SQLException {
        real.setNetworkTimeout(executor, number);
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        return real.getNetworkTimeout();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || real.isWrapperFor(type);
    }
}
