package dev.rxkit.database.sqlite.driver;

import dev.rxkit.internal.ColumnReader;
import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnectionConfig;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A statement that its connection caches when it is closed. Values, row limit, time limit and batch are not visible to
 * its next user, and a closed statement refuses every call. A statement is closed permanently if it failed, if it was
 * left in the middle of its rows by other means than a result set, or if another one with the same text is cached.
 */
final class SqliteStatement extends JDBC4PreparedStatement implements ColumnReader {

    /** The number of characters or bytes of values that a statement may keep while it is cached. */
    private static final int SMALL = 4096;

    private final SqliteConnection owner;
    private final String text;
    private final boolean cacheable;

    /**
     * The column names; null if a change of the schema may change them, which SQLite detects when it runs the
     * statement.
     */
    private final String @Nullable [] names;

    private @Nullable SafeStmtPtr cachedPointer;

    /**
     * Whether the caller requested generated keys. By default the driver would ask SQLite for them after every INSERT.
     */
    private boolean keyed;

    SqliteStatement(SqliteConnection owner, String text) throws SQLException {
        super(owner, owner.passedToSqlite(text));
        this.owner = owner;
        this.text = text;
        cacheable = SqliteConnection.isCacheable(text);
        names = cacheable && text.indexOf('*') < 0 ? rs.colsMeta : null;
    }

    boolean isCached() {
        return cachedPointer != null;
    }

    /** Opens the statement again, in its initial state, if it is cached; returns whether it was. */
    boolean reopen() {
        if (cachedPointer == null) {
            return false;
        }
        pointer = cachedPointer;
        cachedPointer = null;
        // All values are NULL, because the driver binds nothing if no value was set.
        batch = paramCount == 0 ? null : new Object[paramCount];
        return true;
    }

    SqliteStatement keyed() {
        keyed = true;
        return this;
    }

    @Override
    public void updateGeneratedKeys() throws SQLException {
        if (keyed) {
            SQLiteConnectionConfig settings = owner.getConnectionConfig();
            boolean always = settings.isGetGeneratedKeys();
            settings.setGetGeneratedKeys(true);
            try {
                super.updateGeneratedKeys();
            } finally {
                settings.setGetGeneratedKeys(always);
            }
        } else {
            super.updateGeneratedKeys();
        }
    }

    /** If the batch fails, reports how many of its rows were written, unless triggers write other rows. */
    @Override
    public int[] executeBatch() throws SQLException {
        int rows = batchQueryCount;
        long before = owner.getDatabase().total_changes();
        try {
            return super.executeBatch();
        } catch (SQLException failure) {
            long written = owner.getDatabase().total_changes() - before;
            if (failure instanceof BatchUpdateException || written >= rows || owner.hasTriggers()) {
                throw failure;
            }
            int[] counts = new int[(int) written];
            Arrays.fill(counts, 1);
            throw new BatchUpdateException(
                    failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), counts, failure);
        }
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        if (rs.colsMeta == null && names != null) {
            rs.colsMeta = names;
        }
        return super.getResultSet();
    }

    @Override
    public @Nullable Object read(int column) throws SQLException {
        int index = rs.checkCol(column);
        return pointer.safeRun(index < ColumnValue.COLUMNS ? ColumnValue.ANY[index] : new ColumnValue.Any(index));
    }

    @Override
    public double real(int column) throws SQLException {
        int index = rs.checkCol(column);
        return pointer.safeRunDouble(
                index < ColumnValue.COLUMNS ? ColumnValue.REAL[index] : new ColumnValue.Real(index));
    }

    @Override
    public void close() throws SQLException {
        if (cachedPointer != null) {
            return;
        }
        if (!cacheable || pointer.isClosed() || resultsWaiting || isCloseOnCompletion() || owner.isClosed()) {
            owner.forget(text, this);
            super.close();
            return;
        }
        rs.close();
        if (holdsMuch()) {
            pointer.safeRunConsume(DB::clear_bindings);
        }
        clearGeneratedKeys();
        batch = null;
        batchPos = 0;
        batchQueryCount = 0;
        rs.maxRows = 0;
        updateCount = 0;
        exhaustedResults = false;
        setQueryTimeout(0);
        keyed = false;
        cachedPointer = pointer;
        pointer = owner.closedPointer;
        SqliteStatement other = owner.keep(text, this);
        if (other != null) {
            other.reopen();
            other.end();
        }
    }

    /**
     * Returns whether SQLite would keep more than a little memory. Small values are kept until the next values are
     * bound, which always replaces all of them; clearing them would make SQLite plan a statement again whose LIMIT was
     * bound.
     */
    private boolean holdsMuch() {
        if (batch == null) {
            return false;
        }
        int size = 0;
        for (Object value : batch) {
            if (value instanceof String text) {
                size += text.length();
            } else if (value instanceof byte[] bytes) {
                size += bytes.length;
            }
            if (size > SMALL) {
                return true;
            }
        }
        return false;
    }

    private void end() throws SQLException {
        super.close();
    }

    @Override
    public boolean isClosed() {
        return cachedPointer != null || super.isClosed();
    }
}
