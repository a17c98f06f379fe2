package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.rowcode.CompiledRowAccess;
import dev.rxkit.mapping.rowcode.CompiledRows;
import dev.rxkit.mapping.rowcode.InstanceFactory;
import dev.rxkit.mapping.rowcode.InstanceProperty;
import dev.rxkit.schema.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of a class to its table. Immutable except for the types of the columns in the database; thread-safe.
 * Created by {@link Mappings}, once per class.
 *
 * @param <T> the mapped class
 */
public final class TableMapping<T> implements RowReader<T> {

    private final Class<T> type;
    private final Table table;
    private final List<PropertyMapping> properties;
    private final List<PropertyMapping> key;
    private final PropertyMapping[] all;
    private final int[] inserted;
    private final InstanceFactory<T> shape;
    private final boolean mutable;
    private final boolean embeds;
    private final @Nullable String renamedFrom;

    private final CompiledRows code;
    final KnownColumnTypes columns; // their state in the database

    TableMapping(
            Class<T> type,
            Table table,
            List<PropertyMapping> properties,
            InstanceFactory<T> shape,
            @Nullable String renamedFrom) {
        this.type = type;
        this.table = table;
        this.properties = List.copyOf(properties);
        this.key = this.properties.stream()
                .filter(property -> property.is(PropertyMapping.Mark.KEY))
                .toList();
        this.all = this.properties.toArray(PropertyMapping[]::new);
        this.inserted = IntStream.range(0, all.length)
                .filter(i -> !all[i].column().generated())
                .toArray();
        this.shape = shape;
        this.mutable = shape.mutable();
        this.embeds = properties.stream().anyMatch(property -> property.embedding() != null);
        this.renamedFrom = renamedFrom;
        this.code = new CompiledRows(shape, this.properties);
        this.columns = new KnownColumnTypes(this.properties, code);
    }

    public Class<T> type() {
        return type;
    }

    /** Returns the table with logical types, as the class declares it. */
    public Table table() {
        return table;
    }

    /** Returns the properties in column order. */
    public List<PropertyMapping> properties() {
        return properties;
    }

    /** Returns the properties of the primary key, at least one. */
    public List<PropertyMapping> key() {
        return key;
    }

    /** Returns the key property whose values the database generates. */
    public Optional<PropertyMapping> generatedKey() {
        return key.stream().filter(property -> property.column().generated()).findFirst();
    }

    public Optional<PropertyMapping> marked(PropertyMapping.Mark mark) {
        return properties.stream().filter(property -> property.is(mark)).findFirst();
    }

    /**
     * Returns the property of a Java name.
     *
     * @throws dev.rxkit.error.MappingException if the class has no such property; the message names a similar one
     */
    public PropertyMapping property(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow(() -> PropertyNames.unknown(this, name));
    }

    /** Returns the former name of the table; null if it has none. */
    public @Nullable String renamedFrom() {
        return renamedFrom;
    }

    /** Returns whether instances can be changed; false for records, which are replaced. */
    public boolean mutable() {
        return mutable;
    }

    /** Reads the current row of a result whose columns are the {@link #properties()}. */
    @Override
    public T read(ResultSet rows) throws SQLException {
        return read(rows, 1);
    }

    /**
     * Reads the current row. Its columns from {@code firstIndex} on are in the order of {@link #properties()}.
     *
     * @throws dev.rxkit.error.MappingException if NULL is read for a primitive, or the constructor throws
     */
    @SuppressWarnings("unchecked")
    public T read(ResultSet rows, int firstIndex) throws SQLException {
        CompiledRowAccess known = code.get();
        if (known != null) {
            try {
                return (T) known.read(rows, firstIndex);
            } catch (Error failure) {
                throw failure;
            } catch (SQLException failure) {
                if (!ConversionFailure.is(failure)) {
                    throw failure;
                }
            } catch (Throwable unfit) {
                // The slow path below reports what does not fit.
            }
        }
        @Nullable Object[] values = new @Nullable Object[all.length];
        int i = 0;
        try {
            for (; i < values.length; i++) {
                Object value = all[i].binding.codec.read(rows, firstIndex + i);
                values[i] = value == null ? all[i].requireHeld(null) : value;
            }
        } catch (MappingException unfit) {
            throw RowFailure.inRow(this, rows, firstIndex, unfit);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | SQLException unfit) {
            throw RowFailure.inRow(this, rows, firstIndex, all[i].unreadable(unfit));
        }
        try {
            return shape.create(values, null);
        } catch (Throwable refused) {
            throw RowFailure.ofRow(this, values, refused);
        }
    }

    /**
     * Returns the values of all properties, as {@link PropertyMapping#get} does.
     *
     * @throws dev.rxkit.error.ValidationException if a column cannot hold one
     */
    public @Nullable Object[] values(T instance) {
        CompiledRowAccess known = code.get();
        if (known != null) {
            try {
                return known.values(instance);
            } catch (Error failure) {
                throw failure;
            } catch (Throwable unfit) {
                // The slow path below reports what does not fit.
            }
        }
        @Nullable Object[] values = new @Nullable Object[all.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i].get(instance);
        }
        return values;
    }

    /**
     * Binds a new row: all properties except the key that the database generates.
     *
     * @param values in the order of {@link #properties()}, as {@link PropertyMapping#get} returns them
     */
    public void bindNew(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        CompiledRowAccess known = code.get();
        if (known != null) {
            try {
                known.bind(statement, values);
                return;
            } catch (SQLException | Error failure) {
                throw failure;
            } catch (Throwable unfit) {
                // The slow path below reports what does not fit.
            }
        }
        for (int i = 0; i < inserted.length; i++) {
            int place = inserted[i];
            all[place].bind(statement, i + 1, values[place], true);
        }
    }

    /** Returns a number that is greater after the type of a column was found to have changed. */
    public int columnTypes() {
        return columns.changes();
    }

    /**
     * Returns the instance with some values replaced. For a record, this is a new instance with all its values as
     * they are stored, or the record itself if no value differs; any other object is changed and returned.
     *
     * @param values as {@link PropertyMapping#get} returns them
     * @param stored what {@link #values} returned for the instance; null if that is not known
     */
    public T with(T instance, Map<PropertyMapping, @Nullable Object> values, @Nullable Object @Nullable [] stored) {
        if (mutable) {
            (embeds ? assigned(instance, values) : values).forEach((property, value) -> set(instance, property, value));
            return instance;
        }
        @Nullable Object[] replaced = new @Nullable Object[all.length];
        boolean same = values.isEmpty();
        for (int i = 0; i < replaced.length; i++) {
            if (values.containsKey(all[i])) {
                replaced[i] = values.get(all[i]);
            } else {
                replaced[i] = stored == null ? all[i].getAnyway(instance) : stored[i];
                same = same && Objects.equals(replaced[i], all[i].inside(instance));
            }
        }
        return same ? instance : create(replaced, instance);
    }

    private Map<? extends InstanceProperty, @Nullable Object> assigned(
            T instance, Map<PropertyMapping, @Nullable Object> values) {
        try {
            return shape.assigned(instance, values);
        } catch (Throwable refused) {
            throw RowFailure.ofRow(this, values(instance), refused);
        }
    }

    private void set(T instance, InstanceProperty property, @Nullable Object value) {
        try {
            property.set(instance, value);
        } catch (Error failure) {
            throw failure;
        } catch (Throwable refused) {
            throw RowFailure.of(
                    type.getName() + "." + property.simpleName() + " refuses a value",
                    refused,
                    property.is(PropertyMapping.Mark.REDACTED));
        }
    }

    private T create(@Nullable Object[] values, @Nullable T source) {
        try {
            return shape.create(values, source);
        } catch (Throwable refused) {
            throw RowFailure.ofRow(this, values, refused);
        }
    }

    /** Returns the key of a row for messages. */
    String keyOf(@Nullable Object[] values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (all[i].is(PropertyMapping.Mark.KEY)) {
                parts.add(all[i].column().name() + " = " + all[i].shown(values[i]));
            }
        }
        return String.join(", ", parts);
    }

    InstanceFactory<T> shape() {
        return shape;
    }

    /**
     * Returns a new instance that does not belong to a row.
     *
     * @param values in the order of {@link #properties()}, as {@link PropertyMapping#get} returns them
     */
    public T instance(@Nullable Object[] values) {
        return create(values, null);
    }

    @Override
    public String toString() {
        return type.getName() + " as " + table.name();
    }
}
