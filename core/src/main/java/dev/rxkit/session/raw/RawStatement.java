package dev.rxkit.session.raw;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.session.statement.MonitoringSqlLogger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/** Raw SQL run by Jdbi, with its values bound as Rx stores them. For one run. */
public final class RawStatement {

    private final NamedParameterSql sql;
    private final Handle handle;
    private final Mappings mappings;

    public RawStatement(NamedParameterSql sql, Handle handle, Mappings mappings) {
        this.sql = sql;
        this.handle = handle;
        this.mappings = mappings;
    }

    /** Runs it, and returns how many rows it changed; if it gives rows, how many those are. */
    public long update() {
        try (var update = handle.createUpdate(sql.text())) {
            return prepare(update).execute(RawStatement::reached);
        }
    }

    public <R> R query(Function<Query, R> reading) {
        return reading.apply(prepare(handle.createQuery(sql.text())));
    }

    private static long reached(Supplier<PreparedStatement> executed, StatementContext context) throws SQLException {
        try (context;
                PreparedStatement statement = executed.get()) {
            ResultSet rows = statement.getResultSet();
            if (rows == null) {
                return Math.max(0, statement.getUpdateCount());
            }
            long count = 0;
            try (rows) {
                while (rows.next()) {
                    count++;
                }
            }
            return count;
        }
    }

    private <S extends SqlStatement<S>> S prepare(S statement) {
        statement.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        SqlStatements settings = statement.getConfig(SqlStatements.class);
        settings.setTemplateEngine((template, context) -> template)
                .setSqlParser(sql)
                .setSqlLogger(MonitoringSqlLogger.without(settings.getSqlLogger()));
        sql.values().forEach((name, value) -> bind(statement, name, value, sql.redacted(name)));
        sql.lists().forEach((name, elements) -> bind(statement, name, elements));
        return statement;
    }

    private <S extends SqlStatement<S>> void bind(S statement, String name, List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
            bind(statement, NamedParameterSql.element(name, i), elements.get(i), sql.redacted(name));
        }
    }

    /** Binds a value by the codec that stores such values; Jdbi binds a value without a codec. */
    private <S extends SqlStatement<S>> void bind(S statement, String name, @Nullable Object value, boolean redact) {
        Argument argument = value == null ? null : ArgumentBinder.of(statement, mappings, value);
        if (argument == null && redact) {
            throw new QueryException(
                    "a redacted " + (value == null ? "null" : value.getClass().getSimpleName())
                            + " is for Jdbi to bind, which would show it: bind text or a number");
        }
        if (argument == null && value != null && !known(statement, value)) {
            throw new QueryException("a " + value.getClass().getSimpleName() + " cannot be bound to :" + name
                    + ": bind its plain values, or register an argument factory with Jdbi");
        }
        if (argument == null) {
            statement.bind(name, value);
        } else {
            statement.bind(name, redact ? ArgumentBinder.redacted(argument) : argument);
        }
    }

    private static boolean known(SqlStatement<?> statement, Object value) {
        return statement
                .getConfig(org.jdbi.v3.core.argument.Arguments.class)
                .findFor(value.getClass(), value)
                .isPresent();
    }
}
