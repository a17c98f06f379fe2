package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.text.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New rows on a database whose INSERT reports nothing: the key that it hands out comes as JDBC's generated key, what
 * else it decided is read by the key. For one thread.
 */
final class KeyedInserts<T> {

    private final TablePlan<T> plan;
    private final StatementExecutor executor;

    KeyedInserts(TablePlan<T> plan, StatementExecutor executor) {
        this.plan = plan;
        this.executor = executor;
    }

    /**
     * Writes a row.
     *
     * @param values those of all properties
     * @param changed takes what the database decided
     */
    void one(TablePlan.Insert form, @Nullable Object[] values, Map<PropertyMapping, @Nullable Object> changed) {
        List<PropertyMapping> generated = generated(form);
        if (generated.isEmpty()) {
            executor.update(form.silent(), form.binds(values), plan.mapping);
        } else {
            executor.keys(form.silent(), form.binds(values), plan.mapping, keys -> key(keys, generated, changed));
        }
        List<PropertyMapping> others = others(form);
        if (!others.isEmpty()) {
            readOthers(others, values, changed);
        }
    }

    private static Map<PropertyMapping, @Nullable Object> key(
            ResultSet keys, List<PropertyMapping> generated, Map<PropertyMapping, @Nullable Object> changed)
            throws SQLException {
        ReportedRows.readOne(keys, generated, changed);
        if (!changed.keySet().containsAll(generated)) {
            throw new SQLException("the driver told no generated key");
        }
        return changed;
    }

    /** The key among what the database decides; none or one. */
    List<PropertyMapping> generated(TablePlan.Insert form) {
        for (PropertyMapping property : form.returned()) {
            if (property != plan.generatedKey && property.is(PropertyMapping.Mark.KEY)) {
                throw new QueryException(property.label() + " is left to its default, and a database without RETURNING"
                        + " (MySQL, TiDB) tells no key but a number it hands out: set it");
            }
        }
        PropertyMapping key = plan.generatedKey;
        return key != null && form.returned().contains(key) ? List.of(key) : List.of();
    }

    private List<PropertyMapping> others(TablePlan.Insert form) {
        return form.returned().stream()
                .filter(property -> property != plan.generatedKey)
                .toList();
    }

    /** Reads what the database decided of rows that are written, but for the key. */
    void read(TablePlan.Insert form, List<ReadyRow<T>> written) {
        List<PropertyMapping> others = others(form);
        if (others.isEmpty()) {
            return;
        }
        List<PropertyMapping> key = plan.key;
        List<PropertyMapping> columns = new ArrayList<>(key);
        columns.addAll(others);
        List<PropertyMapping> bound = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        Map<KeyValue, ReadyRow<T>> waiting = new HashMap<>();
        for (ReadyRow<T> ready : written) {
            @Nullable Object[] id = key(ready.values(), ready.changed());
            bound.addAll(key);
            Collections.addAll(values, id);
            waiting.put(new KeyValue(id), ready);
        }
        executor.query(
                plan.sql.written(key, columns, written.size()),
                new RowBinds(bound, values.toArray()),
                plan.mapping,
                rows -> fill(rows, columns, key.size(), waiting));
        // The database keeps their keys in another form: each is found by what was written.
        waiting.values().forEach(ready -> readOthers(others, ready.values(), ready.changed()));
    }

    private static <T> List<Object> fill(
            ResultSet rows, List<PropertyMapping> columns, int keys, Map<KeyValue, ReadyRow<T>> waiting)
            throws SQLException {
        List<Object> seen = new ArrayList<>();
        while (rows.next()) {
            @Nullable Object[] id = new @Nullable Object[keys];
            for (int i = 0; i < keys; i++) {
                id[i] = columns.get(i).read(rows, i + 1);
            }
            ReadyRow<T> ready = waiting.remove(new KeyValue(id));
            for (int i = keys; ready != null && i < columns.size(); i++) {
                ready.changed().put(columns.get(i), columns.get(i).read(rows, i + 1));
            }
            seen.add(id);
        }
        return seen;
    }

    private void readOthers(
            List<PropertyMapping> others, @Nullable Object[] values, Map<PropertyMapping, @Nullable Object> changed) {
        List<PropertyMapping> key = plan.key;
        RowBinds binds = new RowBinds(key, key(values, changed));
        executor.query(plan.sql.written(key, others, 1), binds, plan.mapping, rows -> {
            ReportedRows.readOne(rows, others, changed);
            if (!changed.keySet().containsAll(others)) {
                throw new SQLException("a row that was written is not found by its key");
            }
            return changed;
        });
    }

    /** The key of a row that is written, in key order. */
    private @Nullable Object[] key(@Nullable Object[] values, Map<PropertyMapping, @Nullable Object> changed) {
        return plan.key.stream()
                .map(property -> changed.containsKey(property)
                        ? changed.get(property)
                        : values[plan.mapping.properties().indexOf(property)])
                .toArray();
    }
}
