package dev.rxkit.session.statement;

import dev.rxkit.query.bind.Binds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Runs statements by Jdbi, so that a logger that is set on Jdbi receives them. Not thread-safe. */
final class JdbiStatementExecutor {

    private final Handle handle;
    private final SqlLogger logger;

    private JdbiStatementExecutor(Handle handle, SqlLogger logger) {
        this.handle = handle;
        this.logger = logger;
    }

    /** Null if there is no listener. */
    static @Nullable JdbiStatementExecutor of(Handle handle) {
        SqlLogger logger = handle.getConfig(SqlStatements.class).getSqlLogger();
        return logger == SqlLogger.NOP_SQL_LOGGER ? null : new JdbiStatementExecutor(handle, logger);
    }

    <R extends @Nullable Object> R query(String sql, Binds binds, StatementExecutor.Reading<R> reading)
            throws SQLException {
        try (Query query = prepared(handle.createQuery(sql), binds)) {
            return sent(() -> query.execute((statement, context) -> {
                try (ResultSet rows = statement.get().getResultSet()) {
                    return reading.read(rows);
                }
            }));
        }
    }

    /** The rows of a statement that stays open until {@link OpenRows#close}. */
    OpenRows open(String sql, Binds binds, int atATime) throws SQLException {
        Query query = prepared(handle.createQuery(sql), binds);
        if (atATime > 0) {
            query.setFetchSize(atATime);
        }
        try {
            ResultSet rows = sent(
                    () -> query.execute((statement, context) -> statement.get().getResultSet()));
            return new OpenRows(rows, query::close);
        } catch (SQLException | RuntimeException failure) {
            query.close();
            throw failure;
        }
    }

    long update(String sql, Binds binds) throws SQLException {
        try (Update update = prepared(handle.createUpdate(sql), binds)) {
            return sent(update::execute);
        }
    }

    <R extends @Nullable Object> R keys(String sql, Binds binds, StatementExecutor.Reading<R> reading)
            throws SQLException {
        try (Update update = prepared(handle.createUpdate(sql), binds)) {
            return sent(() -> update.executeAndReturnGeneratedKeys().scanResultSet((keys, context) -> {
                try (ResultSet rows = keys.get()) {
                    return reading.read(rows);
                }
            }));
        }
    }

    private <S extends SqlStatement<S>> S prepared(S statement, Binds binds) {
        List<?> values = binds.values();
        statement.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        statement
                .getConfig(SqlStatements.class)
                .setTemplateEngine((template, context) -> template)
                .setSqlLogger(logger)
                .setSqlParser(new Positional(values.size()));
        for (int i = 0; i < values.size(); i++) {
            statement.bind(i, new Bound(i == 0 ? binds : null, values.get(i)));
        }
        return statement;
    }

    /** Returns the driver's exception without Jdbi's, whose message may contain values. */
    private static <R extends @Nullable Object> R sent(Supplier<R> work) throws SQLException {
        try {
            return work.get();
        } catch (JdbiException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw sql;
                }
                Failures.rethrow(cause);
            }
            throw failure;
        }
    }

    /** Leaves the SQL unchanged; it contains {@code parameters} times {@code ?}. */
    private record Positional(int parameters) implements SqlParser {
        @Override
        public ParsedSql parse(String sql, StatementContext context) {
            return ParsedSql.of(sql, ParsedParameters.positional(parameters));
        }

        @Override
        public String nameParameter(String rawName, StatementContext context) {
            return "?";
        }
    }

    /**
     * A value as loggers show it; the first one binds them all.
     *
     * @param all null for the others
     */
    private record Bound(@Nullable Binds all, @Nullable Object value) implements Argument {
        @Override
        public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
            if (all != null) {
                all.bind(statement);
            }
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}
