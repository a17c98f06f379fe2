package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.raw.ArgumentBinder;
import dev.rxkit.session.raw.NamedParameterSql;
import dev.rxkit.session.raw.RawStatement;
import dev.rxkit.session.statement.Failures;
import dev.rxkit.session.statement.StatementMonitor;
import dev.rxkit.session.transaction.Transaction;
import dev.rxkit.session.transaction.TransactionState;
import dev.rxkit.sql.StatementKind;
import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.NoResultsException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement written by the caller, run by Jdbi. {@code :name} is a parameter. A collection or an array is
 * expanded in {@code in (:name)}, alone or beside other values, and on PostgreSQL in {@code array[:name]}; no value is
 * in an empty one. The rest of the text is not interpreted. Not thread-safe.
 *
 * <p>On PostgreSQL and MariaDB every statement begins the session's transaction, as a SELECT may lock
 * rows or call a function that writes; on SQLite a SELECT or VALUES begins none, nor does a PRAGMA that changes a
 * setting, which SQLite does not do inside a transaction. See {@link #readOnly}.
 */
public final class RawSql {

    private final SessionContext context;
    private final String text;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, List<?>> lists = new LinkedHashMap<>();
    private final Set<String> redacted = new HashSet<>();
    private boolean readOnly;

    RawSql(SessionContext context, String text) {
        this.context = context;
        this.text = text;
    }

    /**
     * Binds a value to {@code :name}.
     *
     * @param value null for NULL; a collection or an array for a list of values
     * @throws QueryException if a list contains null
     */
    public RawSql bind(String name, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return bind(name, optional.orElse(null));
        }
        if (value instanceof Collection<?> collection) {
            return list(name, new ArrayList<>(collection));
        }
        if (value instanceof Object[] array) {
            return list(name, new ArrayList<>(Arrays.asList(array)));
        }
        if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            return list(name, elements(value));
        }
        lists.remove(name);
        values.put(name, value);
        return this;
    }

    /**
     * Binds a value to {@code :name} as JSON, as a property that is stored as JSON does: for example a list of strings,
     * or the object of a {@code @Json} property.
     *
     * @param value null for NULL
     * @throws QueryException if it cannot be written as JSON
     */
    public RawSql bindJson(String name, @Nullable Object value) {
        lists.remove(name);
        values.put(name, value == null ? null : ArgumentBinder.json(context.mappings(), value));
        return this;
    }

    /** Same as {@link #bind}, but the value is hidden in logs, listeners and messages. */
    public RawSql bindRedacted(String name, @Nullable Object value) {
        redacted.add(name);
        return bind(name, value);
    }

    /**
     * Binds values to {@code <name>} (or {@code :name}), for {@code in (<name>)}.
     *
     * @throws QueryException if the values contain null
     */
    public RawSql bindList(String name, Collection<?> elements) {
        return list(name, new ArrayList<>(elements));
    }

    /** Declares that the statement only reads and takes no locks, so that it begins no transaction. */
    public RawSql readOnly() {
        readOnly = true;
        return this;
    }

    private static List<Object> elements(Object primitives) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(primitives); i++) {
            elements.add(Array.get(primitives, i));
        }
        return elements;
    }

    private RawSql list(String name, List<?> elements) {
        if (elements.contains(null)) {
            throw new QueryException(
                    "the list :" + name + " was given a null among its values: ask for it by is null in the SQL");
        }
        values.remove(name);
        lists.put(name, elements);
        return this;
    }

    /**
     * Returns the rows as instances of a class, by column name, or as single values of a basic type. A mapper
     * registered with Jdbi for the class takes precedence. Does not run the statement.
     */
    public <T> RawRows<T> to(Class<T> type) {
        return RawRows.of(this, type);
    }

    /**
     * Runs a statement that writes.
     *
     * @return the number of changed rows, or of returned rows if it has RETURNING or is a procedure that returns rows
     * @throws QueryException if it is a SELECT or another statement that only returns rows
     * @throws RxException if the database refuses the statement
     */
    public long run() {
        NamedParameterSql sql = parsed();
        if (sql.kind() == StatementKind.READ
                || sql.kind() == StatementKind.LOCK && !sql.verb().equals("LOCK")) {
            throw new QueryException(
                    sql.verb() + " gives rows, and run() is for statements that change some: end it with to(..)");
        }
        return running(sql, true, () -> watched(sql, () -> statement(sql).update(), count -> count));
    }

    /**
     * Runs a statement that returns rows.
     *
     * @param reading reads the rows; its second argument is true if the statement also writes, so that all rows must be
     *     read
     */
    <R> R rows(BiFunction<Query, Boolean, R> reading) {
        NamedParameterSql sql = parsed();
        boolean more = sql.kind() != StatementKind.READ && sql.kind() != StatementKind.LOCK;
        return running(
                sql,
                false,
                () -> watched(sql, () -> statement(sql).query(query -> reading.apply(query, more)), RawSql::rowsOf));
    }

    private RawStatement statement(NamedParameterSql sql) {
        return new RawStatement(sql, context.handle(), context.mappings());
    }

    /** Runs the statement in the transaction that it needs. */
    private <R> R running(NamedParameterSql sql, boolean changes, Supplier<R> work) {
        StatementKind kind = sql.kind();
        if (readOnly && (kind.writes() || kind == StatementKind.LOCK)) {
            throw new QueryException(sql.verb() + (kind.writes() ? " writes" : " locks rows")
                    + ", and readOnly() says that it does not");
        }
        context.running(sql.statement());
        context.executor().limit().require(sql.bytes(), "the SQL", context.executor());
        if (kind.writes()) {
            return context.writing(work);
        }
        if (readOnly || !begins(sql)) {
            return context.calls().read(work);
        }
        Transaction transaction = context.transaction();
        return context.call(() -> {
            context.calls().requireAllowed(kind);
            transaction.using();
            if (changes && kind != StatementKind.SETTING && transaction.state() != TransactionState.READING) {
                transaction.writing();
            }
            return work.get();
        });
    }

    /** Returns whether the statement begins a transaction. With one writer at a time (SQLite), reads must not wait. */
    private boolean begins(NamedParameterSql sql) {
        boolean manyWriters = context.dialect().writeLock() == null;
        return switch (sql.kind()) {
            case READ -> manyWriters || !Set.of("SELECT", "VALUES", "WITH").contains(sql.verb());
            case SETTING -> manyWriters;
            default -> true;
        };
    }

    SessionContext context() {
        return context;
    }

    private NamedParameterSql parsed() {
        return NamedParameterSql.parse(text, context.dialect(), values, lists, redacted);
    }

    private static long rowsOf(Object result) {
        return result instanceof Collection<?> rows ? rows.size() : -1;
    }

    /** Runs and reports the statement, and translates exceptions of Jdbi, whose messages may contain values. */
    private <R> R watched(NamedParameterSql sql, Supplier<R> work, ToLongFunction<R> rows) {
        StatementMonitor monitor = context.database().monitor();
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            R result = work.get();
            if (monitor != null) {
                monitor.tell(sql.text(), sql::shown, System.nanoTime() - start, rows.applyAsLong(result), null);
            }
            return result;
        } catch (Exception failure) {
            // If a result or statement cannot be closed, Jdbi throws the driver's exception without declaring it.
            if (!(failure instanceof JdbiException) && !(failure instanceof SQLException)) {
                throw failure;
            }
            RxException thrown = translated(failure);
            if (monitor != null) {
                monitor.tell(sql.text(), sql::shown, System.nanoTime() - start, -1, thrown);
            }
            throw thrown;
        }
    }

    /** @param failure an {@link SQLException} or a {@link JdbiException} */
    RxException translated(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return failure(sql);
            }
            Failures.rethrow(cause);
            if (cause instanceof RxException own) {
                return own;
            }
        }
        return failure instanceof NoResultsException
                ? noRows()
                : new QueryException(
                        "the statement could not be run: " + failure.getClass().getSimpleName());
    }

    static QueryException noRows() {
        return new QueryException("the statement gives no rows: end it with run(), or let it give some by RETURNING");
    }

    private RxException failure(SQLException failure) {
        RxException thrown = context.executor().failure(failure, null);
        return redacted.isEmpty() ? thrown : context.database().failures().ofRedacted(failure);
    }
}
