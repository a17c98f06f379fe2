package dev.rxkit.session.write;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of rows that were just written, by their keys: after triggers, which RETURNING does not show. */
final class WrittenValues<T> {

    /** The number of rows of one query; a condition of more may be too deep for the database. */
    private static final int MOST_ROWS = 250;

    private final TablePlan<T> plan;
    private final StatementExecutor executor;

    WrittenValues(TablePlan<T> plan, StatementExecutor executor) {
        this.plan = plan;
        this.executor = executor;
    }

    /**
     * Reads properties of a row.
     *
     * @param values the values of all properties that were written
     * @param changed the values that differ from the object, the key if the database generated it; takes what is read
     */
    void read(
            List<PropertyMapping> properties,
            @Nullable Object[] values,
            Map<PropertyMapping, @Nullable Object> changed) {
        if (!properties.isEmpty()) {
            readByKey(properties, key(values, changed), changed);
        }
    }

    /** Reads properties of the row of a key. */
    void readByKey(
            List<PropertyMapping> properties, @Nullable Object[] key, Map<PropertyMapping, @Nullable Object> into) {
        List<PropertyMapping> by = plan.key;
        executor.query(plan.sql.written(by, properties, 1), new RowBinds(by, key), plan.mapping, rows -> {
            ReportedRows.readOne(rows, properties, into);
            if (!into.keySet().containsAll(properties)) {
                throw new SQLException("a row that was written is not found by its key");
            }
            return into;
        });
    }

    /** Reads properties of many rows. */
    void read(List<PropertyMapping> properties, List<ReadyRow<T>> written) {
        for (int from = 0; !properties.isEmpty() && from < written.size(); from += MOST_ROWS) {
            readTogether(properties, written.subList(from, Math.min(from + MOST_ROWS, written.size())));
        }
    }

    private void readTogether(List<PropertyMapping> properties, List<ReadyRow<T>> written) {
        List<PropertyMapping> key = plan.key;
        List<PropertyMapping> columns = new ArrayList<>(key);
        columns.addAll(properties);
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
        waiting.values().forEach(ready -> read(properties, ready.values(), ready.changed()));
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

    /** Returns the key of a row that is written, in key order. */
    private @Nullable Object[] key(@Nullable Object[] values, Map<PropertyMapping, @Nullable Object> changed) {
        return plan.key.stream()
                .map(property -> changed.containsKey(property)
                        ? changed.get(property)
                        : values[plan.mapping.properties().indexOf(property)])
                .toArray();
    }
}
