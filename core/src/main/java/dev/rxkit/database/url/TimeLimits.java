package dev.rxkit.database.url;

import dev.rxkit.database.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Time limits for a server. Settings in the URL take precedence. SQLite, which runs in the process, has no such limits.
 *
 * @param statementSeconds the time in seconds after which the server cancels a statement; 0 for no limit
 * @param statementSaid whether that limit was configured, so that it overrides a limit that the server has for the user
 * @param socketSeconds the time in seconds after which a connection to a silent server counts as lost; 0 for no limit
 */
public record TimeLimits(int statementSeconds, boolean statementSaid, int socketSeconds) {

    /** Returns the properties for the driver. */
    Map<String, String> properties(DatabaseKind engine) {
        Map<String, String> properties = new TreeMap<>();
        switch (engine) {
            case SQLITE -> {}
            case POSTGRESQL -> {
                properties.put("connectTimeout", "10");
                properties.put("socketTimeout", String.valueOf(socketSeconds));
            }
            case MARIADB, MYSQL -> {
                properties.put("connectTimeout", "10000");
                properties.put("socketTimeout", String.valueOf(socketSeconds * 1000L));
            }
        }
        return properties;
    }

    /**
     * Sets the statement limit on a new connection. This is done by a statement, not by a property of the driver,
     * because connection poolers in front of PostgreSQL reject its options, and the name of the setting differs between
     * servers like MariaDB.
     *
     * @param own the URL's parameters
     */
    void apply(DatabaseKind engine, Connection connection, Map<String, String> own) throws SQLException {
        switch (engine) {
            case SQLITE -> {}
            case POSTGRESQL -> {
                boolean stated = own.getOrDefault("options", "").contains("statement_timeout");
                run(
                        connection,
                        // The driver sets the JVM's time zone, in which the server would convert points in time to
                        // local times.
                        "SELECT set_config('TimeZone', 'UTC', false)"
                                + (stated
                                        ? ""
                                        : ", CASE WHEN "
                                                + (statementSaid
                                                        ? "true"
                                                        : "current_setting('statement_timeout') IN ('0', '0s')")
                                                + " THEN"
                                                + " set_config('statement_timeout', '" + statementSeconds * 1000L
                                                + "', false) END"));
            }
            case MARIADB, MYSQL -> {
                boolean mariaDb = "MariaDB".equals(connection.getMetaData().getDatabaseProductName());
                String name = mariaDb ? "max_statement_time" : "max_execution_time";
                if (!own.getOrDefault("sessionVariables", "").contains(name)) {
                    long limit = mariaDb ? statementSeconds : statementSeconds * 1000L;
                    run(
                            connection,
                            "SET SESSION " + name + " = "
                                    + (statementSaid
                                            ? limit
                                            : "IF(@@" + name + " > 0, @@" + name + ", " + limit + ")"));
                }
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
