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
 * A connection of SQLite's driver that keeps closed statements prepared, which the driver itself does not: preparing is
 * half of a short query's time. A closed statement goes back to how it was when it was new; the least recently used go
 * first. Thread-safe as the driver's own.
 */
public final class SqliteConnection extends JDBC4Connection {

    /** Some kilobytes each, so a connection keeps a megabyte at the most. */
    static final int KEPT = 128;

    private static final int LONGEST = 4096;

    /** What is run again and again. PRAGMA may do its work while it is prepared, so it must not be kept. */
    private static final Set<String> WORTH = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT");

    /** The least recently asked for first. Those that are in use are here too. */
    private final Map<String, SqliteStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final SafeStmtPtr ended;

    private volatile boolean namesOnly;

    public SqliteConnection(String url, Properties properties) throws SQLException {
        super(url, url.substring(JDBC.PREFIX.length()), properties);
        try (JDBC4PreparedStatement any = new JDBC4PreparedStatement(this, "SELECT 1")) {
            ended = any.pointer;
        } catch (SQLException failure) {
            super.close();
            throw failure;
        }
    }

    /** From now on what is in double quotes is a name and never a text: see {@link SqliteQuotes}. */
    public void readQuotesAsNames() {
        namesOnly = true;
    }

    /** Returns the statement as it is given to SQLite. */
    String meant(String sql) {
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
        synchronized (kept) {
            SqliteStatement known = kept.get(sql);
            if (known != null && known.resting()) {
                return known.again();
            }
        }
        return new SqliteStatement(this, sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        PreparedStatement statement = prepareStatement(sql);
        return generatedKeys == Statement.RETURN_GENERATED_KEYS ? keyed(statement) : statement;
    }

    /** As in the driver the one key there is, whatever columns are named. */
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

    /** A pointer no statement is behind: what a closed one answers with. */
    SafeStmtPtr ended() {
        return ended;
    }

    /** Whether a statement of that text is worth keeping. */
    static boolean worth(String sql) {
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
        return WORTH.contains(sql.substring(start, end).toUpperCase(Locale.ROOT));
    }

    /** Takes back a statement that rests; what has to go for it is returned, to be closed. */
    @Nullable
    SqliteStatement keep(String sql, SqliteStatement statement) {
        synchronized (kept) {
            SqliteStatement known = kept.putIfAbsent(sql, statement);
            if (known != null) {
                return known == statement ? null : statement;
            }
            if (kept.size() <= KEPT) {
                return null;
            }
            Iterator<SqliteStatement> eldest = kept.values().iterator();
            SqliteStatement gone = eldest.next();
            eldest.remove();
            return gone.resting() ? gone : null;
        }
    }

    /** Keeps a statement no longer. */
    void forget(String sql, SqliteStatement statement) {
        synchronized (kept) {
            kept.remove(sql, statement);
        }
    }

    /** Closes it, whatever runs: the driver does nothing here, and what a pool gives up would keep its lock. */
    @Override
    public void abort(Executor executor) throws SQLException {
        if (!isClosed()) {
            getDatabase().interrupt();
            close();
        }
    }

    /** As the driver's, with a statement that is kept; one that fails changes nothing. */
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
        // In auto-commit the driver would begin and commit another transaction behind the statement.
        state.setAutoCommit(false);
        try (PreparedStatement statement = prepareStatement(sql)) {
            statement.executeUpdate();
            done = true;
        } finally {
            state.setAutoCommit(done == on);
        }
    }
}
