package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.ValidationException;
import dev.rxkit.error.ValidationException.Fault;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.statement.StatementLimit;
import dev.rxkit.session.transaction.UndoLog;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds many rows of one class and reads what the database decided of each, in the way the database does it best. All
 * objects are looked at before the first one is sent. Not thread-safe.
 */
public final class ManyRows<T> {

    /** Enough to tell what is wrong with a file of rows, without keeping all of it. */
    private static final int MOST_FAULTS = 100;

    /** What every database takes in one statement. */
    private static final int MOST_BINDS = 30_000;

    /**
     * The INSERT of so many rows of a form.
     *
     * @param bound whose values stand at its {@code ?}
     */
    private record Text(TablePlan.Insert form, int rows, String sql, List<PropertyMapping> bound) {}

    private final TablePlan<T> plan;
    private final StatementExecutor executor;
    private final Dialect dialect;
    private final StatementLimit limit;
    private final Dialect.ManyRows way;
    private final List<ReadyRow<T>> all = new ArrayList<>();
    private @Nullable Text text;

    /** @throws ValidationException with the faults of all rows, before anything is sent */
    public ManyRows(TablePlan<T> plan, StatementExecutor executor, Dialect dialect, RowWrites writes, List<T> rows) {
        this.plan = plan;
        this.executor = executor;
        this.dialect = dialect;
        limit = executor.limit();
        way = executor.toldOneByOne() ? Dialect.ManyRows.EACH : dialect.manyRows();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size() && faults.size() < MOST_FAULTS; i++) {
            T row = rows.get(i);
            try {
                @Nullable Object[] values = writes.values(plan, row, false);
                long bytes = limit.require(plan.mapping, values, i, executor);
                all.add(new ReadyRow<>(
                        row, plan.insert(values), values, bytes, GeneratedValues.changed(plan, row, values)));
            } catch (ValidationException unfit) {
                faults.addAll(Batch.at(unfit, i).faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
    }

    /** Writes the rows; the objects as they are then. */
    public List<T> add(UndoLog undo) {
        List<T> added = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); ) {
            int to = from + alike(from);
            List<ReadyRow<T>> some = all.subList(from, to);
            write(some, from);
            new WrittenValues<>(plan, executor).read(plan.readOnly, some);
            for (ReadyRow<T> ready : some) {
                added.add(undo.fill(plan.mapping, ready.row(), ready.changed(), ready.values()));
            }
            from = to;
        }
        return added;
    }

    /** How many rows from there on go into one statement or batch. */
    private int alike(int from) {
        TablePlan.Insert form = all.get(from).form();
        boolean rising = rising(form);
        int columns = form.given().size();
        int most = Batch.CHUNK;
        if (rising) {
            most = dialect.together(most, columns);
        } else if (way == Dialect.ManyRows.STATEMENT) {
            most = Math.min(most, MOST_BINDS / Math.max(1, columns));
        }
        int count = 1;
        long bytes = all.get(from).bytes();
        while (count < most
                && from + count < all.size()
                && all.get(from + count).form() == form
                && !limit.full(bytes, all.get(from + count).bytes(), executor)) {
            bytes += all.get(from + count).bytes();
            count++;
        }
        return rising ? dialect.together(count, columns) : count;
    }

    /** Returns whether rows can be distinguished by their keys, which ascend. */
    private boolean rising(TablePlan.Insert form) {
        PropertyMapping key = plan.generatedKey;
        return way == Dialect.ManyRows.RISING
                && key != null
                && form.returned().contains(key)
                && !form.given().isEmpty();
    }

    private void write(List<ReadyRow<T>> some, int first) {
        TablePlan.Insert form = some.get(0).form();
        try {
            if (executor.toldOneByOne()) {
                writeEach(some, first);
            } else if (form.returned().isEmpty()) {
                batch(some, first, form, executor.prepare(form.silent()), List.of());
            } else if (way == Dialect.ManyRows.BATCH) {
                batch(some, first, form, executor.prepare(form.silent(), columns(form.returned())), form.returned());
            } else if (way == Dialect.ManyRows.KEYS) {
                keys(some, first, form);
            } else if (way == Dialect.ManyRows.STATEMENT && !form.given().isEmpty()) {
                statement(some, first, form);
            } else if (some.size() > 1 && rising(form)) {
                statement(some, first, form);
                ReportedRows.requireRising(some, plan);
            } else {
                each(some, first, form);
            }
        } catch (ValidationException late) {
            throw late(some, first, late);
        } catch (SQLException failure) {
            throw executor.failure(failure, plan.mapping);
        }
    }

    /** Writes each row by a statement of its own, which the log and the listeners report. */
    private void writeEach(List<ReadyRow<T>> some, int first) {
        for (int i = 0; i < some.size(); i++) {
            ReadyRow<T> ready = some.get(i);
            TablePlan.Insert form = ready.form();
            long place = first + (long) i;
            StatementExecutor rowExecutor =
                    executor.translating(failure -> executor.failure(failure, plan.mapping, place));
            if (form.returned().isEmpty()) {
                rowExecutor.update(form.silent(), ready.binds(), plan.mapping);
            } else if (!plan.reports) {
                new KeyedInserts<>(plan, executor).one(form, ready.values(), ready.changed());
            } else {
                rowExecutor.query(
                        form.sql(),
                        ready.binds(),
                        plan.mapping,
                        rows -> ReportedRows.readOne(rows, form.returned(), ready.changed()));
            }
        }
    }

    private void each(List<ReadyRow<T>> some, int first, TablePlan.Insert form) throws SQLException {
        int place = first;
        try (PreparedStatement insert = executor.prepare(form.sql())) {
            for (ReadyRow<T> ready : some) {
                ready.form().bind(insert, ready.values());
                try (ResultSet rows = insert.executeQuery()) {
                    ReportedRows.readOne(rows, form.returned(), ready.changed());
                }
                place++;
            }
        } catch (SQLException failure) {
            throw executor.failure(failure, plan.mapping, place);
        }
    }

    private void keys(List<ReadyRow<T>> some, int first, TablePlan.Insert form) throws SQLException {
        KeyedInserts<T> keyed = new KeyedInserts<>(plan, executor);
        List<PropertyMapping> generated = keyed.generated(form);
        String sql = form.silent();
        batch(some, first, form, generated.isEmpty() ? executor.prepare(sql) : executor.prepareKeyed(sql), generated);
        keyed.read(form, some);
    }

    /** @param reported the properties that come back as generated keys */
    private void batch(
            List<ReadyRow<T>> some,
            int first,
            TablePlan.Insert form,
            PreparedStatement statement,
            List<PropertyMapping> reported)
            throws SQLException {
        try (PreparedStatement insert = statement) {
            for (ReadyRow<T> ready : some) {
                ready.form().bind(insert, ready.values());
                insert.addBatch();
            }
            FailedRow<T> refused = failedRow();
            executor.batch(
                    insert,
                    form.silent(),
                    some.size(),
                    plan.mapping,
                    failure -> place(first, refused.ofBatch(failure, form, values(some))));
            if (!reported.isEmpty()) {
                try (ResultSet rows = insert.getGeneratedKeys()) {
                    ReportedRows.read(rows, some, reported);
                }
            }
        }
    }

    /** The INSERT of so many rows: the same text while nothing changes, so that it is found prepared. */
    private Text text(TablePlan.Insert form, int rows) {
        Text last = text;
        if (last == null || last.form() != form || last.rows() != rows) {
            List<PropertyMapping> bound = new ArrayList<>(rows * form.given().size());
            for (int i = 0; i < rows; i++) {
                bound.addAll(form.given());
            }
            last = new Text(form, rows, plan.sql.insertMany(form.given(), form.returned(), rows), bound);
            text = last;
        }
        return last;
    }

    private static <T> List<@Nullable Object[]> values(List<ReadyRow<T>> some) {
        List<@Nullable Object[]> values = new ArrayList<>(some.size());
        some.forEach(ready -> values.add(ready.values()));
        return values;
    }

    private FailedRow<T> failedRow() {
        return new FailedRow<>(plan, executor.connection(), dialect);
    }

    private static long place(int first, long row) {
        return row == StatementExecutor.UNKNOWN_ROW ? row : first + row;
    }

    private void statement(List<ReadyRow<T>> some, int first, TablePlan.Insert form) {
        Text insert = text(form, some.size());
        @Nullable Object[] values = new @Nullable Object[insert.bound().size()];
        int next = 0;
        for (ReadyRow<T> ready : some) {
            for (int place : form.places()) {
                values[next++] = ready.values()[place];
            }
        }
        StatementExecutor rowExecutor = executor.translating(failure -> executor.failure(
                failure, plan.mapping, place(first, failedRow().ofStatement(failure, form, values(some)))));
        rowExecutor.query(
                insert.sql(),
                new RowBinds(insert.bound(), values),
                plan.mapping,
                rows -> ReportedRows.read(rows, some, form.returned()));
    }

    private static String[] columns(List<PropertyMapping> properties) {
        return properties.stream().map(property -> property.column().name()).toArray(String[]::new);
    }

    /** Something only showed when it was bound: which row it was is found out now. */
    private ValidationException late(List<ReadyRow<T>> some, int first, ValidationException fault) {
        for (int i = 0; i < some.size(); i++) {
            ValidationException faults = Validation.ofNew(plan, some.get(i).row());
            if (!faults.faults().isEmpty()) {
                return Batch.at(faults, first + (long) i);
            }
        }
        return fault;
    }
}
