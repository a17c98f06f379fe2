package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.query.bind.Binds;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.transaction.Transaction;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts rows or updates existing ones. Not thread-safe. */
public final class Upserts {

    private final Dialect dialect;
    private final StatementExecutor executor;
    private final Transaction transaction;
    private final RowWrites writes;

    public Upserts(Dialect dialect, StatementExecutor executor, Transaction transaction, RowWrites writes) {
        this.dialect = dialect;
        this.executor = executor;
        this.transaction = transaction;
        this.writes = writes;
    }

    /** Inserts the row, or overwrites the row with its primary key. */
    public <T> T byKey(TablePlan<T> plan, T row) {
        return byKey(plan, row, StatementExecutor.UNKNOWN_ROW);
    }

    private <T> T byKey(TablePlan<T> plan, T row, long place) {
        PropertyMapping generated = plan.generatedKey;
        return generated != null && TablePlan.absent(generated, generated.get(row))
                ? writes.insert(plan, row, false)
                : write(plan, plan.key, row, place);
    }

    /**
     * Inserts the row, or overwrites the row with the same values of some properties.
     *
     * @throws QueryException if the properties are not a key of the class
     */
    public <T> T by(TablePlan<T> plan, List<PropertyMapping> unique, T row) {
        return by(plan, unique, row, StatementExecutor.UNKNOWN_ROW);
    }

    /** @param place the place of the row in a list, for messages */
    <T> T by(TablePlan<T> plan, List<PropertyMapping> unique, T row, long place) {
        requireUnique(plan, unique);
        return unique.equals(plan.key) ? byKey(plan, row, place) : write(plan, unique, row, place);
    }

    private <T> T write(TablePlan<T> plan, List<PropertyMapping> unique, T row, long place) {
        @Nullable Object[] values = writes.values(plan, row, true);
        TablePlan.Insert insert = plan.insert(values);
        requireValues(plan, unique, insert, values);
        List<PropertyMapping> kept = plan.mapping.properties().stream()
                .filter(p -> p.is(Mark.CREATED_AT))
                .toList();
        Set<PropertyMapping> decided = new LinkedHashSet<>(insert.returned());
        plan.mapping.properties().stream()
                .filter(p -> p.is(Mark.CREATED_AT) || p.is(Mark.VERSION))
                .forEach(decided::add);
        if (!unique.equals(plan.key)) {
            // The row that is there has a key of its own.
            decided.addAll(plan.key);
        }
        if (!dialect.conflictByKey() || unique.stream().anyMatch(KeyMatcher::hasForms)) {
            // The row that is there may have another form of the same value.
            decided.addAll(plan.key);
            decided.addAll(unique);
        }
        List<PropertyMapping> returned = List.copyOf(decided);
        transaction.writing();
        return writes.write(plan, row, null, () -> {
            Map<PropertyMapping, @Nullable Object> changed = GeneratedValues.changed(plan, row, values);
            Binds binds = insert.binds(values);
            List<PropertyMapping> reported = plan.reports ? returned : List.of();
            String sql = plan.sql.upsert(unique, insert.given(), kept, reported);
            StatementExecutor rowExecutor =
                    executor.translating(failure -> executor.failure(failure, plan.mapping, place));
            if (reported.isEmpty()) {
                rowExecutor.update(sql, binds, plan.mapping);
            } else {
                rowExecutor.query(sql, binds, plan.mapping, rows -> ReportedRows.readOne(rows, returned, changed));
            }
            if (plan.reports) {
                requireSame(plan, unique, values, changed);
            } else if (!new UpsertedRowFinder<>(plan, executor, insert.given(), values)
                    .read(unique, row, returned, changed)) {
                throw writtenOver(plan, unique);
            }
            RowWrites.advanceSequence(RowWrites.chosenId(plan, values), plan, executor);
            if (!plan.readOnly.isEmpty()) {
                new WrittenValues<>(plan, executor).read(plan.readOnly, values, changed);
            }
            // What the object has already stays its own, arrays too.
            changed.entrySet()
                    .removeIf(entry ->
                            KeyValue.same(entry.getValue(), entry.getKey().inside(row)));
            return transaction.undo().fill(plan.mapping, row, changed);
        });
    }

    /** Where any unique key may have decided, the row that was written may be another one than was meant. */
    private <T> void requireSame(
            TablePlan<T> plan,
            List<PropertyMapping> unique,
            @Nullable Object[] values,
            Map<PropertyMapping, @Nullable Object> written) {
        if (dialect.conflictByKey()) {
            return;
        }
        for (PropertyMapping property : unique) {
            if (!KeyValue.same(value(plan, property, values), written.get(property))) {
                requireOneRow(plan, unique, values, written);
                return;
            }
        }
    }

    /** Asks the database whether the row that was written is the one with the values of a unique key. */
    private <T> void requireOneRow(
            TablePlan<T> plan,
            List<PropertyMapping> unique,
            @Nullable Object[] values,
            Map<PropertyMapping, @Nullable Object> written) {
        List<PropertyMapping> bound = new ArrayList<>(unique);
        List<@Nullable Object> binds = new ArrayList<>();
        unique.forEach(property -> binds.add(value(plan, property, values)));
        for (PropertyMapping property : plan.key) {
            bound.add(property);
            binds.add(written.get(property));
        }
        RowBinds both = new RowBinds(bound, binds.toArray());
        if (!executor.query(plan.sql.written(bound, unique, 1), both, plan.mapping, ResultSet::next)) {
            throw writtenOver(plan, unique);
        }
    }

    private static @Nullable Object value(TablePlan<?> plan, PropertyMapping property, @Nullable Object[] values) {
        return values[plan.mapping.properties().indexOf(property)];
    }

    private UniqueViolation writtenOver(TablePlan<?> plan, List<PropertyMapping> unique) {
        return new UniqueViolation(
                plan.mapping.type().getSimpleName() + " (table "
                        + plan.mapping.table().name()
                        + "): a row with another " + names(unique)
                        + " has the same value of another unique key,"
                        + " and " + dialect.name() + " has written over that one; roll back",
                null,
                null);
    }

    private static void requireValues(
            TablePlan<?> plan, List<PropertyMapping> unique, TablePlan.Insert insert, @Nullable Object[] values) {
        for (PropertyMapping property : unique) {
            if (value(plan, property, values) == null || !insert.given().contains(property)) {
                throw new QueryException(property.label() + " is null, and null equals no other value: an upsert by it"
                        + " would insert every time");
            }
        }
    }

    private static void requireUnique(TablePlan<?> plan, List<PropertyMapping> properties) {
        Set<String> wanted = new HashSet<>();
        properties.forEach(property -> wanted.add(property.column().name()));
        Set<List<String>> keys = keys(plan.mapping.table());
        if (keys.stream().noneMatch(key -> wanted.equals(new HashSet<>(key)))) {
            String has = plan.mapping.type().getSimpleName() + ", which has "
                    + keys.stream().map(key -> named(plan, key)).collect(Collectors.joining(", "));
            if (properties.isEmpty()) {
                throw new QueryException("name the properties of a unique key of " + has);
            }
            throw new QueryException(names(properties) + " is no unique key of " + has
                    + ": name one of them, or make it unique by @Column(unique = true) or @Unique");
        }
    }

    /** The columns of the keys that tell rows apart. */
    static Set<List<String>> keys(Table table) {
        Set<List<String>> keys = new LinkedHashSet<>();
        keys.add(table.key());
        table.uniques().stream().map(Unique::columns).forEach(keys::add);
        table.indexes().stream()
                .filter(index -> index.unique()
                        && index.where() == null
                        && index.parts().size() == index.columns().size())
                .map(Index::columns)
                .forEach(keys::add);
        return keys;
    }

    private static String names(List<PropertyMapping> properties) {
        return properties.stream().map(PropertyMapping::name).collect(Collectors.joining(" + "));
    }

    private static String named(TablePlan<?> plan, List<String> columns) {
        return names(properties(plan, columns));
    }

    static List<PropertyMapping> properties(TablePlan<?> plan, List<String> columns) {
        return plan.mapping.properties().stream()
                .filter(property -> columns.contains(property.column().name()))
                .toList();
    }
}
