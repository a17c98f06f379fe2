package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.query.bind.Values;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.transaction.SessionCalls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads single rows by their key. Not thread-safe. */
public final class RowReads {

    private final SessionCalls calls;
    private final StatementExecutor executor;

    public RowReads(SessionCalls calls, StatementExecutor executor) {
        this.calls = calls;
        this.executor = executor;
    }

    /** Returns the row with that key, or empty. */
    public <T> Optional<T> find(TablePlan<T> plan, Object[] id) {
        calls.enterRead();
        try {
            return row(plan, key(plan, id));
        } catch (Error error) {
            throw calls.stopped(error);
        } finally {
            calls.exitRead();
        }
    }

    /**
     * Returns the row with that key.
     *
     * @throws RowNotFoundException if there is no such row
     */
    public <T> T get(TablePlan<T> plan, Object[] id) {
        Optional<T> row = find(plan, id);
        if (row.isEmpty()) {
            throw missing(plan, key(plan, id));
        }
        return row.get();
    }

    /** Reads the row with the key of an object again: into the object if mutable, else into a new record. */
    public <T> T refresh(TablePlan<T> plan, T row) {
        @Nullable Object[] key = plan.key(row);
        T current = row(plan, key).orElseThrow(() -> missing(plan, key));
        if (!plan.mapping.mutable()) {
            return current;
        }
        Map<PropertyMapping, @Nullable Object> values = new LinkedHashMap<>();
        plan.mapping.properties().forEach(property -> values.put(property, property.get(current)));
        return plan.mapping.with(row, values, null);
    }

    /** Returns the row of a key that was just written. */
    <T> T written(TablePlan<T> plan, @Nullable Object[] key) {
        T row = executor.query(plan.reread, new RowBinds(plan.key, key), plan.mapping, plan.firstRow);
        if (row == null) {
            throw missing(plan, key);
        }
        return row;
    }

    boolean exists(TablePlan<?> plan, @Nullable Object[] key) {
        RowBinds binds = new RowBinds(plan.key, key);
        return executor.query(plan.sql.exists(), binds, plan.mapping, ResultSet::next);
    }

    static RowNotFoundException missing(TablePlan<?> plan, @Nullable Object[] key) {
        return missing(plan, key, "");
    }

    /** @param place the place of the row in a list, for the message; empty for a single row */
    static RowNotFoundException missing(TablePlan<?> plan, @Nullable Object[] key, String place) {
        return new RowNotFoundException(plan.shown(key) + place + " is not in table "
                + plan.mapping.table().name() + ": it was deleted, or never added");
    }

    private <T> Optional<T> row(TablePlan<T> plan, @Nullable Object[] key) {
        for (int i = 0; plan.textKey && i < key.length; i++) {
            if (!plan.key.get(i).holds(key[i])) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(
                executor.query(plan.select, new RowBinds(plan.key, key), plan.mapping, plan.firstRow));
    }

    static @Nullable Object[] key(TablePlan<?> plan, Object[] id) {
        List<PropertyMapping> key = plan.key;
        if (id.length != key.size()) {
            throw new QueryException("the key of " + plan.mapping.type().getSimpleName() + " is "
                    + key.stream().map(PropertyMapping::name).collect(Collectors.joining(", ")) + ": give "
                    + key.size() + (key.size() == 1 ? " value" : " values") + ", not " + id.length);
        }
        @Nullable Object[] values = new @Nullable Object[id.length];
        for (int i = 0; i < id.length; i++) {
            if (id[i] == null) {
                throw new QueryException(
                        plan.mapping.type().getSimpleName() + "." + key.get(i).name()
                                + " is part of the key and cannot be null: look for an object only once it has a key");
            }
            values[i] = Values.fit(key.get(i), id[i]);
        }
        return values;
    }

    /** All rows of a result whose columns are a class's. */
    public static <T> List<T> all(ResultSet rows, TableMapping<T> mapping) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            all.add(mapping.read(rows));
        }
        return all;
    }
}
