package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.statement.StatementExecutor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of each value, by a unique property. Where no row has the value itself, the database is
 * asked which one it finds equal: by a collation without case, a column that pads its text, a number of another scale.
 * Not thread-safe.
 */
public final class KeyMatcher {

    /** Values in one question; a compound SELECT of SQLite has 500 parts at most. */
    private static final int TOGETHER = 200;

    private static final Set<Class<?>> OF_ONE_FORM =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, Boolean.class);

    private final StatementExecutor executor;
    private final TablePlan<?> plan;
    private final PropertyMapping property;

    /** @param property of the plan's class, unique in its table */
    public KeyMatcher(StatementExecutor executor, TablePlan<?> plan, PropertyMapping property) {
        this.executor = executor;
        this.plan = plan;
        this.property = property;
    }

    /** Returns whether two values of the property may be different in Java and equal in the database. */
    static boolean hasForms(PropertyMapping property) {
        return !OF_ONE_FORM.contains(property.storedType);
    }

    /**
     * Returns the row's own value for each value that has a row.
     *
     * @param wanted what the rows were looked for by, in the form in which it is stored
     * @param found the property of each row that was found by them
     * @throws QueryException if one of the rows has none of the values any more
     */
    public Map<KeyValue, KeyValue> match(Collection<KeyValue> wanted, Set<KeyValue> found) {
        Map<KeyValue, KeyValue> matched = new HashMap<>();
        wanted.stream().filter(found::contains).forEach(value -> matched.put(value, value));
        if (hasForms(property) && !found.isEmpty()) {
            List<KeyValue> others = wanted.stream()
                    .filter(value -> !found.contains(value) && property.holds(value.value()))
                    .toList();
            for (int from = 0; from < others.size(); from += TOGETHER) {
                ask(others.subList(from, Math.min(from + TOGETHER, others.size())), found, matched);
            }
        }
        Set<KeyValue> left = new LinkedHashSet<>(found);
        // Not removeAll, which looks through all values for each one.
        matched.values().forEach(left::remove);
        if (!left.isEmpty()) {
            throw new QueryException(
                    "the " + plan.shown(property, left.iterator().next().value())
                            + " was found, and has none of the values it was found by any more: it was changed in"
                            + " between; read in one transaction");
        }
        return matched;
    }

    private void ask(List<KeyValue> others, Set<KeyValue> found, Map<KeyValue, KeyValue> matched) {
        @Nullable Object[] values = others.stream().map(KeyValue::value).toArray();
        RowBinds binds = new RowBinds(Collections.nCopies(values.length, property), values);
        executor.query(plan.sql.numbered(property, values.length), binds, plan.mapping, rows -> {
            while (rows.next()) {
                Object stored = property.read(rows, 2);
                if (stored != null && found.contains(new KeyValue(stored))) {
                    matched.put(others.get(rows.getInt(1)), new KeyValue(stored));
                }
            }
            return Arrays.asList(values);
        });
    }
}
