package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.Generation;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.bind.Binds;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.transaction.SessionCalls;
import dev.rxkit.session.transaction.Transaction;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes single rows by their key. Not thread-safe. */
public final class RowWrites {

    private final SessionCalls calls;
    private final Transaction transaction;
    private final StatementExecutor executor;
    private final GeneratedValues generated;
    private final RowReads reads;

    public RowWrites(SessionCalls calls, StatementExecutor executor, GeneratedValues generated, RowReads reads) {
        this.calls = calls;
        this.transaction = calls.transaction();
        this.executor = executor;
        this.generated = generated;
        this.reads = reads;
    }

    /** Writes a new row; if it is fresh, an id that the database generates must not be set yet. */
    public <T> T insert(TablePlan<T> plan, T row, boolean fresh) {
        calls.enter();
        try {
            if (fresh) {
                requireFresh(plan, row);
            }
            @Nullable Object[] values = values(plan, row, !fresh);
            TablePlan.Insert insert = plan.insert(values);
            transaction.writing();
            return insert(plan, row, insert, values);
        } catch (Error error) {
            throw calls.stopped(error);
        } finally {
            calls.exit();
        }
    }

    private <T> T insert(TablePlan<T> plan, T row, TablePlan.Insert insert, @Nullable Object[] values) {
        try {
            Map<PropertyMapping, @Nullable Object> changed = GeneratedValues.changed(plan, row, values);
            Binds binds = insert.binds(values);
            List<PropertyMapping> returned = insert.returned();
            if (returned.isEmpty()) {
                executor.update(insert.sql(), binds, plan.mapping);
            } else if (plan.reports) {
                executor.query(
                        insert.sql(), binds, plan.mapping, rows -> ReportedRows.readOne(rows, returned, changed));
            } else {
                new KeyedInserts<>(plan, executor).one(insert, values, changed);
            }
            if (plan.counter != null) {
                advanceSequence(chosenId(plan, values), plan, executor);
            }
            if (!plan.readOnly.isEmpty()) {
                new WrittenValues<>(plan, executor).read(plan.readOnly, values, changed);
            }
            return transaction.undo().fill(plan.mapping, row, changed, values);
        } catch (RuntimeException failure) {
            throw failed(failure, plan, row, null);
        }
    }

    /**
     * Writes properties of the row with the key of an object.
     *
     * @param chosen without the version and the timestamp of the change, which are always written
     */
    public <T> T update(TablePlan<T> plan, T row, List<PropertyMapping> chosen) {
        @Nullable Object[] key = RowIdentity.requireKey(plan, row);
        List<PropertyMapping> written = written(plan, chosen);
        Map<PropertyMapping, @Nullable Object> changed = changedByUpdate(plan, row);
        List<PropertyMapping> bound = new ArrayList<>(written);
        List<@Nullable Object> values = new ArrayList<>();
        for (PropertyMapping property : written) {
            values.add(
                    changed.containsKey(property) ? changed.get(property) : Validation.present(written, property, row));
        }
        RowIdentity.of(plan, row, key, bound, values);
        transaction.writing();
        return write(plan, row, written, () -> {
            if (written.isEmpty()
                    ? !reads.exists(plan, key)
                    : 0 == executor.update(plan.update(written), new RowBinds(bound, values.toArray()), plan.mapping)) {
                throw gone(plan, key, "");
            }
            plan.mapping
                    .marked(PropertyMapping.Mark.CREATED_AT)
                    .filter(created -> created.get(row) == null)
                    .ifPresent(created -> changed.put(created, created.get(reads.written(plan, key))));
            if (!plan.readOnly.isEmpty()) {
                new WrittenValues<>(plan, executor).readByKey(plan.readOnly, key, changed);
            }
            return transaction.undo().fill(plan.mapping, row, changed);
        });
    }

    /** Returns the version and the timestamp that an update gives a row. */
    <T> Map<PropertyMapping, @Nullable Object> changedByUpdate(TablePlan<T> plan, T row) {
        Map<PropertyMapping, @Nullable Object> changed = new LinkedHashMap<>();
        generated.updateTime(plan, changed);
        PropertyMapping version = plan.version;
        if (version != null) {
            changed.put(version, GeneratedValues.next(version, RowIdentity.requireVersion(plan, row, version)));
        }
        return changed;
    }

    /** @throws RowNotFoundException if there is no row with the key */
    void requirePresent(TablePlan<?> plan, @Nullable Object[] key, String place) {
        if (!reads.exists(plan, key)) {
            throw RowReads.missing(plan, key, place);
        }
    }

    public <T> T delete(TablePlan<T> plan, T row) {
        @Nullable Object[] key = RowIdentity.requireKey(plan, row);
        List<PropertyMapping> bound = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        RowIdentity.of(plan, row, key, bound, values);
        transaction.writing();
        return write(() -> {
            if (0 == executor.update(plan.sql.delete(), new RowBinds(bound, values.toArray()), plan.mapping)) {
                throw gone(plan, key, "");
            }
            return row;
        });
    }

    /**
     * {@link #write} of one statement: what cannot be bound was never sent, and leaves the transaction usable.
     *
     * @param written the properties written, null for those of a new row
     */
    <T, R> R write(TablePlan<T> plan, T row, @Nullable List<PropertyMapping> written, Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw failed(failure, plan, row, written);
        }
    }

    private <T> RuntimeException failed(
            RuntimeException failure, TablePlan<T> plan, T row, @Nullable List<PropertyMapping> written) {
        if (failure instanceof ValidationException nothingSent) {
            ValidationException all =
                    written == null ? Validation.ofNew(plan, row) : Validation.ofWritten(written, row);
            return all.faults().isEmpty() ? nothingSent : all;
        }
        return failed(failure);
    }

    /** Runs a write; one that fails halfway, for any reason, makes the transaction unusable. */
    public <R> R write(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw failed(failure);
        }
    }

    private RuntimeException failed(RuntimeException failure) {
        if (!(failure instanceof RowNotFoundException || failure instanceof StaleRowException)) {
            transaction.failed(false);
        }
        return failure;
    }

    /** Returns the id among the values if the caller chose it and the database generates such ids, else 0. */
    static long chosenId(TablePlan<?> plan, @Nullable Object[] values) {
        PropertyMapping key = plan.generatedKey;
        if (plan.counter == null || key == null) {
            return 0;
        }
        Object id = values[plan.mapping.properties().indexOf(key)];
        return id instanceof Number number && !TablePlan.absent(key, id) ? number.longValue() : 0;
    }

    /**
     * Moves the sequence past an id that the caller chose, if it does not move by itself: otherwise a later insert
     * would collide with that id.
     *
     * @param id the highest one of the rows that were written; 0 for none
     */
    static void advanceSequence(long id, TablePlan<?> plan, StatementExecutor executor) {
        String sql = plan.counter;
        if (id > 0 && sql != null) {
            BoundSql move = new BoundSql(sql, List.of(new Bind.OfNumber(id), new Bind.OfNumber(id)));
            executor.query(sql, move, plan.mapping, ResultSet::next);
        }
    }

    <T> void requireFresh(TablePlan<T> plan, T row) {
        PropertyMapping generated = plan.generatedKey;
        if (generated == null) {
            return;
        }
        Object id = generated.get(row);
        if (!TablePlan.absent(generated, id)) {
            throw new QueryException("this " + plan.mapping.type().getSimpleName() + " has its "
                    + generated.name() + " already: update(x) changes row "
                    + generated.shown(id)
                    + ", insert(x) writes it with that id");
        }
    }

    /** Returns all values of a new row: those of the object, and those that Rx fills in. */
    <T> @Nullable Object[] values(TablePlan<T> plan, T row, boolean keepsTimes) {
        @Nullable Object[] values;
        try {
            values = plan.mapping.values(row);
            if (plan.stamped.length > 0) {
                generated.fill(plan, values, keepsTimes);
            }
        } catch (ValidationException first) {
            throw Validation.ofNew(plan, row);
        }
        if (Validation.missing(plan.required, values)) {
            throw Validation.ofNew(plan, row);
        }
        return values;
    }

    private static List<PropertyMapping> written(TablePlan<?> plan, List<PropertyMapping> chosen) {
        if (chosen == plan.updatable()) {
            return chosen;
        }
        List<PropertyMapping> written = new ArrayList<>(chosen);
        plan.updatable().stream()
                .filter(p -> Generation.of(p).onUpdate() && !chosen.contains(p))
                .forEach(written::add);
        return written;
    }

    /** @param place the place of the row in a list, for the message; empty for a single row */
    RxException gone(TablePlan<?> plan, @Nullable Object[] key, String place) {
        return plan.version != null && reads.exists(plan, key)
                ? new StaleRowException(plan.shown(key) + place
                        + " was changed by somebody else since it was read: refresh(x), and decide again")
                : RowReads.missing(plan, key, place);
    }
}
