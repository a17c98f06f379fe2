package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.statement.StatementLimit;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows of one class through one prepared statement, in their order, holding no more than a chunk of them.
 * Rows that leave other columns to the database change the statement. Not thread-safe.
 */
public final class Batch<T> implements AutoCloseable {

    static final int CHUNK = 1000;

    private final TablePlan<T> plan;
    private final StatementExecutor executor;
    private TablePlan.@Nullable Insert form;
    private @Nullable PreparedStatement statement;
    private final StatementLimit limit;
    private final Dialect dialect;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private long bytes;
    private long count;
    private long highest;

    private Batch(TablePlan<T> plan, StatementExecutor executor, Dialect dialect) {
        this.plan = plan;
        this.executor = executor;
        limit = executor.limit();
        this.dialect = dialect;
    }

    /** Queues a row, sending the queue when it is a chunk. */
    private void queue(@Nullable Object[] values) throws SQLException {
        TablePlan.Insert wanted = plan.insert(values);
        if (executor.observed()) {
            if (wanted != form) {
                moveCounter();
                form = wanted;
            }
            highest = Math.max(highest, RowWrites.chosenId(plan, values));
            count += executor.translating(failure -> executor.failure(failure, plan.mapping, count))
                    .update(wanted.silent(), wanted.binds(values), plan.mapping);
            return;
        }
        long more = limit.require(plan.mapping, values, count + waiting.size(), executor);
        if (limit.full(bytes, more, executor)) {
            flush();
        }
        PreparedStatement insert = prepared(wanted);
        highest = Math.max(highest, RowWrites.chosenId(plan, values));
        wanted.bind(insert, values);
        insert.addBatch();
        waiting.add(values);
        bytes += more;
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    private PreparedStatement prepared(TablePlan.Insert wanted) throws SQLException {
        PreparedStatement present = statement;
        if (present != null && wanted == form) {
            return present;
        }
        flush();
        close();
        moveCounter();
        form = wanted;
        PreparedStatement next = executor.prepare(wanted.silent());
        statement = next;
        return next;
    }

    private void flush() throws SQLException {
        PreparedStatement present = statement;
        TablePlan.Insert sent = form;
        if (present != null && sent != null && !waiting.isEmpty()) {
            executor.batch(present, sent.silent(), waiting.size(), plan.mapping, failure -> place(failure, sent));
            count += waiting.size();
            waiting.clear();
            bytes = 0;
        }
    }

    private long place(SQLException failure, TablePlan.Insert sent) {
        long row = new FailedRow<>(plan, executor.connection(), dialect).ofBatch(failure, sent, waiting);
        return row == StatementExecutor.UNKNOWN_ROW ? row : count + row;
    }

    /** Called before rows without an id that follow rows with one, so that the counter does not reach those ids. */
    private void moveCounter() {
        RowWrites.advanceSequence(highest, plan, executor);
        highest = 0;
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
        if (row == null || row.getClass() != plan.mapping.type()) {
            throw new QueryException("rows written together are of one class: the first is a "
                    + plan.mapping.type().getSimpleName() + ", another is "
                    + (row == null ? "null" : "a " + row.getClass().getSimpleName()));
        }
    }

    /**
     * All of one class, none of them a row already, and no object twice, which could stand for one of its rows only.
     */
    public static <T> void requireNew(TablePlan<T> plan, RowWrites writes, List<T> rows) {
        requireDistinct(plan, rows);
        rows.forEach(row -> writes.requireFresh(plan, row));
    }

    /** Checks that the objects are of one class, and that no mutable object occurs twice. */
    static <T> void requireDistinct(TablePlan<T> plan, List<T> rows) {
        Map<T, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            T row = rows.get(i);
            requireClass(plan, row);
            Integer first = plan.mapping.mutable() ? places.put(row, i) : null;
            if (first != null) {
                throw new QueryException("the same " + plan.mapping.type().getSimpleName() + " is in the list at "
                        + first + " and " + i + ": pass a copy of it for the second row");
            }
        }
    }

    /** What {@code Session.insertAll} does. */
    public static <T> long insert(
            TablePlan<T> plan,
            StatementExecutor executor,
            Dialect dialect,
            RowWrites writes,
            T first,
            Iterator<T> others) {
        long index = 0;
        T row = first;
        try (Batch<T> batch = new Batch<>(plan, executor, dialect)) {
            batch.queue(writes.values(plan, row, true));
            while (others.hasNext()) {
                index++;
                row = others.next();
                requireClass(plan, row);
                batch.queue(writes.values(plan, row, true));
            }
            batch.flush();
            batch.moveCounter();
            return batch.count;
        } catch (ValidationException unfit) {
            throw at(Validation.ofNew(plan, row), index);
        } catch (SQLException failure) {
            throw executor.failure(failure, plan.mapping);
        }
    }

    /** Returns the faults of one object among several. */
    static ValidationException at(ValidationException faults, long index) {
        return new ValidationException(
                faults.faults().stream().map(fault -> fault.in(index)).toList());
    }
}
