package dev.rxkit.dialect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
final class SqliteConnection extends JDBC4Connection {

    /** Some kilobytes each, so a connection keeps a megabyte at the most. */
    static final int KEPT = 128;

    private static final int LONGEST = 4096;

    /** What is run again and again. PRAGMA may do its work while it is prepared, so it must not be kept. */
    private static final Set<String> WORTH = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT");

    private final Map<String, SqliteStatement> idle = new LinkedHashMap<>();
    private final SafeStmtPtr ended;

    SqliteConnection(String url, Properties properties) throws SQLException {
        super(url, url.substring(JDBC.PREFIX.length()), properties);
        try (JDBC4PreparedStatement any = new JDBC4PreparedStatement(this, "SELECT 1")) {
            ended = any.pointer;
        } catch (SQLException failure) {
            super.close();
            throw failure;
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        SqliteStatement kept;
        synchronized (idle) {
            kept = idle.remove(sql);
        }
        return kept == null ? new SqliteStatement(this, sql) : kept.again();
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

    /** Takes a statement back; what has to go for it is returned, to be closed. */
    @Nullable
    SqliteStatement keep(String sql, SqliteStatement statement) {
        synchronized (idle) {
            SqliteStatement twin = idle.put(sql, statement);
            if (twin != null || idle.size() <= KEPT) {
                return twin;
            }
            Iterator<SqliteStatement> eldest = idle.values().iterator();
            SqliteStatement gone = eldest.next();
            eldest.remove();
            return gone;
        }
    }

    /** As the driver's, with a statement that is kept. */
    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        checkOpen();
        SQLiteConnectionConfig state = getConnectionConfig();
        if (getDatabase().getConfig().isExplicitReadOnly()) {
            super.setAutoCommit(on);
        } else if (state.isAutoCommit() != on) {
            state.setAutoCommit(on);
            try (PreparedStatement statement = prepareStatement(on ? "commit" : transactionPrefix())) {
                statement.executeUpdate();
            }
            setCurrentTransactionMode(on ? null : state.getTransactionMode());
        }
    }
}
