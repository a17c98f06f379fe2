package dev.rxkit.database.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Session settings that affect what the catalogue prints: date literals depend on the time zone and the date style; and
 * {@code jit}, which would compile the long queries of the catalogue for longer than they run. They are set for the transaction, and restored if the transaction continues.
 */
final class PostgresSession {

    private static final String[] NAMES = {"TimeZone", "DateStyle", "IntervalStyle", "extra_float_digits", "jit"};
    private static final String[] WANTED = {"UTC", "ISO, YMD", "postgres", "1", "off"};

    private final String namespace;
    private final int version;
    private final List<String> before;

    private PostgresSession(String namespace, int version, List<String> before) {
        this.namespace = namespace;
        this.version = version;
        this.before = before;
    }

    /** Reads the current settings and sets those that the inspection needs. */
    static PostgresSession begin(Connection connection) throws SQLException {
        StringBuilder sql = new StringBuilder(
                "SELECT coalesce(current_schema(), 'public'), current_setting('server_version_num')::int");
        for (String name : NAMES) {
            sql.append(", current_setting('").append(name).append("')");
        }
        PostgresSession session;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.toString())) {
            row.next();
            List<String> before = new ArrayList<>();
            for (int i = 0; i < NAMES.length; i++) {
                before.add(row.getString(i + 3));
            }
            session = new PostgresSession(row.getString(1), row.getInt(2), before);
        }
        set(connection, List.of(WANTED));
        return session;
    }

    private static void set(Connection connection, List<String> values) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (String name : NAMES) {
            sql.append(sql.length() > 7 ? ", " : "")
                    .append("set_config('")
                    .append(name)
                    .append("', ?, true)");
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < NAMES.length; i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.execute();
        }
    }

    /** Returns the namespace of names that have none. */
    String namespace() {
        return namespace;
    }

    int version() {
        return version;
    }

    void restore(Connection connection) throws SQLException {
        set(connection, before);
    }
}
