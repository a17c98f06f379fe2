package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.text.RowBinds;
import dev.rxkit.query.text.Values;
import dev.rxkit.session.statement.StatementExecutor;
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

    private final StatementExecutor executor;

    public RowReads(StatementExecutor executor) {
        this.executor = executor;
    }

    public <T> Optional<T> find(TablePlan<T> plan, Object[] id) {
        return row(plan, key(plan.mapping(), id));
    }

    public <T> T get(TablePlan<T> plan, Object[] id) {
        @Nullable Object[] key = key(plan.mapping(), id);
        return row(plan, key).orElseThrow(() -> missing(plan, key));
    }

    /** Reads the row with the key of an object again: into the object if mutable, else into a new record. */
    public <T> T refresh(TablePlan<T> plan, T row) {
        @Nullable Object[] key = plan.key(row);
        T current = row(plan, key).orElseThrow(() -> missing(plan, key));
        if (!plan.mapping().mutable()) {
            return current;
        }
        Map<PropertyMapping, @Nullable Object> values = new LinkedHashMap<>();
        plan.mapping().properties().forEach(property -> values.put(property, property.get(current)));
        return plan.mapping().with(row, values, null);
    }

    /** Returns the row of a key that was just written. */
    <T> T written(TablePlan<T> plan, @Nullable Object[] key) {
        TableMapping<T> mapping = plan.mapping();
        Optional<T> row = executor.query(
                plan.reread(),
                new RowBinds(mapping.key(), key),
                mapping,
                rows -> rows.next() ? Optional.of(mapping.read(rows, 1)) : Optional.empty());
        return row.orElseThrow(() -> missing(plan, key));
    }

    boolean exists(TablePlan<?> plan, @Nullable Object[] key) {
        RowBinds binds = new RowBinds(plan.mapping().key(), key);
        return executor.query(plan.sql().exists(), binds, plan.mapping(), ResultSet::next);
    }

    static RowNotFoundException missing(TablePlan<?> plan, @Nullable Object[] key) {
        return missing(plan, key, "");
    }

    /** @param place the place of the row in a list, for the message; empty for a single row */
    static RowNotFoundException missing(TablePlan<?> plan, @Nullable Object[] key, String place) {
        return new RowNotFoundException(plan.shown(key) + place + " is not in table "
                + plan.mapping().table().name() + ": it was deleted, or never added");
    }

    private <T> Optional<T> row(TablePlan<T> plan, @Nullable Object[] key) {
        TableMapping<T> mapping = plan.mapping();
        for (int i = 0; i < key.length; i++) {
            if (!Values.holds(mapping.key().get(i), key[i])) {
                return Optional.empty();
            }
        }
        return executor.query(
                plan.select(),
                new RowBinds(mapping.key(), key),
                mapping,
                rows -> rows.next() ? Optional.of(mapping.read(rows, 1)) : Optional.empty());
    }

    static @Nullable Object[] key(TableMapping<?> mapping, Object[] id) {
        List<PropertyMapping> key = mapping.key();
        if (id.length != key.size()) {
            throw new QueryException("the key of " + mapping.type().getSimpleName() + " is "
                    + key.stream().map(PropertyMapping::name).collect(Collectors.joining(", ")) + ": give "
                    + key.size() + (key.size() == 1 ? " value" : " values") + ", not " + id.length);
        }
        @Nullable Object[] values = new @Nullable Object[id.length];
        for (int i = 0; i < id.length; i++) {
            if (id[i] == null) {
                throw new QueryException(
                        mapping.type().getSimpleName() + "." + key.get(i).name()
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
            all.add(mapping.read(rows, 1));
        }
        return all;
    }
}
