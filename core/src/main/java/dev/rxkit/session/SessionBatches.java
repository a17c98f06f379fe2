package dev.rxkit.session;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.UpdateText;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.write.Batch;
import dev.rxkit.session.write.IgnoringInserts;
import dev.rxkit.session.write.ManyRows;
import dev.rxkit.session.write.ManyWrites;
import dev.rxkit.session.write.TablePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The methods of a {@link Session} that write many rows. */
abstract class SessionBatches {

    final SessionContext context;

    SessionBatches(SessionContext context) {
        this.context = context;
    }

    /** Inserts rows as {@link #add} does, in order and in batches. After a refused row, only a rollback is possible. */
    public <T> List<T> addAll(Collection<T> rows) {
        List<T> all = new ArrayList<>(rows);
        if (all.isEmpty()) {
            return all;
        }
        TablePlan<T> plan = plan(all.get(0));
        Batch.requireNew(plan, context.writes(), all);
        return context.call(() -> {
            ManyRows<T> ready = new ManyRows<>(plan, context.executor(), context.dialect(), context.writes(), all);
            return context.writing(() -> ready.add(context.transaction().undo()));
        });
    }

    /** Inserts rows while iterating, a batch at a time, and returns their number. Generated values are not set. */
    public <T> long insertAll(Iterable<T> rows) {
        Iterator<T> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return 0;
        }
        T first = iterator.next();
        TablePlan<T> plan = plan(first);
        return context.writing(
                () -> Batch.insert(plan, context.executor(), context.dialect(), context.writes(), first, iterator));
    }

    /**
     * Inserts the rows that do not conflict with another row in a unique key, and returns their number. Every other
     * fault of a row fails as in {@link #insertAll}, which it otherwise resembles. On MariaDB each row is a statement.
     */
    public <T> long insertIgnoring(Iterable<T> rows) {
        Iterator<T> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return 0;
        }
        T first = iterator.next();
        TablePlan<T> plan = plan(first);
        return context.writing(
                () -> new IgnoringInserts<>(plan, context.executor(), context.dialect(), context.writes())
                        .insert(first, iterator));
    }

    /**
     * Updates rows as {@link Session#update(Object)} does, in batches, and returns the objects with their new versions.
     * After a row that was not found, is stale or was refused, only a rollback is possible.
     *
     * @throws dev.rxkit.error.ValidationException with the faults of all rows, before anything is sent
     * @throws dev.rxkit.error.RowNotFoundException if a row does not exist; the message says which
     * @throws dev.rxkit.error.StaleRowException if a row now has another {@code @Version}
     */
    public <T> List<T> updateAll(Collection<T> rows) {
        return many(rows, ManyWrites::update);
    }

    /**
     * Inserts or overwrites rows as {@link Session#upsert(Object)} does, and returns them as stored. After a refused
     * row, only a rollback is possible.
     *
     * @throws dev.rxkit.error.ValidationException with the faults of all rows, before anything is sent
     */
    public <T> List<T> upsertAll(Collection<T> rows) {
        return many(
                rows,
                writes ->
                        writes.upsert(context.upserts(), writes.plan().mapping().key()));
    }

    /** Same as {@link #upsertAll(Collection)}, by the unique key of these properties. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <T> List<T> upsertAll(Collection<T> rows, Prop<T, ?>... unique) {
        return many(rows, writes -> {
            List<PropertyMapping> key = UpdateText.named(
                    context.dialect(), context.mappings(), writes.plan().mapping(), List.of(unique));
            return writes.upsert(context.upserts(), key);
        });
    }

    /**
     * Deletes the rows with the keys of the objects, in batches, and returns their number; the objects do not change.
     * After a row that was not found or is stale, only a rollback is possible.
     *
     * @throws dev.rxkit.error.RowNotFoundException if a row does not exist; the message says which
     * @throws dev.rxkit.error.StaleRowException if a row now has another {@code @Version}
     */
    public <T> long deleteAll(Collection<T> rows) {
        List<T> all = new ArrayList<>(rows);
        return all.isEmpty() ? 0 : context.call(() -> writes(all).delete());
    }

    private <T> List<T> many(Collection<T> rows, Function<ManyWrites<T>, List<T>> write) {
        List<T> all = new ArrayList<>(rows);
        return all.isEmpty() ? all : context.call(() -> write.apply(writes(all)));
    }

    private <T> ManyWrites<T> writes(List<T> all) {
        return new ManyWrites<>(
                plan(all.get(0)), context.executor(), context.dialect(), context.transaction(), context.writes(), all);
    }

    <T> TablePlan<T> plan(T row) {
        return context.planOf(row);
    }
}
