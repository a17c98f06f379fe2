package dev.rxkit.session.transaction;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/** Creates Jdbi's statements as another builder does; those that write wait for their turn. Thread-safe as that one. */
record WriterStatements(StatementBuilder others, HandleWriters writers) implements StatementBuilder {

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return writers.create(connection, null, () -> others.create(connection, context));
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        return writers.create(connection, sql, () -> others.create(connection, sql, context));
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return writers.create(connection, sql, () -> others.createCall(connection, sql, context));
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        try {
            others.close(connection, sql, statement);
        } finally {
            writers.closed(connection, statement);
        }
    }

    @Override
    public void close(Connection connection) {
        try {
            others.close(connection);
        } finally {
            writers.end(connection);
        }
    }
}
