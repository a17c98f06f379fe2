package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.RowBinds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows of one class through one prepared statement, in their order, holding no more than a chunk of them.
 * Rows that leave other columns to the database change the statement. For one thread.
 */
final class Batch<T> implements AutoCloseable {

    private static final int CHUNK = 1000;

    private final TablePlan<T> plan;
    private final Lane lane;
    private TablePlan.@Nullable Insert form;
    private @Nullable PreparedStatement statement;
    private int waiting;
    private long count;

    Batch(TablePlan<T> plan, Lane lane) {
        this.plan = plan;
        this.lane = lane;
    }

    /** Queues a row, sending the queue when it is a chunk. */
    void queue(@Nullable Object[] values) throws SQLException {
        if (lane.observed()) {
            TablePlan.Insert single = plan.insert(values);
            count += lane.update(single.silent(), binds(single, values), plan.mapping());
            return;
        }
        TablePlan.Insert wanted = plan.insert(values);
        PreparedStatement insert = prepared(wanted, true);
        binds(wanted, values).bind(insert);
        insert.addBatch();
        if (++waiting == CHUNK) {
            flush();
        }
    }

    /** Inserts a row at once and reads what the database decides. */
    void insert(@Nullable Object[] values, Map<PropertyMapping, @Nullable Object> into) throws SQLException {
        TablePlan.Insert wanted = plan.insert(values);
        if (wanted.returned().isEmpty()) {
            queue(values);
            return;
        }
        count++;
        if (lane.observed()) {
            lane.query(
                    wanted.sql(),
                    binds(wanted, values),
                    plan.mapping(),
                    rows -> RowWrites.read(rows, wanted.returned(), into));
            return;
        }
        PreparedStatement insert = prepared(wanted, false);
        binds(wanted, values).bind(insert);
        try (ResultSet rows = insert.executeQuery()) {
            RowWrites.read(rows, wanted.returned(), into);
        }
    }

    /** Sends what is queued; how many rows were written in all. */
    long finish() throws SQLException {
        flush();
        return count;
    }

    private RowBinds binds(TablePlan.Insert insert, @Nullable Object[] values) {
        return new RowBinds(insert.given(), plan.pick(insert.given(), values));
    }

    /**
     * @param batched whether rows are queued, which a statement that reports cannot do
     */
    private PreparedStatement prepared(TablePlan.Insert wanted, boolean batched) throws SQLException {
        PreparedStatement present = statement;
        if (present != null && wanted == form) {
            return present;
        }
        flush();
        close();
        form = wanted;
        PreparedStatement next = lane.prepare(batched ? wanted.silent() : wanted.sql());
        statement = next;
        return next;
    }

    private void flush() throws SQLException {
        if (statement != null && form != null && waiting > 0) {
            Watch watch = lane.watch();
            long start = watch == null ? 0 : System.nanoTime();
            statement.executeBatch();
            if (watch != null) {
                watch.tell(form.silent(), Watch.NO_VALUES, System.nanoTime() - start, waiting, null);
            }
            count += waiting;
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.close();
            statement = null;
        }
    }

    /** One batch is of one class, and holds no null. */
    static void requireClass(TablePlan<?> plan, @Nullable Object row) {
        if (row == null || row.getClass() != plan.mapping().type()) {
            throw new QueryException("rows written together are of one class: the first is a "
                    + plan.mapping().type().getSimpleName() + ", another is "
                    + (row == null ? "null" : "a " + row.getClass().getSimpleName()));
        }
    }

    /** What {@link Session#addAll} does. */
    static <T> List<T> add(TablePlan<T> plan, Lane lane, RowWrites writes, UndoLog undo, List<T> rows) {
        List<T> added = new ArrayList<>(rows.size());
        try (Batch<T> batch = new Batch<>(plan, lane)) {
            for (T row : rows) {
                @Nullable Object[] values = writes.values(plan, row, false);
                Map<PropertyMapping, @Nullable Object> changed =
                        new LinkedHashMap<>(RowWrites.changed(plan, row, values));
                batch.insert(values, changed);
                added.add(undo.fill(plan.mapping(), row, changed));
            }
            batch.finish();
        } catch (SQLException failure) {
            throw lane.failure(failure, plan.mapping());
        }
        return added;
    }

    /** What {@link Session#insertAll} does. */
    static <T> long insert(TablePlan<T> plan, Lane lane, RowWrites writes, T first, Iterator<T> others) {
        try (Batch<T> batch = new Batch<>(plan, lane)) {
            batch.queue(writes.values(plan, first, true));
            while (others.hasNext()) {
                T row = others.next();
                requireClass(plan, row);
                batch.queue(writes.values(plan, row, true));
            }
            return batch.finish();
        } catch (SQLException failure) {
            throw lane.failure(failure, plan.mapping());
        }
    }
}
