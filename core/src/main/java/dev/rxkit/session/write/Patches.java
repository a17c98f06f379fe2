package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.error.ValidationException.Fault;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.mapping.Generation;
import dev.rxkit.mapping.NamedValues;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.PropertyNames;
import dev.rxkit.mapping.PropertyValidator;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.RowBinds;
import dev.rxkit.session.Patch;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.transaction.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes some properties of one row, found by its key. Not thread-safe. */
public final class Patches {

    private final StatementExecutor executor;
    private final Transaction transaction;
    private final GeneratedValues generated;
    private final RowReads reads;
    private final RowWrites writes;

    public Patches(
            StatementExecutor executor,
            Transaction transaction,
            GeneratedValues generated,
            RowReads reads,
            RowWrites writes) {
        this.executor = executor;
        this.transaction = transaction;
        this.generated = generated;
        this.reads = reads;
        this.writes = writes;
    }

    /** What is to be written, and which version the row must have; null for any. */
    private record Wanted(
            Map<PropertyMapping, @Nullable Object> values,
            @Nullable Object version) {}

    public <T> T apply(TablePlan<T> plan, Object id, Object changes) {
        @Nullable Object[] key = RowReads.key(plan, parts(id));
        Wanted wanted = wanted(plan, key, given(changes));
        if (wanted.values().isEmpty()) {
            T row = reads.get(plan, key);
            PropertyMapping version = plan.version;
            if (version != null && wanted.version() != null && !wanted.version().equals(version.get(row))) {
                throw stale(plan, key);
            }
            return row;
        }
        transaction.writing();
        return writes.write(() -> {
            if (0 == update(plan, key, wanted)) {
                throw gone(plan, key, wanted);
            }
            return reads.written(plan, key);
        });
    }

    private long update(TablePlan<?> plan, @Nullable Object[] key, Wanted wanted) {
        Map<PropertyMapping, @Nullable Object> values = new LinkedHashMap<>(wanted.values());
        generated.updateTime(plan, values);
        List<PropertyMapping> written = List.copyOf(values.keySet());
        List<PropertyMapping> bound = new ArrayList<>(written);
        List<@Nullable Object> binds = new ArrayList<>(values.values());
        bound.addAll(plan.key);
        binds.addAll(Arrays.asList(key));
        PropertyMapping version = plan.version;
        if (version != null && wanted.version() != null) {
            bound.add(version);
            binds.add(wanted.version());
        }
        String sql = plan.sql.patch(written, wanted.version() != null);
        return executor.update(sql, new RowBinds(bound, binds.toArray()), plan.mapping);
    }

    private RxException gone(TablePlan<?> plan, @Nullable Object[] key, Wanted wanted) {
        return wanted.version() != null && reads.exists(plan, key) ? stale(plan, key) : RowReads.missing(plan, key);
    }

    private static StaleRowException stale(TablePlan<?> plan, @Nullable Object[] key) {
        return new StaleRowException(plan.shown(key) + " has another version by now: read it again, and decide again");
    }

    private static Object[] parts(Object id) {
        if (id instanceof Object[] array) {
            return array;
        }
        return id instanceof List<?> list ? list.toArray() : new Object[] {id};
    }

    /** Returns the values of a map or an object by name, without those that are absent. */
    private static Map<String, @Nullable Object> given(Object changes) {
        if (changes == null) {
            throw new QueryException("null is no patch: give a map or an object of what changes");
        }
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        if (changes instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!(name instanceof String)) {
                    throw new QueryException("a patch's keys are the names of properties, and one is "
                            + (name == null ? "null" : "a " + name.getClass().getSimpleName()));
                }
                given.put((String) name, value);
            });
        } else {
            // A null property of an object is no change: only a map, a Patch or an Optional can set NULL.
            NamedValues.of(changes).forEach((name, value) -> given.put(name, value == null ? Patch.absent() : value));
        }
        return given;
    }

    private static Wanted wanted(TablePlan<?> plan, @Nullable Object[] key, Map<String, @Nullable Object> given) {
        TableMapping<?> mapping = plan.mapping;
        Map<String, PropertyMapping> known = new LinkedHashMap<>();
        mapping.properties().forEach(property -> known.put(property.name(), property));
        Map<PropertyMapping, @Nullable Object> values = new LinkedHashMap<>();
        Object version = null;
        List<Fault> faults = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> entry : spread(mapping, given).entrySet()) {
            PropertyMapping property = known.get(entry.getKey());
            if (property == null) {
                faults.add(new Fault(
                        mapping.type().getSimpleName() + "." + entry.getKey(),
                        "is no property" + DidYouMean.clause(entry.getKey(), known.keySet())));
                continue;
            }
            if (entry.getValue() instanceof Patch<?> patch && !patch.isPresent()) {
                continue;
            }
            try {
                if (property.is(Mark.READ_ONLY)) {
                    throw new QueryException("is @ReadOnly, the database sets it: leave it out");
                }
                Object value = value(property, bare(entry.getValue()));
                if (property.is(Mark.KEY)) {
                    requireSame(property, key[mapping.key().indexOf(property)], value);
                } else if (property.is(Mark.VERSION)) {
                    version = value;
                } else if (Generation.of(property).timed()) {
                    throw new QueryException("is kept by the session: leave it out");
                } else {
                    faults.addAll(PropertyValidator.of(
                            property, value, !property.column().nullable()));
                    values.put(property, value);
                }
            } catch (QueryException unfit) {
                faults.add(new Fault(property.label(), String.valueOf(unfit.getMessage())));
            } catch (ValidationException unfit) {
                faults.addAll(unfit.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        return new Wanted(values, version);
    }

    /** Returns the values with those of embedded objects by the names of their properties. */
    private static Map<String, @Nullable Object> spread(TableMapping<?> mapping, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> spread = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            boolean absent = value instanceof Patch<?> patch && !patch.isPresent();
            if (absent || !PropertyNames.embeds(mapping, name)) {
                spread.put(name, value);
                return;
            }
            Object bare = bare(value);
            if (bare == null) {
                mapping.properties().stream()
                        .map(PropertyMapping::name)
                        .filter(part -> part.startsWith(name + "."))
                        .forEach(part -> spread.put(part, null));
            } else if (bare instanceof Map || !bare.getClass().getName().startsWith("java.")) {
                Map<?, ?> parts = bare instanceof Map<?, ?> map ? map : NamedValues.of(bare);
                parts.forEach((part, inside) -> spread.put(name + "." + part, inside));
            } else {
                spread.put(name, value);
            }
        });
        return spread;
    }

    private static void requireSame(PropertyMapping property, @Nullable Object key, @Nullable Object value) {
        if (value == null || key == null || !KeyValue.same(value, property.stored(key))) {
            throw new QueryException("is the key, and a row keeps its key for life: leave it out");
        }
    }

    private static @Nullable Object bare(@Nullable Object value) {
        if (value instanceof Patch<?> patch) {
            return bare(patch.value());
        }
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static @Nullable Object value(PropertyMapping property, @Nullable Object value) {
        return value == null ? null : property.stored(PatchValues.to(property, value));
    }
}
