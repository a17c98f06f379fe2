package dev.rxkit.session.write;

import dev.rxkit.mapping.PropertyMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the database reports of rows that were inserted. */
final class ReportedRows {

    private ReportedRows() {}

    /**
     * Reads what the database decided of one row; the second step ends the statement, when foreign keys are checked.
     */
    static Map<PropertyMapping, @Nullable Object> readOne(
            ResultSet rows, List<PropertyMapping> returned, Map<PropertyMapping, @Nullable Object> into)
            throws SQLException {
        if (rows.next()) {
            for (int i = 0; i < returned.size(); i++) {
                into.put(returned.get(i), returned.get(i).read(rows, i + 1));
            }
            rows.next();
        }
        return into;
    }

    static <T> List<ReadyRow<T>> read(ResultSet rows, List<ReadyRow<T>> some, List<PropertyMapping> reported)
            throws SQLException {
        for (ReadyRow<T> ready : some) {
            if (!rows.next()) {
                throw new SQLException("the database reported fewer rows than it was given");
            }
            for (int i = 0; i < reported.size(); i++) {
                PropertyMapping property = reported.get(i);
                ready.changed().put(property, property.read(rows, i + 1));
            }
        }
        if (rows.next()) {
            throw new SQLException("the database reported more rows than it was given");
        }
        return some;
    }

    /** In whatever order the database reports rows: their keys say which is which. */
    static <T> void requireRising(List<ReadyRow<T>> some, TablePlan<T> plan) throws SQLException {
        PropertyMapping key = Objects.requireNonNull(plan.generatedKey);
        long last = Long.MIN_VALUE;
        for (ReadyRow<T> ready : some) {
            long id = ((Number) Objects.requireNonNull(ready.changed().get(key))).longValue();
            if (id <= last) {
                throw new SQLException("the database reported the keys of the rows out of their order");
            }
            last = id;
        }
    }
}
