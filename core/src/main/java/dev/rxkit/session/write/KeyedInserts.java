package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.session.statement.StatementExecutor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New rows on a database whose INSERT reports nothing: the key that it hands out comes as JDBC's generated key, what
 * else it decided is read by the key. Not thread-safe.
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
        new WrittenValues<>(plan, executor).read(others(form), values, changed);
    }

    private static Map<PropertyMapping, @Nullable Object> key(
            ResultSet keys, List<PropertyMapping> generated, Map<PropertyMapping, @Nullable Object> changed)
            throws SQLException {
        ReportedRows.readOne(keys, generated, changed);
        if (!changed.keySet().containsAll(generated)) {
            throw new SQLException("the driver returned no generated key");
        }
        return changed;
    }

    /** The key among what the database decides; none or one. */
    List<PropertyMapping> generated(TablePlan.Insert form) {
        for (PropertyMapping property : form.returned()) {
            if (property != plan.generatedKey && property.is(PropertyMapping.Mark.KEY)) {
                throw new QueryException(property.label() + " is left to its default, and a database without RETURNING"
                        + " (MySQL, TiDB) returns only keys that are numbers it generated: set it");
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
        new WrittenValues<>(plan, executor).read(others(form), written);
    }
}
