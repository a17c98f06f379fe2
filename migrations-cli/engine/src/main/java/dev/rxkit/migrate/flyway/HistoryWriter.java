package dev.rxkit.migrate.flyway;

import dev.rxkit.database.Dialect;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of Flyway's history table, as Flyway itself would. Not thread-safe. */
public final class HistoryWriter {
    private static final String SQL = "SQL";

    private final Connection connection;
    private final Dialect dialect;

    /**
     * Creates an instance.
     *
     * @param connection the database, which has a history table
     */
    public HistoryWriter(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Records that a version is not applied any more.
     *
     * @param row the row of the version
     * @param file the script that took it back
     */
    public void undone(Applied row, String file, int milliseconds) throws SQLException {
        add(row.version(), row.description(), FlywayHistory.DELETE, file, row.checksum(), milliseconds);
    }

    /** Records that a script was applied; takes out the row of its failed run. */
    public void applied(Script script, int milliseconds) throws SQLException {
        removeFailed(script.version());
        add(
                script.version().text(),
                script.description(),
                script.baseline() ? FlywayHistory.SQL_BASELINE : SQL,
                script.file(),
                HistoryStates.checksum(script.text()),
                milliseconds);
    }

    /**
     * Records that a database that ran scripts which were squashed and deleted since is where the baseline script
     * leads, in one transaction.
     *
     * @return the number of deleted scripts that the database had run; 0 if there is nothing to record
     */
    public int squashed(ScriptSet scripts) throws SQLException {
        SquashedScripts squashed = SquashedScripts.of(scripts);
        List<Applied> gone = FlywayHistory.read(connection, dialect).stream()
                .filter(Applied::success)
                .filter(row -> squashed.replaced().stream()
                        .anyMatch(script -> script.file().equals(row.script())))
                .filter(row -> scripts.script(row.script()).isEmpty())
                .toList();
        if (gone.isEmpty()) {
            return 0;
        }
        Script baseline = squashed.baseline().orElseThrow();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            for (Applied row : gone) {
                undone(row, row.script(), 0);
            }
            applied(baseline, 0);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
        return gone.size();
    }

    /** Takes out the row of a failed run, so that the script is pending again. */
    public void removeFailed(Version version) throws SQLException {
        String sql = "DELETE FROM " + dialect.quote(FlywayHistory.TABLE) + " WHERE " + dialect.quote("success")
                + " = ? AND " + dialect.quote("version") + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setBoolean(1, false);
            for (Applied row : FlywayHistory.read(connection, dialect)) {
                String text = row.version();
                if (!row.success()
                        && text != null
                        && Version.parse(text).filter(version::same).isPresent()) {
                    delete.setString(2, text);
                    delete.executeUpdate();
                }
            }
        }
    }

    private void add(
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            int milliseconds)
            throws SQLException {
        String table = dialect.quote(FlywayHistory.TABLE);
        List<String> columns = List.of(
                "installed_rank",
                "version",
                "description",
                "type",
                "script",
                "checksum",
                "installed_by",
                "execution_time",
                "success");
        String sql = "INSERT INTO " + table + " ("
                + String.join(", ", columns.stream().map(dialect::quote).toList()) + ") SELECT coalesce(max("
                + dialect.quote("installed_rank") + "), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM " + table;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, version);
            insert.setString(2, description);
            insert.setString(3, type);
            insert.setString(4, script);
            insert.setObject(5, checksum);
            insert.setString(6, String.valueOf(connection.getMetaData().getUserName()));
            insert.setInt(7, milliseconds);
            insert.setBoolean(8, true);
            insert.executeUpdate();
        }
    }
}
