package dev.rxkit.session;

import dev.rxkit.mapping.PropertyMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What the database reports of many rows that were inserted together. */
final class ReportedRows {

    private ReportedRows() {}

    static <T> List<ManyRows.Ready<T>> read(
            ResultSet rows, List<ManyRows.Ready<T>> some, List<PropertyMapping> reported) throws SQLException {
        for (ManyRows.Ready<T> ready : some) {
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
    static <T> void requireRising(List<ManyRows.Ready<T>> some, TablePlan<T> plan) throws SQLException {
        PropertyMapping key = Objects.requireNonNull(plan.generatedKey());
        long last = Long.MIN_VALUE;
        for (ManyRows.Ready<T> ready : some) {
            long id = ((Number) Objects.requireNonNull(ready.changed().get(key))).longValue();
            if (id <= last) {
                throw new SQLException("the database reported the keys of the rows out of their order");
            }
            last = id;
        }
    }
}
