package dev.rxkit.history;

import dev.rxkit.database.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Flyway has applied, without Flyway. */
public final class FlywayHistory {

    /** The table's name, Flyway's default. */
    public static final String TABLE = "flyway_schema_history";

    private static final String BASELINE = "BASELINE";

    private FlywayHistory() {}

    /**
     * A row of the table.
     *
     * @param rank its place in the order of running
     * @param version or null for a repeatable script
     * @param type what it was, {@code SQL} for a script
     * @param script its path below the scripts' folder
     * @param checksum of the script's text as Flyway counts it, or null where there is no text
     * @param success whether it ran to its end
     */
    public record Applied(
            int rank,
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            boolean success) {

        /** Whether the row is no script but the mark that everything up to its version was there before Flyway. */
        public boolean baseline() {
            return type.equals(BASELINE);
        }
    }

    /** Whether the database has ever been migrated. */
    public static boolean present(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), TABLE, null)) {
            while (tables.next()) {
                // The underscores are wildcards to JDBC.
                if (TABLE.equalsIgnoreCase(tables.getString("TABLE_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The rows in the order of running; none if the database has no such table. */
    public static List<Applied> read(Connection connection, Dialect dialect) throws SQLException {
        if (!present(connection)) {
            return List.of();
        }
        String sql = "SELECT "
                + String.join(
                        ", ",
                        List.of("installed_rank", "version", "description", "type", "script", "checksum", "success")
                                .stream()
                                .map(dialect::quote)
                                .toList())
                + " FROM " + dialect.quote(TABLE) + " ORDER BY " + dialect.quote("installed_rank");
        List<Applied> applied = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                int number = rows.getInt(6);
                Integer checksum = rows.wasNull() ? null : number;
                applied.add(new Applied(
                        rows.getInt(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        checksum,
                        rows.getBoolean(7)));
            }
        }
        return List.copyOf(applied);
    }
}
