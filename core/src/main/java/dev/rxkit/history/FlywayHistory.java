package dev.rxkit.history;

import dev.rxkit.database.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the history table of Flyway without using Flyway. */
public final class FlywayHistory {

    /** The table's name, which is Flyway's default. */
    public static final String TABLE = "flyway_schema_history";

    /** The type of a row that takes back the earlier rows of its version. */
    public static final String DELETE = "DELETE";

    /** The type of a row of a baseline script. */
    public static final String SQL_BASELINE = "SQL_BASELINE";

    private static final String BASELINE = "BASELINE";

    private FlywayHistory() {}

    /**
     * A row of the table.
     *
     * @param rank the position in the order of execution
     * @param version the version, or null for a repeatable script
     * @param type the type, {@code SQL} for a script
     * @param script the path below the scripts' folder
     * @param checksum Flyway's checksum of the script's text, or null for an entry without text
     * @param success whether the script completed
     */
    public record Applied(
            int rank,
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            boolean success) {

        /**
         * Returns whether the row is a baseline: everything up to its version existed before Flyway was used, or was
         * made by a baseline script.
         */
        public boolean baseline() {
            return type.equals(BASELINE) || baselineScript();
        }

        /** Returns whether the row is that of a baseline script. */
        public boolean baselineScript() {
            return type.equals(SQL_BASELINE);
        }
    }

    /** Returns whether the database has a history table. */
    public static boolean present(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), TABLE, null)) {
            while (tables.next()) {
                // The underscores are wildcards in JDBC's name patterns.
                if (TABLE.equalsIgnoreCase(tables.getString("TABLE_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Returns the rows in the order of execution, without those that a later row takes back: a row of type {@code
     * DELETE} says that a version is not applied any more. Empty if the database has no history table.
     */
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
        return effective(applied);
    }

    private static List<Applied> effective(List<Applied> rows) {
        List<Applied> effective = new ArrayList<>();
        for (Applied row : rows) {
            if (row.type().equals(DELETE)) {
                effective.removeIf(earlier -> row.version() == null
                        ? earlier.version() == null && earlier.description().equals(row.description())
                        : row.version().equals(earlier.version()));
            } else {
                effective.add(row);
            }
        }
        return List.copyOf(effective);
    }
}
