package dev.rxkit.session;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.error.ValidationException.Fault;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.Binds;
import dev.rxkit.query.RowBinds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds many rows of one class and reads what the database decided of each, in the way the database does it best. All
 * objects are looked at before the first one is sent. For one thread.
 */
final class ManyRows<T> {

    /** Enough to tell what is wrong with a file of rows, without keeping all of it. */
    private static final int MOST_FAULTS = 100;

    /** What every database takes in one statement. */
    private static final int MOST_BINDS = 30_000;

    /**
     * A row that is ready.
     *
     * @param changed what differs from the object; what the database decides comes in later
     */
    record Ready<T>(
            T row, TablePlan.Insert form, @Nullable Object[] values, Map<PropertyMapping, @Nullable Object> changed) {

        Binds binds() {
            return form.binds(values);
        }
    }

    private final TablePlan<T> plan;
    private final Lane lane;
    private final Dialect.ManyRows way;
    private final List<Ready<T>> all = new ArrayList<>();

    /** @throws ValidationException with the faults of all rows, before anything is sent */
    ManyRows(TablePlan<T> plan, Lane lane, Dialect dialect, RowWrites writes, List<T> rows) {
        this.plan = plan;
        this.lane = lane;
        way = lane.toldOneByOne() ? Dialect.ManyRows.EACH : dialect.manyRows();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size() && faults.size() < MOST_FAULTS; i++) {
            T row = rows.get(i);
            try {
                @Nullable Object[] values = writes.values(plan, row, false);
                all.add(new Ready<>(row, plan.insert(values), values, RowWrites.changed(plan, row, values)));
            } catch (ValidationException unfit) {
                faults.addAll(Batch.at(unfit, i).faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
    }

    /** All of one class, none of them a row already, and no object twice, which could stand for one of its rows only. */
    static <T> void requireNew(TablePlan<T> plan, RowWrites writes, List<T> rows) {
        Map<T, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            T row = rows.get(i);
            Batch.requireClass(plan, row);
            writes.requireFresh(plan, row);
            Integer first = plan.mapping().mutable() ? places.put(row, i) : null;
            if (first != null) {
                throw new QueryException("the same " + plan.mapping().type().getSimpleName() + " stands at " + first
                        + " and " + i + ": one object is one row, add a copy of it");
            }
        }
    }

    /** Writes the rows; the objects as they are then. */
    List<T> add(UndoLog undo) {
        List<T> added = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); ) {
            int to = from + alike(from);
            List<Ready<T>> some = all.subList(from, to);
            write(some, from);
            for (Ready<T> ready : some) {
                added.add(undo.fill(plan.mapping(), ready.row(), ready.changed()));
            }
            from = to;
        }
        return added;
    }

    /** How many rows from there on go into one statement or batch. */
    private int alike(int from) {
        TablePlan.Insert form = all.get(from).form();
        int most = Batch.CHUNK;
        if (way == Dialect.ManyRows.STATEMENT) {
            most = Math.min(most, MOST_BINDS / Math.max(1, form.given().size()));
        }
        int count = 1;
        while (count < most
                && from + count < all.size()
                && all.get(from + count).form() == form) {
            count++;
        }
        return count;
    }

    private void write(List<Ready<T>> some, int first) {
        TablePlan.Insert form = some.get(0).form();
        try {
            if (lane.toldOneByOne()) {
                told(some);
            } else if (form.returned().isEmpty()) {
                batch(some, form, lane.prepare(form.silent()), List.of());
            } else if (way == Dialect.ManyRows.BATCH) {
                batch(some, form, lane.prepare(form.silent(), columns(form.returned())), form.returned());
            } else if (way == Dialect.ManyRows.KEYS) {
                keys(some, form);
            } else if (way == Dialect.ManyRows.STATEMENT && !form.given().isEmpty()) {
                statement(some, form);
            } else {
                each(some, form);
            }
        } catch (ValidationException late) {
            throw late(some, first, late);
        } catch (SQLException failure) {
            throw lane.failure(failure, plan.mapping());
        }
    }

    /** Every statement by itself, for those who listen. */
    private void told(List<Ready<T>> some) {
        for (Ready<T> ready : some) {
            TablePlan.Insert form = ready.form();
            if (form.returned().isEmpty()) {
                lane.update(form.silent(), ready.binds(), plan.mapping());
            } else if (!plan.reports()) {
                new KeyedInserts<>(plan, lane).one(form, ready.values(), ready.changed());
            } else {
                lane.query(
                        form.sql(),
                        ready.binds(),
                        plan.mapping(),
                        rows -> RowWrites.read(rows, form.returned(), ready.changed()));
            }
        }
    }

    private void each(List<Ready<T>> some, TablePlan.Insert form) throws SQLException {
        try (PreparedStatement insert = lane.prepare(form.sql())) {
            for (Ready<T> ready : some) {
                ready.binds().bind(insert);
                try (ResultSet rows = insert.executeQuery()) {
                    RowWrites.read(rows, form.returned(), ready.changed());
                }
            }
        }
    }

    private void keys(List<Ready<T>> some, TablePlan.Insert form) throws SQLException {
        KeyedInserts<T> keyed = new KeyedInserts<>(plan, lane);
        List<PropertyMapping> generated = keyed.generated(form);
        String sql = form.silent();
        batch(some, form, generated.isEmpty() ? lane.prepare(sql) : lane.prepareKeyed(sql), generated);
        keyed.read(form, some);
    }

    /** @param reported the properties that come back as generated keys */
    private void batch(
            List<Ready<T>> some, TablePlan.Insert form, PreparedStatement statement, List<PropertyMapping> reported)
            throws SQLException {
        try (PreparedStatement insert = statement) {
            for (Ready<T> ready : some) {
                ready.binds().bind(insert);
                insert.addBatch();
            }
            lane.batch(insert, form.silent(), some.size(), plan.mapping());
            if (!reported.isEmpty()) {
                try (ResultSet rows = insert.getGeneratedKeys()) {
                    read(rows, some, reported);
                }
            }
        }
    }

    private void statement(List<Ready<T>> some, TablePlan.Insert form) {
        List<PropertyMapping> properties = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Ready<T> ready : some) {
            properties.addAll(form.given());
            Collections.addAll(values, form.picked(ready.values()));
        }
        lane.query(
                plan.sql().insertMany(form.given(), form.returned(), some.size()),
                new RowBinds(properties, values.toArray()),
                plan.mapping(),
                rows -> read(rows, some, form.returned()));
    }

    private List<Ready<T>> read(ResultSet rows, List<Ready<T>> some, List<PropertyMapping> reported)
            throws SQLException {
        for (Ready<T> ready : some) {
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

    private static String[] columns(List<PropertyMapping> properties) {
        return properties.stream().map(property -> property.column().name()).toArray(String[]::new);
    }

    /** Something only showed when it was bound: which row it was is found out now. */
    private ValidationException late(List<Ready<T>> some, int first, ValidationException fault) {
        for (int i = 0; i < some.size(); i++) {
            ValidationException faults = Validation.ofNew(plan, some.get(i).row());
            if (!faults.faults().isEmpty()) {
                return Batch.at(faults, first + (long) i);
            }
        }
        return fault;
    }
}
