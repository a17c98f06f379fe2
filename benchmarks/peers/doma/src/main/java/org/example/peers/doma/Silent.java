package org.example.peers.doma;

/** Doma logs each statement; here it does not. */
final class Silent implements org.seasar.doma.jdbc.JdbcLogger {

    static final Silent LOGGER = new Silent();

    @Override
    public void logDaoMethodEntering(java.lang.String a0, java.lang.String a1, java.lang.Object... a2) {}

    @Override
    public void logDaoMethodExiting(java.lang.String a0, java.lang.String a1, java.lang.Object a2) {}

    @Override
    public void logDaoMethodThrowing(java.lang.String a0, java.lang.String a1, java.lang.RuntimeException a2) {}

    @Override
    public void logSqlExecutionSkipping(
            java.lang.String a0, java.lang.String a1, org.seasar.doma.jdbc.SqlExecutionSkipCause a2) {}

    @Override
    public void logSql(java.lang.String a0, java.lang.String a1, org.seasar.doma.jdbc.Sql<?> a2) {}

    @Override
    public void logTransactionBegun(java.lang.String a0, java.lang.String a1, java.lang.String a2) {}

    @Override
    public void logTransactionEnded(java.lang.String a0, java.lang.String a1, java.lang.String a2) {}

    @Override
    public void logTransactionCommitted(java.lang.String a0, java.lang.String a1, java.lang.String a2) {}

    @Override
    public void logTransactionSavepointCreated(
            java.lang.String a0, java.lang.String a1, java.lang.String a2, java.lang.String a3) {}

    @Override
    public void logTransactionRolledback(java.lang.String a0, java.lang.String a1, java.lang.String a2) {}

    @Override
    public void logTransactionSavepointRolledback(
            java.lang.String a0, java.lang.String a1, java.lang.String a2, java.lang.String a3) {}

    @Override
    public void logTransactionSavepointReleased(
            java.lang.String a0, java.lang.String a1, java.lang.String a2, java.lang.String a3) {}

    @Override
    public void logTransactionRollbackFailure(
            java.lang.String a0, java.lang.String a1, java.lang.String a2, java.sql.SQLException a3) {}

    @Override
    public void logAutoCommitEnablingFailure(java.lang.String a0, java.lang.String a1, java.sql.SQLException a2) {}

    @Override
    public void logTransactionIsolationSettingFailure(
            java.lang.String a0, java.lang.String a1, int a2, java.sql.SQLException a3) {}

    @Override
    public void logConnectionClosingFailure(java.lang.String a0, java.lang.String a1, java.sql.SQLException a2) {}

    @Override
    public void logStatementClosingFailure(java.lang.String a0, java.lang.String a1, java.sql.SQLException a2) {}

    @Override
    public void logResultSetClosingFailure(java.lang.String a0, java.lang.String a1, java.sql.SQLException a2) {}
}
