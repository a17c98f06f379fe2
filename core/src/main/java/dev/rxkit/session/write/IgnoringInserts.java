package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.error.RxException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.error.ValidationException;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows of one class, without those that conflict with a row of the table in a unique key, holding no more
 * than a chunk of them. Not thread-safe.
 */
public final class IgnoringInserts<T> {

    private static final UniqueViolation IGNORED = new UniqueViolation("the row exists", null, null);

    private final TablePlan<T> plan;
    private final StatementExecutor executor;
    private final Dialect dialect;
    private final RowWrites writes;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private TablePlan.@Nullable Insert form;
    private long first;
    private long count;
    private long highest;

    public IgnoringInserts(TablePlan<T> plan, StatementExecutor executor, Dialect dialect, RowWrites writes) {
        this.plan = plan;
        this.executor = executor;
        this.dialect = dialect;
        this.writes = writes;
    }

    /** Inserts the rows and returns how many were inserted. */
    public long insert(T head, Iterator<T> others) {
        queue(head);
        while (others.hasNext()) {
            queue(others.next());
        }
        flush();
        advanceSequence();
        return count;
    }

    private void queue(T row) {
        Batch.requireClass(plan, row);
        @Nullable Object[] values;
        try {
            values = writes.values(plan, row, true);
        } catch (ValidationException unfit) {
            throw Batch.at(unfit, first + waiting.size());
        }
        TablePlan.Insert wanted = plan.insert(values);
        if (wanted != form || waiting.size() == Batch.CHUNK) {
            flush();
        }
        if (wanted != form) {
            // Rows without an id may follow rows with one.
            advanceSequence();
            form = wanted;
        }
        highest = Math.max(highest, RowWrites.chosenId(plan, values));
        waiting.add(wanted.picked(values));
    }

    private void flush() {
        TablePlan.Insert sent = form;
        String ignoring = dialect.onConflictDoNothing();
        if (sent == null || waiting.isEmpty()) {
            return;
        }
        if (ignoring == null) {
            for (int i = 0; i < waiting.size(); i++) {
                count += inserted(sent, waiting.get(i), first + i) ? 1 : 0;
            }
        } else {
            // A row of defaults alone has no key of its own that could conflict.
            String sql = sent.given().isEmpty() ? sent.silent() : sent.silent() + " " + ignoring;
            count += new CountedBatches(executor, dialect, plan.mapping)
                    .send(sql, sent.given(), waiting, first, row -> null);
        }
        first += waiting.size();
        waiting.clear();
    }

    /** Inserts a row; a statement that the database refused for a unique key has changed nothing. */
    private boolean inserted(TablePlan.Insert sent, @Nullable Object[] values, long place) {
        executor.limit().require(plan.mapping, values, place, executor);
        try {
            executor.translating(failure -> refused(failure, place))
                    .update(sent.silent(), new RowBinds(sent.given(), values), plan.mapping);
            return true;
        } catch (UniqueViolation exists) {
            if (exists == IGNORED) {
                return false;
            }
            throw exists;
        }
    }

    private RxException refused(SQLException failure, long place) {
        boolean exists =
                dialect.fault(failure).kind() == Fault.Kind.UNIQUE && !dialect.ended(executor.connection(), failure);
        return exists ? IGNORED : executor.failure(failure, plan.mapping, place);
    }

    private void advanceSequence() {
        RowWrites.advanceSequence(highest, plan, executor);
        highest = 0;
    }
}
