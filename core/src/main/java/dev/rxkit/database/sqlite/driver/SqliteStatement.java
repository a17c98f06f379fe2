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
 * A statement that its connection keeps when it is closed. Values, row limit, time limit and queued rows do not reach
 * its next user, and a closed statement refuses everything. One that failed, was left in the middle of its rows by other
 * means than a result set, or is a second one of its text is closed for good.
 */
final class SqliteStatement extends JDBC4PreparedStatement implements ColumnReader {

    /** Characters or bytes of values that a statement may keep while it rests. */
    private static final int LITTLE = 4096;

    private final SqliteConnection owner;
    private final String text;
    private final boolean worth;

    /** The column names, null where a change of the schema may change them: SQLite finds out while it runs. */
    private final String @Nullable [] names;

    private @Nullable SafeStmtPtr resting;

    /** Whether the caller asked for generated keys; the driver by itself would ask SQLite for them after every INSERT. */
    private boolean keyed;

    SqliteStatement(SqliteConnection owner, String text) throws SQLException {
        super(owner, owner.meant(text));
        this.owner = owner;
        this.text = text;
        worth = SqliteConnection.worth(text);
        names = worth && text.indexOf('*') < 0 ? rs.colsMeta : null;
    }

    boolean resting() {
        return resting != null;
    }

    /** Open once more, as if it were new. */
    SqliteStatement again() {
        if (resting != null) {
            pointer = resting;
            resting = null;
            // All of them NULL, for the driver binds nothing where nothing was set.
            batch = paramCount == 0 ? null : new Object[paramCount];
        }
        return this;
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

    /** A batch that fails tells how many of its rows were written, unless triggers write others. */
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
        return pointer.safeRun(ColumnValue.of(rs.checkCol(column)));
    }

    @Override
    public void close() throws SQLException {
        if (resting != null) {
            return;
        }
        if (!worth || pointer.isClosed() || resultsWaiting || isCloseOnCompletion() || owner.isClosed()) {
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
        resting = pointer;
        pointer = owner.ended();
        SqliteStatement other = owner.keep(text, this);
        if (other != null) {
            other.again().end();
        }
    }

    /**
     * Whether SQLite would keep more than a little in memory. Little it keeps until the next values are bound, which is
     * always all of them: a LIMIT whose value was cleared makes it plan the statement anew.
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
            if (size > LITTLE) {
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
        return resting != null || super.isClosed();
    }
}
