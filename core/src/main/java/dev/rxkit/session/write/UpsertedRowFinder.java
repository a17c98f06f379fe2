package dev.rxkit.session.write;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row that an upsert wrote, where the statement can neither return it nor name the key that distinguishes rows
 * apart. Not thread-safe.
 */
final class UpsertedRowFinder<T> {

    private final TablePlan<T> plan;
    private final StatementExecutor executor;
    private final List<PropertyMapping> given;
    private final @Nullable Object[] values;

    /**
     * @param given the properties the statement bound
     * @param values those of all properties
     */
    UpsertedRowFinder(
            TablePlan<T> plan, StatementExecutor executor, List<PropertyMapping> given, @Nullable Object[] values) {
        this.plan = plan;
        this.executor = executor;
        this.given = given;
        this.values = values;
    }

    /**
     * Reads the row. It has all unique keys that were given; a row that has one of the others only stood in the way, and
     * was written over.
     *
     * @param unique the key that was meant
     * @param into takes what is read
     * @return whether the row that was meant is the one that was written
     */
    boolean read(
            List<PropertyMapping> unique,
            T row,
            List<PropertyMapping> columns,
            Map<PropertyMapping, @Nullable Object> into) {
        List<PropertyMapping> primary = plan.key;
        List<PropertyMapping> by = new ArrayList<>(unique);
        for (List<String> key : Upserts.keys(plan.mapping.table())) {
            List<PropertyMapping> properties = Upserts.properties(plan, key);
            // The row that is there keeps its primary key, whichever was given.
            if (!properties.equals(primary) && properties.stream().allMatch(this::present)) {
                properties.stream().filter(property -> !by.contains(property)).forEach(by::add);
            }
        }
        @Nullable Object[] wanted = by.stream().map(this::value).toArray();
        return find(by, wanted, columns, into) && (unique.equals(primary) || !overAnother(plan.key(row), into));
    }

    /** Returns whether another row has the primary key of the object. */
    private boolean overAnother(@Nullable Object[] own, Map<PropertyMapping, @Nullable Object> found) {
        List<PropertyMapping> primary = plan.key;
        for (int i = 0; i < own.length; i++) {
            if (TablePlan.absent(primary.get(i), own[i])) {
                return false;
            }
        }
        Map<PropertyMapping, @Nullable Object> other = new LinkedHashMap<>();
        return find(primary, own, primary, other)
                && !primary.stream().allMatch(key -> KeyValue.same(other.get(key), found.get(key)));
    }

    private boolean find(
            List<PropertyMapping> by,
            @Nullable Object[] wanted,
            List<PropertyMapping> columns,
            Map<PropertyMapping, @Nullable Object> into) {
        RowBinds binds = new RowBinds(by, wanted);
        return executor.query(plan.sql.written(by, columns, 1), binds, plan.mapping, rows -> {
            Map<PropertyMapping, @Nullable Object> row = ReportedRows.readOne(rows, columns, new LinkedHashMap<>());
            into.putAll(row);
            return !row.isEmpty();
        });
    }

    private boolean present(PropertyMapping property) {
        return given.contains(property) && value(property) != null;
    }

    private @Nullable Object value(PropertyMapping property) {
        return values[plan.mapping.properties().indexOf(property)];
    }
}
