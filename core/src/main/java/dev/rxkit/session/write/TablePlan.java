package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.text.Binds;
import dev.rxkit.query.text.NewRowBinds;
import dev.rxkit.query.text.RowBinds;
import dev.rxkit.query.text.TableSql;
import dev.rxkit.schema.DataType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What writing rows of one class takes, found out once: which properties the kit fills, which the database may decide,
 * and the statements. Immutable but for its cache, thread-safe.
 */
public final class TablePlan<T> {

    /**
     * One form of INSERT.
     *
     * @param sql reports what the database decides
     * @param silent the same without a report, for batches
     * @param given the properties bound
     * @param returned the properties the database decides
     * @param places where the values of the given properties stand among all
     * @param usual the class, where everything is given but the key the database hands out; else null
     */
    record Insert(
            String sql,
            String silent,
            List<PropertyMapping> given,
            List<PropertyMapping> returned,
            int[] places,
            @Nullable TableMapping<?> usual) {

        Binds binds(@Nullable Object[] all) {
            return usual == null ? new RowBinds(given, picked(all)) : new NewRowBinds(usual, all);
        }

        /** The values it binds, out of those of all properties. */
        @Nullable
        Object[] picked(@Nullable Object[] all) {
            if (places.length == all.length) {
                return all;
            }
            @Nullable Object[] picked = new @Nullable Object[places.length];
            for (int i = 0; i < picked.length; i++) {
                picked[i] = all[places[i]];
            }
            return picked;
        }
    }

    private final TableMapping<T> mapping;
    private final TableSql sql;
    private final String select;
    private final String reread;
    private final boolean reports;
    private final @Nullable PropertyMapping generatedKey;
    private final @Nullable String counter;
    private final @Nullable PropertyMapping version;
    private final List<PropertyMapping> decidable;
    private final int[] decidablePlaces;
    private final int[] stamped;
    private final List<PropertyMapping> updatable;
    private final List<PropertyMapping> written;

    /** The properties that only the database sets; a field, as it is read for each row. */
    final List<PropertyMapping> readOnly;

    private final Map<Long, Insert> inserts = new ConcurrentHashMap<>();
    private final String updateAll;
    private final boolean[] required;
    private final boolean timed;

    TablePlan(Dialect dialect, Mappings mappings, TableMapping<T> mapping) {
        this.mapping = mapping;
        sql = new TableSql(dialect, mappings, mapping);
        select = sql.select();
        reports = dialect.writesReturn();
        reread = dialect.updateReturns() ? select : sql.written(mapping.key(), mapping.properties(), 1);
        generatedKey = mapping.generatedKey().orElse(null);
        counter = generatedKey == null
                ? null
                : dialect.moveCounter(
                        mapping.table().name(), generatedKey.column().name());
        version = mapping.marked(Mark.VERSION).orElse(null);
        decidable = mapping.properties().stream()
                .filter(p -> p == generatedKey || p.column().defaultSql() != null && !p.is(Mark.READ_ONLY))
                .limit(Long.SIZE)
                .toList();
        decidablePlaces =
                decidable.stream().mapToInt(mapping.properties()::indexOf).toArray();
        stamped = IntStream.range(0, mapping.properties().size())
                .filter(i -> GeneratedValues.fills(mapping.properties().get(i)))
                .toArray();
        updatable = mapping.properties().stream()
                .filter(p -> !p.is(Mark.KEY) && !p.is(Mark.CREATED_AT) && !p.is(Mark.READ_ONLY))
                .toList();
        written =
                mapping.properties().stream().filter(p -> !p.is(Mark.READ_ONLY)).toList();
        readOnly =
                mapping.properties().stream().filter(p -> p.is(Mark.READ_ONLY)).toList();
        timed = mapping.marked(Mark.CREATED_AT).isPresent()
                || mapping.marked(Mark.UPDATED_AT).isPresent();
        required = new boolean[mapping.properties().size()];
        for (int i = 0; i < required.length; i++) {
            required[i] = !Validation.optional(this, mapping.properties().get(i));
        }
        updateAll = updatable.isEmpty() ? "" : sql.update(updatable);
    }

    public TableMapping<T> mapping() {
        return mapping;
    }

    public TableSql sql() {
        return sql;
    }

    String select() {
        return select;
    }

    /**
     * {@link #select} of a row that was just written. Where a transaction sees the database as it was at its start, an
     * update that finds its values there already leaves it with the old ones.
     */
    String reread() {
        return reread;
    }

    /** Whether an INSERT reports what the database decided. */
    boolean reports() {
        return reports;
    }

    @Nullable
    PropertyMapping generatedKey() {
        return generatedKey;
    }

    /** Returns the advance of the sequence past an id that the caller chose; null if it moves by itself. */
    @Nullable
    String counter() {
        return counter;
    }

    @Nullable
    PropertyMapping version() {
        return version;
    }

    /** Returns whether the class has generated timestamps. */
    boolean timed() {
        return timed;
    }

    /** Which properties a new row must have a value for, in their order. */
    boolean[] required() {
        return required;
    }

    /** Where the properties stand that the kit may fill in for a new row. */
    int[] stamped() {
        return stamped;
    }

    /** The properties {@code update(x)} writes. */
    public List<PropertyMapping> updatable() {
        return updatable;
    }

    /** Returns the properties that are written, now or in a new row. */
    List<PropertyMapping> written() {
        return written;
    }

    String update(List<PropertyMapping> written) {
        return written == updatable ? updateAll : sql.update(written);
    }

    /** Whether the value of a generated key means that the row is not stored yet. */
    static boolean absent(PropertyMapping property, @Nullable Object value) {
        return value == null
                || property.javaType() instanceof Class<?> type
                        && type.isPrimitive()
                        && property.column().generated()
                        && ((Number) value).longValue() == 0;
    }

    /** The key of an object, in key order. */
    @Nullable
    Object[] key(T row) {
        List<PropertyMapping> key = mapping.key();
        @Nullable Object[] values = new @Nullable Object[key.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = key.get(i).get(row);
        }
        return values;
    }

    /** The INSERT that leaves out what the database decides for these values. */
    Insert insert(@Nullable Object[] values) {
        long left = 0;
        for (int bit = 0; bit < decidablePlaces.length; bit++) {
            if (absent(decidable.get(bit), values[decidablePlaces[bit]])) {
                requireNumbered(decidable.get(bit));
                left |= 1L << bit;
            }
        }
        Insert known = inserts.get(left);
        return known == null ? inserts.computeIfAbsent(left, this::insert) : known;
    }

    /** Refuses a missing key that the database would store as NULL. */
    private void requireNumbered(PropertyMapping property) {
        DataType type = property.columnType();
        if (property == generatedKey && type != null && type.is(DataType.Trait.UNNUMBERED)) {
            throw new MappingException(
                    property.label() + " is null, and " + mapping.table().name() + "."
                            + property.column().name() + " is declared " + type.sql()
                            + " PRIMARY KEY, for which the database hands out no numbers: it would store NULL; make the column"
                            + " INTEGER PRIMARY KEY, or give the key and mark it @Id(generated = false)");
        }
    }

    private Insert insert(long left) {
        List<PropertyMapping> returned = new ArrayList<>();
        for (int bit = 0; bit < decidable.size(); bit++) {
            if ((left >> bit & 1) == 1) {
                returned.add(decidable.get(bit));
            }
        }
        List<PropertyMapping> given =
                written.stream().filter(p -> !returned.contains(p)).toList();
        boolean usual = mapping.properties().stream()
                .allMatch(property ->
                        given.contains(property) != property.column().generated());
        return new Insert(
                sql.insert(given, reports ? returned : List.of()),
                sql.insert(given, List.of()),
                given,
                List.copyOf(returned),
                given.stream().mapToInt(mapping.properties()::indexOf).toArray(),
                usual ? mapping : null);
    }

    /** A row as messages name it: {@code User with name = x}. */
    String shown(PropertyMapping property, Object value) {
        return mapping.type().getSimpleName() + " with " + property.name() + " = " + text(property, value);
    }

    /** The row's name in messages: {@code User 5}. */
    String shown(@Nullable Object[] key) {
        StringBuilder shown = new StringBuilder(mapping.type().getSimpleName());
        for (int i = 0; i < key.length; i++) {
            shown.append(i == 0 ? " " : ", ").append(text(mapping.key().get(i), key[i]));
        }
        return shown.toString();
    }

    private static @Nullable Object text(PropertyMapping property, @Nullable Object value) {
        Object shown = property.shown(value);
        return shown instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : shown;
    }
}
