package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Narrowing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the live database that would stop a script.
 *
 * @param count the number of rows
 * @param found the number, as text with what was counted
 * @param values some of their values, quoted
 * @param failure the message of the database if values cannot be converted; empty otherwise
 */
public record Violations(long count, String found, List<String> values, String failure) {
    public static final Violations NONE = new Violations(0, "", List.of(), "");

    private static final int LENGTH = 40;

    public boolean isNone() {
        return count == 0 && failure.isEmpty();
    }

    /** Returns the violations as text, for a message. */
    public String text(String database) {
        if (!failure.isEmpty()) {
            return "not all values in " + database + " can be converted: " + failure;
        }
        return found + " in " + database + (values.isEmpty() ? "" : ", such as " + String.join(", ", values));
    }

    /**
     * Counts the rows that the probes find; changes nothing.
     *
     * @throws SQLException if a probe fails for another reason than values that cannot be converted
     */
    public static Violations read(MigrationDialect dialect, Connection connection, List<Narrowing.Probe> probes)
            throws SQLException {
        List<String> settings = dialect.conversionSettings();
        boolean before = connection.getAutoCommit();
        if (settings.isEmpty()) {
            return read(connection, probes);
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            return read(connection, probes);
        } catch (SQLException failure) {
            String state = failure.getSQLState();
            if (state == null || !state.startsWith("22")) {
                throw failure;
            }
            // SQLSTATE class 22, data exception: a value cannot be converted.
            return new Violations(
                    0,
                    "",
                    List.of(),
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse(state));
        } finally {
            connection.rollback();
            connection.setAutoCommit(before);
        }
    }

    private static Violations read(Connection connection, List<Narrowing.Probe> probes) throws SQLException {
        long rows = 0;
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Narrowing.Probe probe : probes) {
                long found = 0;
                try (ResultSet result = statement.executeQuery(probe.sql())) {
                    found = result.next() ? result.getLong(1) : 0;
                }
                rows += found;
                if (found > 0 && !probe.sample().isEmpty()) {
                    try (ResultSet result = statement.executeQuery(probe.sample())) {
                        while (result.next()) {
                            values.add(shown(result));
                        }
                    }
                }
            }
        }
        long all = rows;
        String found = probes.stream()
                .findFirst()
                .map(probe -> probe.found().text(all))
                .orElse("");
        return new Violations(rows, found, List.copyOf(values), "");
    }

    private static String shown(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(shown(String.valueOf(row.getString(i))));
        }
        return values.size() == 1 ? values.get(0) : "(" + String.join(", ", values) + ")";
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        boolean isLong = line.codePointCount(0, line.length()) > LENGTH;
        return "'" + (isLong ? line.substring(0, line.offsetByCodePoints(0, LENGTH)) + "..." : line) + "'";
    }
}
