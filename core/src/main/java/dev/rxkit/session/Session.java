package dev.rxkit.session;

import dev.rxkit.query.Prop;
import dev.rxkit.query.text.UpdateText;
import dev.rxkit.session.execution.SessionAccess;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.transaction.HandleBridge;
import dev.rxkit.session.transaction.ThreadBinding;
import dev.rxkit.session.transaction.TransactionTemplate;
import dev.rxkit.session.write.Batch;
import dev.rxkit.session.write.ManyRows;
import dev.rxkit.session.write.TablePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work with the database, over one connection. Reads run in auto-commit until something else begins a
 * transaction; {@link #commit()} ends it, {@link #close()} without it rolls back. What comes back are plain values,
 * usable after close. A session belongs to one thread at a time and may be handed on between calls. Failures are
 * {@link dev.rxkit.error.RxException}s; after a statement of a transaction that failed, however it was run, only
 * {@link #rollback()} is accepted, or the end of the savepoint it happened in.
 */
public final class Session implements AutoCloseable {

    static {
        SessionAccess.set(Session::new, session -> session.context);
    }

    private final SessionContext context;
    private final ThreadBinding<Session> current;

    Session(SessionContext context, ThreadBinding<Session> current) {
        this.context = context;
        this.current = current;
    }

    SessionContext context() {
        return context;
    }

    /**
     * Inserts a row; never changes one. A mutable object is filled with its id and what the database decided and comes
     * back itself, a record comes back as a new one.
     *
     * @throws dev.rxkit.error.QueryException if it has an id already that the database hands out
     */
    public <T> T add(T row) {
        return context.call(() -> context.writes().insert(plan(row), row, true));
    }

    /** Inserts a row with the id it has. */
    public <T> T insert(T row) {
        return context.call(() -> context.writes().insert(plan(row), row, false));
    }

    /** {@link #add} for many, in their order and in chunks: all are in the table, or the session is failed. */
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

    /** Inserts rows as they come, holding a chunk of them at a time; how many they were. Objects are not filled. */
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
     * Writes all properties of the row the object stands for. What another session wrote since the row was read is
     * overwritten without a word: to keep it, read and write in a block ({@code useTransaction}, on servers with
     * {@link Isolation#SERIALIZABLE} and a {@link Retry}), read with {@code forUpdate()}, or give the class a
     * {@code @Version}.
     *
     * @throws dev.rxkit.error.RowNotFoundException if there is no such row
     * @throws dev.rxkit.error.StaleRowException if its {@code @Version} is another one by now
     */
    public <T> T update(T row) {
        TablePlan<T> plan = plan(row);
        return context.call(() -> context.writes().update(plan, row, plan.updatable()));
    }

    /** Writes only these properties, beside the version and the time of the change. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <T> T update(T row, Prop<T, ?>... properties) {
        TablePlan<T> plan = plan(row);
        return context.call(() -> context.writes()
                .update(
                        plan,
                        row,
                        UpdateText.chosen(context.dialect(), context.mappings(), plan.mapping(), List.of(properties))));
    }

    /**
     * Inserts the row, or writes over the one with its key, whatever version that has. A property that is null and has
     * a default in the database gets it in a new row, and is left as it is in an old one; what comes back tells.
     */
    public <T> T upsert(T row) {
        return context.call(() -> context.upserts().byKey(plan(row), row));
    }

    /**
     * Inserts the row, or writes over the one that has the same values of these properties, which keeps its key. They
     * have to be a unique key of the class.
     *
     * <p>On MariaDB any unique key may find a row. One found by another key than this is a
     * {@link dev.rxkit.error.UniqueViolation}, after which only a rollback is possible.
     *
     * @throws dev.rxkit.error.QueryException if they are no unique key
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <T> T upsert(T row, Prop<T, ?>... unique) {
        TablePlan<T> plan = plan(row);
        return context.call(() -> context.upserts()
                .by(
                        plan,
                        UpdateText.named(context.dialect(), context.mappings(), plan.mapping(), List.of(unique)),
                        row));
    }

    /**
     * Changes some properties of one row and gives it back as it is then. {@code changes} is a map from names of
     * properties to values, or any object with properties of those names: one that is null, or an absent
     * {@link Patch}, leaves the row's alone; a {@code Patch} or {@code Optional} that holds nothing makes it NULL.
     * Values are taken as JSON gives them. A version in it must be the row's.
     *
     * @param id the key; of a composite one a list
     * @throws dev.rxkit.error.ValidationException with every name that is unknown and every value that does not fit
     * @throws dev.rxkit.error.RowNotFoundException if there is no such row
     * @throws dev.rxkit.error.StaleRowException if its version is another one
     */
    public <T> T patch(Class<T> type, Object id, Object changes) {
        return context.call(() -> context.patches().apply(context.plan(type), id, changes));
    }

    /** Deletes the row the object stands for; the object stays as it is. */
    public <T> void delete(T row) {
        context.call(() -> context.writes().delete(plan(row), row));
    }

    /** The row the object stands for, as it is now: a mutable object is filled, a record comes back as a new one. */
    public <T> T refresh(T row) {
        return context.reading(() -> context.reads().refresh(plan(row), row));
    }

    /** The row with that key, if there is one; a composite key value by value in the order of the class. */
    public <T> Optional<T> find(Class<T> type, Object... id) {
        return context.reading(() -> context.reads().find(context.plan(type), id));
    }

    /**
     * The row with that key.
     *
     * @throws dev.rxkit.error.RowNotFoundException if there is none
     */
    public <T> T get(Class<T> type, Object... id) {
        return context.reading(() -> context.reads().get(context.plan(type), id));
    }

    /** Rows of a class by conditions. */
    public <T> Select<T> select(Class<T> type) {
        return new Select<>(context, context.plan(type));
    }

    /** Changes rows of a class by conditions. */
    public <T> Update<T> update(Class<T> type) {
        return new Update<>(context, context.plan(type).mapping());
    }

    /** Deletes rows of a class by conditions. */
    public <T> Delete<T> delete(Class<T> type) {
        return new Delete<>(context, context.plan(type).mapping());
    }

    /**
     * The rows that refer to some others: {@code children(teams, Hero::teamId)}. One query for 5000 parents, and one more
     * where keys are stored in another form. There is an entry for every parent, in their order, with the key as the
     * parent has it; the rows of each come by their key. Keys are equal where the database finds them equal.
     */
    public <P, C, K> Map<K, List<C>> children(Collection<P> parents, Prop<C, K> reference) {
        return new Relations(context).children(parents, reference);
    }

    /** The rows that some others refer to, by each reference as the child has it; see {@link #children}. */
    public <C, K, P> Map<K, P> parents(Collection<C> children, Prop<C, K> reference, Class<P> type) {
        return new Relations(context).parents(children, reference, type);
    }

    /**
     * The rows linked to some others through a class of links, by one query, each with its link:
     * {@code linked(teams, HeroTeam::teamId, Hero.class)}. There is an entry for every parent, in their order.
     */
    public <P, L, K, C> Map<K, List<Linked<L, C>>> linked(Collection<P> parents, Prop<L, K> toParent, Class<C> type) {
        return new Relations(context).linked(parents, toParent, null, type);
    }

    /** {@link #linked(Collection, Prop, Class)} where the link refers to the class by more than one property. */
    public <P, L, K, C> Map<K, List<Linked<L, C>>> linked(
            Collection<P> parents, Prop<L, K> toParent, Prop<L, ?> toRow, Class<C> type) {
        return new Relations(context).linked(parents, toParent, toRow, type);
    }

    /** SQL as it is written, with {@code :name} where values are bound. */
    public RawSql sql(String sql) {
        return new RawSql(context, sql);
    }

    /** Makes what was written last. Nothing to do is no error. */
    public void commit() {
        context.commit();
    }

    /** Takes back what was written since the last commit; mutable objects get their former ids and versions back. */
    public void rollback() {
        context.rollback();
    }

    /** A point of the transaction to go back to; the transaction begins here if there is none. */
    public Savepoint savepoint() {
        return context.call(() -> {
            context.calls().handling();
            return new Savepoint(context);
        });
    }

    /** {@link #inTransaction} without a result. */
    public <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        inTransaction(session -> {
            work.accept(session);
            return session;
        });
    }

    /** Runs work that counts as a whole: within a transaction as a savepoint, else as a transaction. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work) throws X {
        context.calls().enter();
        try {
            context.transaction().reading();
            boolean nested = context.transaction().state().open();
            TransactionTemplate template = context.template();
            TransactionTemplate.Block<T, X> block = () -> work.apply(this);
            return current.run(this, () -> nested ? template.nested(block) : template.whole(block));
        } finally {
            context.calls().exit();
        }
    }

    /**
     * Jdbi's handle: the same connection, in the same transaction, which begins here or with the next statement. What
     * is done through it counts as written by the session. Its {@code commit} and {@code rollback} are the session's;
     * Jdbi's {@code inTransaction} and {@code @Transaction} join. The session closes it. It throws Jdbi's exceptions, in a
     * block as elsewhere; from a block they come out as {@link dev.rxkit.error.RxException}s with Jdbi's as cause.
     */
    public Handle handle() {
        return context.call(context::handOut);
    }

    /**
     * A Jdbi SqlObject, or another extension of Jdbi, on the session's connection and in its transaction, as
     * {@link #handle()} is, until the session is closed, for its thread. Its methods throw the exceptions of sessions.
     *
     * @throws dev.rxkit.error.ConfigException if Jdbi has no extension for such a class
     */
    public <E> E attach(Class<E> type) {
        return HandleBridge.attach(handle(), type);
    }

    /** Rolls back what was not committed, at WARN if something was written, and gives the connection back. */
    @Override
    public void close() {
        context.close();
    }

    private <T> TablePlan<T> plan(T row) {
        return context.planOf(row);
    }
}
