package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.transaction.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Updates, upserts or deletes many rows of one class by their keys. All objects are checked before the first one is
 * sent; a failure after that leaves the transaction with a part of the rows, so that only a rollback is possible. For
 * one thread.
 */
public final class ManyWrites<T> {

    /** The maximum number of faults that are collected. */
    private static final int MOST_FAULTS = 100;

    private final TablePlan<T> plan;
    private final StatementExecutor executor;
    private final Transaction transaction;
    private final RowWrites writes;
    private final CountedBatches batches;
    private final List<T> rows;

    /** @throws dev.rxkit.error.QueryException if the objects are not of one class, or one occurs twice */
    public ManyWrites(
            TablePlan<T> plan,
            StatementExecutor executor,
            Dialect dialect,
            Transaction transaction,
            RowWrites writes,
            List<T> rows) {
        this.plan = plan;
        this.executor = executor;
        this.transaction = transaction;
        this.writes = writes;
        this.batches = new CountedBatches(executor, dialect, plan.mapping);
        this.rows = rows;
        Batch.requireDistinct(plan, rows);
    }

    public TablePlan<T> plan() {
        return plan;
    }

    /** Updates the rows and returns the objects as they are then. */
    public List<T> update() {
        List<PropertyMapping> written = plan.updatable();
        List<@Nullable Object[]> keys = keys();
        List<ReadyRow<T>> ready = new ArrayList<>();
        List<@Nullable Object[]> values = new ArrayList<>();
        validate(i -> {
            T row = rows.get(i);
            Map<PropertyMapping, @Nullable Object> changed = writes.changedByUpdate(plan, row);
            List<@Nullable Object> bound = new ArrayList<>();
            for (PropertyMapping property : written) {
                bound.add(
                        changed.containsKey(property)
                                ? changed.get(property)
                                : Validation.present(written, property, row));
            }
            identify(row, keys.get(i), bound);
            values.add(bound.toArray());
            @Nullable Object[] all = plan.mapping.values(row);
            ready.add(new ReadyRow<>(row, plan.insert(all), all, 0, changed));
        });
        return sent(() -> {
            if (written.isEmpty()) {
                for (int i = 0; i < rows.size(); i++) {
                    writes.requirePresent(plan, keys.get(i), place(i));
                }
            } else {
                batches.send(plan.update(written), bound(written), values, 0, i -> gone(keys, i));
            }
            return filled(ready);
        });
    }

    /** Deletes the rows and returns their number. */
    public long delete() {
        List<@Nullable Object[]> keys = keys();
        List<@Nullable Object[]> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> bound = new ArrayList<>();
            identify(rows.get(i), keys.get(i), bound);
            values.add(bound.toArray());
        }
        return sent(() -> batches.send(plan.sql.delete(), bound(List.of()), values, 0, i -> gone(keys, i)));
    }

    /** Inserts each row, or overwrites the row with the same unique key; returns the rows as stored. */
    public List<T> upsert(Upserts upserts, List<PropertyMapping> unique) {
        validate(i -> writes.values(plan, rows.get(i), true));
        return sent(() -> {
            List<T> stored = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                stored.add(upserts.by(plan, unique, rows.get(i), i));
            }
            return stored;
        });
    }

    private interface Sending<R> {
        R run();
    }

    private <R> R sent(Sending<R> work) {
        transaction.writing();
        try {
            return work.run();
        } catch (RuntimeException | Error failure) {
            transaction.failed(false);
            throw failure;
        }
    }

    private void validate(IntConsumer check) {
        List<ValidationException.Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size() && faults.size() < MOST_FAULTS; i++) {
            try {
                check.accept(i);
            } catch (ValidationException unfit) {
                faults.addAll(Batch.at(unfit, i).faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
    }

    private List<@Nullable Object[]> keys() {
        List<@Nullable Object[]> keys = new ArrayList<>(rows.size());
        rows.forEach(row -> keys.add(RowIdentity.requireKey(plan, row)));
        return keys;
    }

    private void identify(T row, @Nullable Object[] key, List<@Nullable Object> values) {
        values.addAll(Arrays.asList(key));
        PropertyMapping version = plan.version;
        if (version != null) {
            values.add(RowIdentity.requireVersion(plan, row, version));
        }
    }

    private List<PropertyMapping> bound(List<PropertyMapping> written) {
        List<PropertyMapping> bound = new ArrayList<>(written);
        bound.addAll(plan.key);
        PropertyMapping version = plan.version;
        if (version != null) {
            bound.add(version);
        }
        return bound;
    }

    private RuntimeException gone(List<@Nullable Object[]> keys, long row) {
        return writes.gone(plan, keys.get((int) row), place(row));
    }

    private static String place(long row) {
        return " (row " + row + " of the list)";
    }

    private List<T> filled(List<ReadyRow<T>> ready) {
        WrittenValues<T> written = new WrittenValues<>(plan, executor);
        written.read(plan.readOnly, ready);
        plan.mapping
                .marked(Mark.CREATED_AT)
                .ifPresent(created -> written.read(
                        List.of(created),
                        ready.stream()
                                .filter(one -> created.inside(one.row()) == null)
                                .toList()));
        List<T> filled = new ArrayList<>(ready.size());
        for (ReadyRow<T> one : ready) {
            filled.add(transaction.undo().fill(plan.mapping, one.row(), new LinkedHashMap<>(one.changed())));
        }
        return filled;
    }
}
