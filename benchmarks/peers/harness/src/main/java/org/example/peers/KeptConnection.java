package org.example.peers;

/** Hands everything on but close(). */
final class KeptConnection implements java.sql.Connection {

    private final java.sql.Connection real;

    KeptConnection(java.sql.Connection real) {
        this.real = real;
    }

    @Override
    public java.sql.Statement createStatement() throws java.sql.SQLException {
        return real.createStatement();
    }

    @Override
    public java.sql.PreparedStatement prepareStatement(java.lang.String a0) throws java.sql.SQLException {
        return real.prepareStatement(a0);
    }

    @Override
    public java.sql.CallableStatement prepareCall(java.lang.String a0) throws java.sql.SQLException {
        return real.prepareCall(a0);
    }

    @Override
    public java.lang.String nativeSQL(java.lang.String a0) throws java.sql.SQLException {
        return real.nativeSQL(a0);
    }

    @Override
    public void setAutoCommit(boolean a0) throws java.sql.SQLException {
        real.setAutoCommit(a0);
    }

    @Override
    public boolean getAutoCommit() throws java.sql.SQLException {
        return real.getAutoCommit();
    }

    @Override
    public void commit() throws java.sql.SQLException {
        real.commit();
    }

    @Override
    public void rollback() throws java.sql.SQLException {
        real.rollback();
    }

    @Override
    public void close() throws java.sql.SQLException {}

    @Override
    public boolean isClosed() throws java.sql.SQLException {
        return real.isClosed();
    }

    @Override
    public java.sql.DatabaseMetaData getMetaData() throws java.sql.SQLException {
        return real.getMetaData();
    }

    @Override
    public void setReadOnly(boolean a0) throws java.sql.SQLException {
        real.setReadOnly(a0);
    }

    @Override
    public boolean isReadOnly() throws java.sql.SQLException {
        return real.isReadOnly();
    }

    @Override
    public void setCatalog(java.lang.String a0) throws java.sql.SQLException {
        real.setCatalog(a0);
    }

    @Override
    public java.lang.String getCatalog() throws java.sql.SQLException {
        return real.getCatalog();
    }

    @Override
    public void setTransactionIsolation(int a0) throws java.sql.SQLException {
        real.setTransactionIsolation(a0);
    }

    @Override
    public int getTransactionIsolation() throws java.sql.SQLException {
        return real.getTransactionIsolation();
    }

    @Override
    public java.sql.SQLWarning getWarnings() throws java.sql.SQLException {
        return real.getWarnings();
    }

    @Override
    public void clearWarnings() throws java.sql.SQLException {
        real.clearWarnings();
    }

    @Override
    public java.sql.Statement createStatement(int a0, int a1) throws java.sql.SQLException {
        return real.createStatement(a0, a1);
    }

    @Override
    public java.sql.PreparedStatement prepareStatement(java.lang.String a0, int a1, int a2)
            throws java.sql.SQLException {
        return real.prepareStatement(a0, a1, a2);
    }

    @Override
    public java.sql.CallableStatement prepareCall(java.lang.String a0, int a1, int a2) throws java.sql.SQLException {
        return real.prepareCall(a0, a1, a2);
    }

    @Override
    public java.util.Map<java.lang.String, java.lang.Class<?>> getTypeMap() throws java.sql.SQLException {
        return real.getTypeMap();
    }

    @Override
    public void setTypeMap(java.util.Map<java.lang.String, java.lang.Class<?>> a0) throws java.sql.SQLException {
        real.setTypeMap(a0);
    }

    @Override
    public void setHoldability(int a0) throws java.sql.SQLException {
        real.setHoldability(a0);
    }

    @Override
    public int getHoldability() throws java.sql.SQLException {
        return real.getHoldability();
    }

    @Override
    public java.sql.Savepoint setSavepoint() throws java.sql.SQLException {
        return real.setSavepoint();
    }

    @Override
    public java.sql.Savepoint setSavepoint(java.lang.String a0) throws java.sql.SQLException {
        return real.setSavepoint(a0);
    }

    @Override
    public void rollback(java.sql.Savepoint a0) throws java.sql.SQLException {
        real.rollback(a0);
    }

    @Override
    public void releaseSavepoint(java.sql.Savepoint a0) throws java.sql.SQLException {
        real.releaseSavepoint(a0);
    }

    @Override
    public java.sql.Statement createStatement(int a0, int a1, int a2) throws java.sql.SQLException {
        return real.createStatement(a0, a1, a2);
    }

    @Override
    public java.sql.PreparedStatement prepareStatement(java.lang.String a0, int a1, int a2, int a3)
            throws java.sql.SQLException {
        return real.prepareStatement(a0, a1, a2, a3);
    }

    @Override
    public java.sql.CallableStatement prepareCall(java.lang.String a0, int a1, int a2, int a3)
            throws java.sql.SQLException {
        return real.prepareCall(a0, a1, a2, a3);
    }

    @Override
    public java.sql.PreparedStatement prepareStatement(java.lang.String a0, int a1) throws java.sql.SQLException {
        return real.prepareStatement(a0, a1);
    }

    @Override
    public java.sql.PreparedStatement prepareStatement(java.lang.String a0, int[] a1) throws java.sql.SQLException {
        return real.prepareStatement(a0, a1);
    }

    @Override
    public java.sql.PreparedStatement prepareStatement(java.lang.String a0, java.lang.String[] a1)
            throws java.sql.SQLException {
        return real.prepareStatement(a0, a1);
    }

    @Override
    public java.sql.Clob createClob() throws java.sql.SQLException {
        return real.createClob();
    }

    @Override
    public java.sql.Blob createBlob() throws java.sql.SQLException {
        return real.createBlob();
    }

    @Override
    public java.sql.NClob createNClob() throws java.sql.SQLException {
        return real.createNClob();
    }

    @Override
    public java.sql.SQLXML createSQLXML() throws java.sql.SQLException {
        return real.createSQLXML();
    }

    @Override
    public boolean isValid(int a0) throws java.sql.SQLException {
        return real.isValid(a0);
    }

    @Override
    public void setClientInfo(java.lang.String a0, java.lang.String a1) throws java.sql.SQLClientInfoException {
        real.setClientInfo(a0, a1);
    }

    @Override
    public void setClientInfo(java.util.Properties a0) throws java.sql.SQLClientInfoException {
        real.setClientInfo(a0);
    }

    @Override
    public java.lang.String getClientInfo(java.lang.String a0) throws java.sql.SQLException {
        return real.getClientInfo(a0);
    }

    @Override
    public java.util.Properties getClientInfo() throws java.sql.SQLException {
        return real.getClientInfo();
    }

    @Override
    public java.sql.Array createArrayOf(java.lang.String a0, java.lang.Object[] a1) throws java.sql.SQLException {
        return real.createArrayOf(a0, a1);
    }

    @Override
    public java.sql.Struct createStruct(java.lang.String a0, java.lang.Object[] a1) throws java.sql.SQLException {
        return real.createStruct(a0, a1);
    }

    @Override
    public void setSchema(java.lang.String a0) throws java.sql.SQLException {
        real.setSchema(a0);
    }

    @Override
    public java.lang.String getSchema() throws java.sql.SQLException {
        return real.getSchema();
    }

    @Override
    public void abort(java.util.concurrent.Executor a0) throws java.sql.SQLException {
        real.abort(a0);
    }

    @Override
    public void setNetworkTimeout(java.util.concurrent.Executor a0, int a1) throws java.sql.SQLException {
        real.setNetworkTimeout(a0, a1);
    }

    @Override
    public int getNetworkTimeout() throws java.sql.SQLException {
        return real.getNetworkTimeout();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws java.sql.SQLException {
        return type.isInstance(real) ? type.cast(real) : real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws java.sql.SQLException {
        return type.isInstance(real) || real.isWrapperFor(type);
    }
}
