package dev.rxkit.database.url;

import dev.rxkit.database.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a server may take. What the URL says of it wins. SQLite, which runs in the process, knows no such limits.
 *
 * @param statementSeconds after how many the server ends a statement; 0 for never
 * @param statementSaid whether that was asked for, so that it wins over a limit that the server has for the user
 * @param socketSeconds for how many a server may be silent before the connection counts as lost; 0 for ever
 */
public record TimeLimits(int statementSeconds, boolean statementSaid, int socketSeconds) {

    /** Properties for the driver. */
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
     * Sets the limit of statements on a new connection. A statement does this and no property of the driver, because
     * poolers between here and PostgreSQL refuse its options, and servers like MariaDB do not all know the same name.
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
                        // The driver sets the JVM's zone, and by it the server would turn points in time into local
                        // times.
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
