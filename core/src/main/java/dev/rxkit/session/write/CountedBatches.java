package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Sends one statement for many rows of a class, in batches of bounded size, and counts what each has changed. */
final class CountedBatches {

    private final StatementExecutor executor;
    private final Dialect dialect;
    private final TableMapping<?> mapping;

    CountedBatches(StatementExecutor executor, Dialect dialect, TableMapping<?> mapping) {
        this.executor = executor;
        this.dialect = dialect;
        this.mapping = mapping;
    }

    /**
     * Runs the statement for each row.
     *
     * @param bound the properties of the values of a row
     * @param first the place of the first row in the list of the caller, for messages
     * @param unchanged returns the exception for a row that the statement did not change; null if that is no failure
     * @return the number of rows that were changed
     */
    long send(
            String sql,
            List<PropertyMapping> bound,
            List<@Nullable Object[]> rows,
            long first,
            LongFunction<? extends @Nullable RuntimeException> unchanged) {
        long changed = 0;
        for (int from = 0; from < rows.size(); ) {
            int to = end(rows, from, first);
            int[] counts = executor.toldOneByOne()
                    ? each(sql, bound, rows.subList(from, to), first + from)
                    : batch(sql, bound, rows.subList(from, to), first + from);
            for (int i = 0; i < counts.length; i++) {
                RuntimeException failure = counts[i] == 0 ? unchanged.apply(first + from + i) : null;
                if (failure != null) {
                    throw failure;
                }
                changed += counts[i] == 0 ? 0 : 1;
            }
            from = to;
        }
        return changed;
    }

    private int end(List<@Nullable Object[]> rows, int from, long first) {
        long bytes = bytes(rows, from, first);
        int to = from + 1;
        while (to < rows.size() && to - from < Batch.CHUNK) {
            long more = bytes(rows, to, first);
            if (executor.limit().full(bytes, more, executor)) {
                break;
            }
            bytes += more;
            to++;
        }
        return to;
    }

    private long bytes(List<@Nullable Object[]> rows, int row, long first) {
        return executor.limit().require(mapping, rows.get(row), first + row, executor);
    }

    private int[] each(String sql, List<PropertyMapping> bound, List<@Nullable Object[]> rows, long first) {
        int[] counts = new int[rows.size()];
        for (int i = 0; i < counts.length; i++) {
            long place = first + i;
            RowBinds binds = new RowBinds(bound, rows.get(i));
            counts[i] = (int) executor.translating(failure -> executor.failure(failure, mapping, place))
                    .update(sql, binds, mapping);
        }
        return counts;
    }

    private int[] batch(String sql, List<PropertyMapping> bound, List<@Nullable Object[]> rows, long first) {
        int row = 0;
        try (PreparedStatement statement = executor.prepare(sql)) {
            for (; row < rows.size(); row++) {
                new RowBinds(bound, rows.get(row)).bind(statement);
                statement.addBatch();
            }
            return executor.batch(statement, sql, rows.size(), mapping, failure -> {
                long failed = failed(failure, rows.size());
                return failed == StatementExecutor.UNKNOWN_ROW ? failed : first + failed;
            });
        } catch (ValidationException unfit) {
            throw Batch.at(unfit, first + row);
        } catch (SQLException failure) {
            throw executor.failure(failure, mapping);
        }
    }

    /** Returns the first row that failed, if the counts of the others show that they did not. */
    private long failed(SQLException failure, int rows) {
        long named = FailedRow.ofBatch(failure, rows, dialect);
        if (named != StatementExecutor.UNKNOWN_ROW || !(failure instanceof BatchUpdateException batch)) {
            return named;
        }
        int[] counts = batch.getUpdateCounts();
        int failed = -1;
        boolean others = false;
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                failed = i;
            } else {
                others = true;
            }
        }
        return others ? failed : StatementExecutor.UNKNOWN_ROW;
    }
}
