package dev.rxkit.session;

import dev.rxkit.dialect.StatementText;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
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
 * SQL as the caller wrote it, run by Jdbi. {@code :name} stands for a value, or for each of a collection's values; an
 * empty collection is one that nothing is in. Nothing else in the text is interpreted. For one thread.
 */
public final class RawSql {

    private final Conversation conversation;
    private final String text;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, List<?>> lists = new LinkedHashMap<>();
    private final Set<String> redacted = new HashSet<>();

    RawSql(Conversation conversation, String text) {
        this.conversation = conversation;
        this.text = text;
    }

    /** Gives {@code :name} its value; null is NULL, a collection or an array stands for its elements. */
    public RawSql bind(String name, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return bind(name, optional.orElse(null));
        }
        if (value instanceof Collection<?> collection) {
            return list(name, List.copyOf(collection));
        }
        if (value instanceof Object[] array) {
            return list(name, Arrays.asList(array));
        }
        if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            return list(name, elements(value));
        }
        values.put(name, value);
        return this;
    }

    /** {@link #bind}, of a value that no log, listener or message may show. */
    public RawSql bindRedacted(String name, @Nullable Object value) {
        redacted.add(name);
        return bind(name, value);
    }

    /** Gives {@code <name>} (or {@code :name}) its values, for {@code in (<name>)}. */
    public RawSql bindList(String name, Collection<?> elements) {
        return list(name, List.copyOf(elements));
    }

    private static List<Object> elements(Object primitives) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(primitives); i++) {
            elements.add(Array.get(primitives, i));
        }
        return elements;
    }

    private RawSql list(String name, List<?> elements) {
        lists.put(name, elements);
        return this;
    }

    /**
     * The rows as instances of a class, by column name, or as single values of a plain type. A mapper registered with
     * Jdbi for the class comes first.
     */
    public <T> RawRows<T> to(Class<T> type) {
        return RawRows.of(this, type);
    }

    /** Runs a statement that gives no rows; how many rows it reached. */
    public long run() {
        NamedSql sql = parsed();
        return conversation.writing(() -> watched(sql, () -> sql.update(conversation), count -> count));
    }

    /**
     * Runs a statement that gives rows.
     *
     * @param reading is also told whether the statement may write
     */
    <R> R rows(BiFunction<Query, Boolean, R> reading) {
        NamedSql sql = parsed();
        boolean writes = sql.writes();
        Supplier<R> work = () ->
                watched(sql, () -> sql.query(conversation, query -> reading.apply(query, writes)), RawSql::rowsOf);
        return writes ? conversation.writing(work) : conversation.reading(work);
    }

    Conversation conversation() {
        return conversation;
    }

    private NamedSql parsed() {
        NamedSql sql = NamedSql.parse(
                text, values, lists, redacted, conversation.sessions().mappings());
        sql.requireNoTransaction();
        sql.requireNames();
        conversation.running(
                StatementText.of(text, conversation.sessions().dialect().sqlRules()));
        return sql;
    }

    private static long rowsOf(Object result) {
        return result instanceof Collection<?> rows ? rows.size() : -1;
    }

    /** Runs it and tells who wants to know; what Jdbi throws is put in our terms, as its own messages may hold values. */
    private <R> R watched(NamedSql sql, Supplier<R> work, ToLongFunction<R> rows) {
        Watch watch = conversation.sessions().watch();
        long start = watch == null ? 0 : System.nanoTime();
        try {
            R result = work.get();
            if (watch != null) {
                watch.tell(sql.text(), sql::shown, System.nanoTime() - start, rows.applyAsLong(result), null);
            }
            return result;
        } catch (JdbiException failure) {
            RxException told = translated(failure);
            if (watch != null) {
                watch.tell(sql.text(), sql::shown, System.nanoTime() - start, -1, told);
            }
            throw told;
        }
    }

    RxException translated(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return failure(sql);
            }
            if (cause instanceof RxException own) {
                return own;
            }
        }
        return new QueryException(
                failure instanceof NoResultsException
                        ? "the statement gives no rows: end it with run(), or let it give some by RETURNING"
                        : "the statement could not be run: "
                                + failure.getClass().getSimpleName());
    }

    private RxException failure(SQLException failure) {
        RxException told = conversation.lane().failure(failure, null);
        return redacted.isEmpty() ? told : conversation.sessions().failures().ofRedacted(failure);
    }
}
