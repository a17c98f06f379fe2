package dev.rxkit.startup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database file {@code shop.db} of a folder, changed without the kit. */
record ShopFile(Path folder) {

    /** Writes Flyway's history; each script is {@code version|file|success}. */
    void applied(String... scripts) throws SQLException {
        sql("CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50), description TEXT,"
                + " type TEXT, script TEXT, checksum INT, installed_by TEXT, installed_on TEXT, execution_time INT,"
                + " success BOOLEAN)");
        for (int i = 0; i < scripts.length; i++) {
            String[] parts = scripts[i].split("\\|");
            sql("INSERT INTO flyway_schema_history VALUES (" + (i + 1) + ", '" + parts[0] + "', 'd', '"
                    + (parts[1].startsWith("<<") ? "BASELINE" : "SQL") + "', '" + parts[1] + "', 0, 'me', 'now', 1, "
                    + parts[2] + ")");
        }
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
