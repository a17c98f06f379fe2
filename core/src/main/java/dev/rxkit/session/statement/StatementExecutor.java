package dev.rxkit.session.statement;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.internal.ColumnReader;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.Binds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements directly on the handle's connection, in the handle's transaction, without the cost of a Jdbi
 * statement; see {@link JdbiStatementExecutor} for a logger set on Jdbi. Not thread-safe.
 */
public final class StatementExecutor {

    /** Reads the rows. */
    @FunctionalInterface
    public interface Reading<R extends @Nullable Object> {
        R read(ResultSet rows) throws SQLException;
    }

    /** The index of a refused row if it is not known. */
    public static final long UNKNOWN_ROW = -1;

    private final Connection connection;
    private final @Nullable JdbiStatementExecutor observed;
    private final Failures failures;
    private final @Nullable StatementMonitor monitor;
    private final Consumer<SQLException> failing;
    private final @Nullable Function<SQLException, RxException> translation;
    private final StatementLimit limit;
    private final boolean valuesTyped;
    private final @Nullable ComparisonWarnings warnings;

    /**
     * @param dialect decides whether each value has a type of its own, see {@link ColumnReader}
     * @param suspicion called after a statement that compared a value as another type than it was bound for
     * @param failing called for every statement that fails
     */
    public StatementExecutor(
            Handle handle,
            Connection connection,
            Failures failures,
            @Nullable StatementMonitor monitor,
            StatementLimit limit,
            Dialect dialect,
            Consumer<TableMapping<?>> suspicion,
            Consumer<SQLException> failing) {
        this.connection = connection;
        this.observed = JdbiStatementExecutor.of(handle);
        this.failures = failures;
        this.monitor = monitor;
        this.limit = limit;
        this.valuesTyped = dialect.typesValues();
        this.warnings = ComparisonWarnings.of(connection, dialect, suspicion);
        this.failing = failing;
        this.translation = null;
    }

    private StatementExecutor(StatementExecutor other, Function<SQLException, RxException> translation) {
        this.connection = other.connection;
        this.observed = other.observed;
        this.failures = other.failures;
        this.monitor = other.monitor;
        this.limit = other.limit;
        this.valuesTyped = other.valuesTyped;
        this.warnings = other.warnings;
        this.failing = other.failing;
        this.translation = translation;
    }

    /** Returns an executor whose updates and queries throw what the function makes of the driver's exception. */
    public StatementExecutor translating(Function<SQLException, RxException> translation) {
        return new StatementExecutor(this, translation);
    }

    /**
     * Runs a statement that gives rows.
     *
     * @param about the class it is about, for messages
     */
    public <R extends @Nullable Object> R query(
            String sql, Binds binds, @Nullable TableMapping<?> about, Reading<R> reading) {
        if (limit.limited) {
            limit.require(sql, binds, about, this);
        }
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            R result = observed == null ? read(sql, binds, reading) : observed.query(sql, binds, reading);
            if (warnings != null) {
                warnings.check(about);
            }
            if (monitor != null) {
                monitor.done(start, sql, binds, StatementMonitor.rows(result));
            }
            return result;
        } catch (SQLException failure) {
            throw failed(start, sql, binds, failure, about);
        } catch (MappingException unreadable) {
            Mappings.forgetColumns(about);
            throw unreadable;
        }
    }

    private <R extends @Nullable Object> R read(String sql, Binds binds, Reading<R> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binds.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(valuesTyped ? ColumnReader.driverRows(rows) : rows);
            }
        }
    }

    /**
     * Runs a statement that gives rows, which are read until {@link OpenRows#close}.
     *
     * @param atATime the fetch size, 0 for the driver's default
     */
    public OpenRows open(String sql, Binds binds, @Nullable TableMapping<?> about, int atATime) {
        if (limit.limited) {
            limit.require(sql, binds, about, this);
        }
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            OpenRows opened = observed == null ? open(sql, binds, atATime) : observed.open(sql, binds, atATime);
            if (monitor != null) {
                monitor.done(start, sql, binds, -1);
            }
            return opened;
        } catch (SQLException failure) {
            throw failed(start, sql, binds, failure, about);
        }
    }

    private OpenRows open(String sql, Binds binds, int atATime) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            if (atATime > 0) {
                statement.setFetchSize(atATime);
            }
            binds.bind(statement);
            ResultSet rows = statement.executeQuery();
            return new OpenRows(valuesTyped ? ColumnReader.driverRows(rows) : rows, statement::close);
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    /** Runs a statement that only writes and returns its number of rows. */
    public long update(String sql, Binds binds, @Nullable TableMapping<?> about) {
        if (limit.limited) {
            limit.require(sql, binds, about, this);
        }
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            long count = observed == null ? write(sql, binds) : observed.update(sql, binds);
            if (warnings != null) {
                warnings.check(about);
            }
            if (monitor != null) {
                monitor.done(start, sql, binds, count);
            }
            return count;
        } catch (SQLException failure) {
            throw failed(start, sql, binds, failure, about);
        }
    }

    private long write(String sql, Binds binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binds.bind(statement);
            return statement.executeUpdate();
        }
    }

    /** Runs an INSERT and reads the generated key, a row of one column. */
    public <R extends @Nullable Object> R keys(String sql, Binds binds, TableMapping<?> about, Reading<R> reading) {
        if (limit.limited) {
            limit.require(sql, binds, about, this);
        }
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            R result = observed == null ? readKeys(sql, binds, reading) : observed.keys(sql, binds, reading);
            if (monitor != null) {
                monitor.done(start, sql, binds, StatementMonitor.rows(result));
            }
            return result;
        } catch (SQLException failure) {
            throw failed(start, sql, binds, failure, about);
        }
    }

    private <R extends @Nullable Object> R readKeys(String sql, Binds binds, Reading<R> reading) throws SQLException {
        try (PreparedStatement statement = prepareKeyed(sql)) {
            binds.bind(statement);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return reading.read(keys);
            }
        }
    }

    /** Returns whether every statement is reported by itself. */
    public boolean observed() {
        return observed != null;
    }

    /** Returns whether statements are reported, so that many rows are best written one by one. */
    public boolean toldOneByOne() {
        return observed != null || monitor != null && monitor.wantsAll();
    }

    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** @param reported the columns that come back as generated keys */
    public PreparedStatement prepare(String sql, String[] reported) throws SQLException {
        return connection.prepareStatement(sql, reported);
    }

    /** Prepares an INSERT that returns generated keys. */
    public PreparedStatement prepareKeyed(String sql) throws SQLException {
        return connection.prepareStatement(sql, java.sql.Statement.RETURN_GENERATED_KEYS);
    }

    /** Sends the batch of a prepared statement and returns its counts; {@code refused} finds a refused row. */
    public int[] batch(
            PreparedStatement prepared,
            String sql,
            int rows,
            TableMapping<?> about,
            ToLongFunction<SQLException> refused) {
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            int[] counts = prepared.executeBatch();
            if (monitor != null) {
                monitor.tell(sql, StatementMonitor.NO_VALUES, System.nanoTime() - start, rows, null);
            }
            return counts;
        } catch (SQLException failure) {
            RxException thrown = failure(failure, about, refused.applyAsLong(failure));
            if (monitor != null) {
                monitor.tell(sql, StatementMonitor.NO_VALUES, System.nanoTime() - start, -1, thrown);
            }
            throw thrown;
        }
    }

    /** Returns the connection of the handle, as the pool gave it. */
    public Connection connection() {
        return connection;
    }

    public StatementLimit limit() {
        return limit;
    }

    private RxException failed(long start, String sql, Binds binds, SQLException e, @Nullable TableMapping<?> about) {
        RxException failure = translation == null ? failure(e, about) : translation.apply(e);
        if (monitor != null) {
            monitor.failed(start, sql, binds, failure);
        }
        return failure;
    }

    public RxException failure(Exception failure, @Nullable TableMapping<?> about) {
        if (failure instanceof SQLException sql) {
            return failure(sql, about);
        }
        throw new IllegalStateException(failure);
    }

    public RxException failure(SQLException failure, @Nullable TableMapping<?> about) {
        return failure(failure, about, UNKNOWN_ROW);
    }

    /** @param row its index in the given list, {@link #UNKNOWN_ROW} if not known */
    public RxException failure(SQLException failure, @Nullable TableMapping<?> about, long row) {
        failing.accept(failure);
        RxException translated =
                row == UNKNOWN_ROW || about == null ? failures.of(failure, about) : failures.ofRow(failure, about, row);
        if (translated.getClass() == DatabaseException.class) {
            Mappings.forgetColumns(about); // a changed column type may be the cause
        }
        return translated;
    }
}
