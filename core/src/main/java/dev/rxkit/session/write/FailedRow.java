package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which of several rows the database refused. Not thread-safe. */
final class FailedRow<T> {

    /** {@code Batch entry 1,500 ... was aborted}, in the words of any language. */
    private static final Pattern ENTRY = Pattern.compile("^\\D*(\\d{1,3}(?:\\D?\\d{3})*|\\d+)\\D");

    private final TablePlan<T> plan;
    private final Connection connection;
    private final Dialect dialect;

    FailedRow(TablePlan<T> plan, Connection connection, Dialect dialect) {
        this.plan = plan;
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Of a batch; {@link #StatementExecutor.UNKNOWN_ROW} where the driver does not say. */
    long ofBatch(SQLException failure, TablePlan.Insert form, List<@Nullable Object[]> rows) {
        long place = ofBatch(failure, rows.size(), dialect);
        return place != StatementExecutor.UNKNOWN_ROW
                        || !(failure instanceof BatchUpdateException)
                        || dialect.batchesNameTheirEntry()
                        || dialect.batchesStopMidway()
                ? place
                : ofStatement(failure, form, rows);
    }

    /**
     * Returns the row of a batch of any statement; {@link StatementExecutor#UNKNOWN_ROW} if the driver does not say.
     */
    static long ofBatch(SQLException failure, int rows, Dialect dialect) {
        if (!(failure instanceof BatchUpdateException batch)) {
            return StatementExecutor.UNKNOWN_ROW;
        }
        if (batch.getUpdateCounts().length < rows) {
            return batch.getUpdateCounts().length;
        }
        if (!dialect.batchesNameTheirEntry()) {
            return StatementExecutor.UNKNOWN_ROW;
        }
        Matcher entry = ENTRY.matcher(String.valueOf(failure.getMessage()));
        long place =
                entry.find() ? Long.parseLong(entry.group(1).replaceAll("\\D", "")) : StatementExecutor.UNKNOWN_ROW;
        return place < rows ? place : StatementExecutor.UNKNOWN_ROW;
    }

    /**
     * Of a statement of many rows, which wrote none of them: its halves are tried, and taken back, until one row is
     * left.
     */
    long ofStatement(SQLException failure, TablePlan.Insert form, List<@Nullable Object[]> rows) {
        boolean ofARow = switch (dialect.fault(failure).kind()) {
            case UNIQUE, FOREIGN_KEY, NOT_NULL, CHECK, OTHER -> true;
            default -> false;
        };
        if (!ofARow || form.given().isEmpty() || dialect.batchesNameTheirEntry()) {
            return StatementExecutor.UNKNOWN_ROW;
        }
        try {
            run("SAVEPOINT rx_rows");
            try {
                return search(form, rows);
            } finally {
                run("ROLLBACK TO SAVEPOINT rx_rows");
                run("RELEASE SAVEPOINT rx_rows");
            }
        } catch (SQLException unknown) {
            return StatementExecutor.UNKNOWN_ROW;
        }
    }

    private long search(TablePlan.Insert form, List<@Nullable Object[]> rows) throws SQLException {
        int low = 0;
        int high = rows.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (fits(form, rows.subList(low, middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean fits(TablePlan.Insert form, List<@Nullable Object[]> rows) throws SQLException {
        List<PropertyMapping> bound = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            bound.addAll(form.given());
            for (int place : form.places()) {
                values.add(row[place]);
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(plan.sql.insertMany(form.given(), List.of(), rows.size()))) {
            new RowBinds(bound, values.toArray()).bind(insert);
            insert.executeUpdate();
            return true;
        } catch (SQLException refused) {
            if (dialect.ended(connection, refused)) {
                throw refused;
            }
            return false;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
