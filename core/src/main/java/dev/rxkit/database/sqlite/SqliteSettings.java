package dev.rxkit.database.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The settings of a connection to an in-memory SQLite database, which cannot be replaced by a new connection. */
public final class SqliteSettings {

    private static final List<String> PRAGMAS = List.of(
            "foreign_keys",
            "query_only",
            "ignore_check_constraints",
            "recursive_triggers",
            "reverse_unordered_selects",
            "legacy_alter_table",
            "writable_schema",
            "trusted_schema",
            "cell_size_check",
            "automatic_index",
            "busy_timeout",
            "cache_size",
            "cache_spill",
            "temp_store",
            "secure_delete",
            "synchronous",
            "max_page_count");

    private SqliteSettings() {}

    /**
     * Copies the settings of one connection to another and detaches the latter's attached databases.
     *
     * @throws SQLException if a setting cannot be changed because a transaction is open
     */
    public static void copy(Connection from, Connection to) throws SQLException {
        if (!to.getAutoCommit()) {
            SqliteTransactions.rollback(to);
            SqliteTransactions.leave(to, true);
        }
        try (Statement reading = from.createStatement();
                Statement writing = to.createStatement()) {
            for (String pragma : PRAGMAS) {
                try (ResultSet row = reading.executeQuery("PRAGMA " + pragma)) {
                    if (row.next()) {
                        writing.execute("PRAGMA " + pragma + " = " + row.getLong(1));
                    }
                }
            }
            writing.execute("PRAGMA case_sensitive_like = off");
            detach(writing);
        }
    }

    private static void detach(Statement statement) throws SQLException {
        List<String> names = new java.util.ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        for (String name : names) {
            if (!name.equals("main") && !name.equals("temp")) {
                statement.execute("DETACH DATABASE " + SqliteText.quote(name));
            }
        }
    }
}
