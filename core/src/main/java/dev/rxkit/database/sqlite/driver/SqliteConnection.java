package dev.rxkit.database.sqlite.driver;

import dev.rxkit.database.sqlite.SqliteQuotes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnectionConfig;
import org.sqlite.core.SafeStmtPtr;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection of SQLite's driver that caches prepared statements, which the driver itself does not: preparing takes
 * half of the time of a short query. A statement that is closed is reset to its initial state; the least recently used
 * ones are removed first. As thread-safe as the driver's own.
 */
public final class SqliteConnection extends JDBC4Connection {

    /**
     * The maximum number of cached statements. A statement takes some kilobytes, so a connection keeps about a megabyte
     * at most.
     */
    static final int CACHE_SIZE = 128;

    private static final int LONGEST = 8192;

    /**
     * The verbs of statements that are run repeatedly. PRAGMA is not cached, because it may take effect while it is
     * prepared.
     */
    private static final Set<String> CACHED_VERBS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT");

    /** The statements, the least recently used first, including those in use. */
    private final Map<String, SqliteStatement> cache = new LinkedHashMap<>(16, 0.75f, true);

    /** The pointer of closed statements, which refers to nothing. */
    final SafeStmtPtr closedPointer;

    private volatile boolean namesOnly;

    public SqliteConnection(String url, Properties properties) throws SQLException {
        super(url, url.substring(JDBC.PREFIX.length()), properties);
        try (JDBC4PreparedStatement any = new JDBC4PreparedStatement(this, "SELECT 1")) {
            closedPointer = any.pointer;
            JsonFunctions.register(this);
        } catch (SQLException failure) {
            super.close();
            throw failure;
        }
    }

    /** Makes the connection treat everything in double quotes as a name, never as a text; see {@link SqliteQuotes}. */
    public void readQuotesAsNames() {
        namesOnly = true;
    }

    /** Returns the statement as it is passed to SQLite. */
    String passedToSqlite(String sql) {
        return namesOnly ? SqliteQuotes.namesOnly(sql) : sql;
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        return new SqlitePlainStatement(this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        synchronized (cache) {
            SqliteStatement known = cache.get(sql);
            if (known != null && known.reopen()) {
                return known;
            }
        }
        return new SqliteStatement(this, sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        PreparedStatement statement = prepareStatement(sql);
        return generatedKeys == Statement.RETURN_GENERATED_KEYS ? keyed(statement) : statement;
    }

    /** Ignores the columns, as the driver does: there is only one generated key. */
    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return keyed(prepareStatement(sql));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return keyed(prepareStatement(sql));
    }

    private static PreparedStatement keyed(PreparedStatement statement) {
        return statement instanceof SqliteStatement own ? own.keyed() : statement;
    }

    boolean hasTriggers() throws SQLException {
        try (Statement statement = createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_master WHERE type = 'trigger' LIMIT 1")) {
            return rows.next();
        }
    }

    /** Returns whether a statement with this text is cached. */
    static boolean isCacheable(String sql) {
        if (sql.length() > LONGEST) {
            return false;
        }
        int start = 0;
        while (start < sql.length() && Character.isWhitespace(sql.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return CACHED_VERBS.contains(sql.substring(start, end).toUpperCase(Locale.ROOT));
    }

    /**
     * Puts a closed statement into the cache. Returns a statement that must be closed instead, or null if the cache has room.
     */
    @Nullable
    SqliteStatement keep(String sql, SqliteStatement statement) {
        synchronized (cache) {
            SqliteStatement known = cache.putIfAbsent(sql, statement);
            if (known != null) {
                return known == statement ? null : statement;
            }
            if (cache.size() <= CACHE_SIZE) {
                return null;
            }
            Iterator<SqliteStatement> eldest = cache.values().iterator();
            SqliteStatement gone = eldest.next();
            eldest.remove();
            return gone.isCached() ? gone : null;
        }
    }

    /** Removes a statement from the cache. */
    void forget(String sql, SqliteStatement statement) {
        synchronized (cache) {
            cache.remove(sql, statement);
        }
    }

    /**
     * Closes the connection even while a statement runs. The driver's own method does nothing, so a connection that a
     * pool abandons would keep its lock.
     */
    @Override
    public void abort(Executor executor) throws SQLException {
        if (!isClosed()) {
            getDatabase().interrupt();
            close();
        }
    }

    /** Does the same as the driver, but with a cached statement; a statement that fails changes nothing. */
    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        checkOpen();
        SQLiteConnectionConfig state = getConnectionConfig();
        if (getDatabase().getConfig().isExplicitReadOnly()) {
            super.setAutoCommit(on);
        } else if (state.isAutoCommit() != on) {
            run(on ? "commit" : transactionPrefix(), state, on);
            setCurrentTransactionMode(on ? null : state.getTransactionMode());
        }
    }

    private void run(String sql, SQLiteConnectionConfig state, boolean on) throws SQLException {
        boolean done = false;
        // In auto-commit mode the driver would begin and commit another transaction around the statement.
        state.setAutoCommit(false);
        try (PreparedStatement statement = prepareStatement(sql)) {
            statement.executeUpdate();
            done = true;
        } finally {
            state.setAutoCommit(done == on);
        }
    }
}
