package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.codec.Codecs;
import dev.rxkit.mapping.json.JsonLibrary;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.members.ModelReader;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.JdbcType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of one database. Each is created once, and checked completely. Thread-safe. The mappings are stored
 * with the classes themselves, so that no class loader is prevented from being unloaded.
 */
public final class Mappings {

    private final Codecs codecs;
    private final Converters converters;
    private final Predicate<ColumnType.Logical> ordered;
    private final ResultTypes results;
    private final ClassValue<EntityOutline> outlines = new ClassValue<>() {
        @Override
        protected EntityOutline computeValue(Class<?> type) {
            try {
                return EntityOutline.of(type, converters);
            } catch (LinkageError | TypeNotPresentException missing) {
                throw missing(type, missing);
            }
        }
    };
    private final ClassValue<TableMapping<?>> tables = new ClassValue<>() {
        @Override
        protected TableMapping<?> computeValue(Class<?> type) {
            return new MappingBuilder(outlines.get(type), outlines::get, codecs, ordered).build(type);
        }
    };
    private final AtomicInteger lookUp = new AtomicInteger(1);
    private final PerClass<RowMapping<?>> rows = new PerClass<>(this::rowsOf);

    /**
     * @param carriers returns the JDBC type in which the database takes values of a column type
     * @param ordered returns whether the database orders values of a column type as Java does
     */
    public Mappings(Function<ColumnType.Logical, JdbcType> carriers, Predicate<ColumnType.Logical> ordered) {
        this(carriers, ordered, JsonRules.MAX_DEPTH, (columns, column) -> null, null, Converters.NONE);
    }

    /**
     * @param carriers returns the JDBC type in which the database takes values of a column type
     * @param ordered returns whether the database orders values of a column type as Java does
     * @param jsonDepth the number of nested objects and arrays that a JSON column may have
     * @param results returns the types of the columns of raw SQL
     * @param jsonMapper the application's mapper of Jackson; null for one with the defaults
     * @param converters the converters of the application's types
     * @throws dev.rxkit.error.ConfigException if it is not a mapper of Jackson for JSON
     */
    public Mappings(
            Function<ColumnType.Logical, JdbcType> carriers,
            Predicate<ColumnType.Logical> ordered,
            int jsonDepth,
            ResultTypes results,
            @Nullable Object jsonMapper,
            Converters converters) {
        this.results = results;
        this.converters = converters;
        this.codecs = new Codecs(carriers, jsonDepth, JsonLibrary.of(jsonMapper));
        this.ordered = ordered;
    }

    /**
     * Returns the mapping of a class marked {@code @Table}.
     *
     * @throws MappingException if the class cannot be a table; the message says what to change
     */
    @SuppressWarnings("unchecked")
    public <T> TableMapping<T> of(Class<T> type) {
        return (TableMapping<T>) tables.get(type);
    }

    /**
     * Returns the mapping of the rows of any SQL to a record, a bean or a class with public fields, by column name,
     * or to a single value of a scalar type.
     *
     * @throws MappingException if the class cannot be the type of rows
     */
    @SuppressWarnings("unchecked")
    public <T> RowMapping<T> rows(Class<T> type) {
        return (RowMapping<T>) rows.get(type);
    }

    /**
     * Returns whether the types of the table's columns were looked up, and nothing has happened since that may change
     * them.
     */
    public boolean knowsColumns(TableMapping<?> mapping) {
        return mapping.columns.known(lookUp.get());
    }

    /** Returns the columns that store values of any type, and where the type of a value makes a difference. */
    public List<String> decidedByValue(TableMapping<?> mapping, Map<String, DataType> types) {
        return mapping.columns.decidedByValue(types);
    }

    /**
     * Sets the types that the columns of a class have in the database: from now on each property has the codec that
     * fits both, or is refused.
     *
     * @param types by column name; a property without one keeps the codec of its Java type
     * @param number the result of {@link #lookUp} before the types were read
     * @param lasting whether values are read by their own types, so that a later change of the column's type is
     *     noticed by them
     */
    public void meet(TableMapping<?> mapping, Map<String, DataType> types, int number, boolean lasting) {
        mapping.columns.meet(types, number, lasting);
    }

    /** Returns the number of the current look-up; {@link #forgetColumns()} increases it. */
    public int lookUp() {
        return lookUp.get();
    }

    /** Makes the columns of the class, if there is one, be looked up again before the next statement on it. */
    public static void forgetColumns(@Nullable TableMapping<?> mapping) {
        if (mapping != null) {
            mapping.columns.forget();
        }
    }

    /** Makes the columns of every class be looked up again before the next statement on it. */
    public void forgetColumns() {
        lookUp.incrementAndGet();
    }

    /** Returns whether the class is marked {@code @Table}. */
    public static boolean isTable(Class<?> type) {
        return ModelReader.isTable(type);
    }

    private static MappingException missing(Class<?> type, Throwable missing) {
        return new MappingException(
                type.getName() + " names a class that is not on the class path: " + missing.getMessage()
                        + ": add its library, or remove the member that names it from the model",
                missing);
    }

    private <T> RowMapping<T> rowsOf(Class<T> type) {
        return ModelReader.isTable(type)
                ? RowMapping.of(of(type), results)
                : RowMapping.of(type, codecs, converters, results);
    }

    /**
     * Returns the codec of a scalar type, without regard to a column.
     *
     * @throws MappingException if no column can hold the type
     */
    @SuppressWarnings("unchecked")
    public <V> Codec<V> codec(Class<V> type) {
        ValueType value = converters.type(type);
        return (Codec<V>) codecs.of(type, value, ColumnType.of(value.kind()));
    }

    /**
     * Returns the codec of a decimal number.
     *
     * @param precision the number of digits
     * @param scale the number of digits after the point
     */
    @SuppressWarnings("unchecked")
    public <V> Codec<V> codec(Class<V> type, int precision, int scale) {
        ValueType value = TypeCatalogue.of(type, false, type.getName());
        return (Codec<V>) codecs.of(type, value, ColumnType.decimal(precision, scale));
    }

    /** Returns the types of the application that have a converter. */
    public Set<Class<?>> convertedTypes() {
        return converters.types();
    }

    /** Returns the codec of values of a type that are stored as JSON. */
    public Codec<Object> json(Type type) {
        return codecs.json(type);
    }

    /**
     * Returns the schema of several classes, with logical types.
     *
     * @throws MappingException if two of them use the same name, or one refers to a class that is not among them
     */
    public static Schema schema(Collection<? extends TableMapping<?>> mappings) {
        List<Table> tables = new ArrayList<>();
        Map<String, TableMapping<?>> byTable = new HashMap<>();
        Map<String, TableMapping<?>> byName = new HashMap<>();
        for (TableMapping<?> mapping : mappings) {
            Table table = mapping.table();
            collide(byTable.put(key(table.name().toString()), mapping), mapping, "the table " + table.name());
            Stream.concat(
                            table.uniques().stream().<@Nullable String>map(Unique::name),
                            table.indexes().stream()
                                    .filter(index -> !index.implied())
                                    .map(Index::name))
                    .forEach(name -> collide(
                            byName.put(table.name().namespace() + "." + key(String.valueOf(name)), mapping),
                            mapping,
                            "the index name " + name));
            tables.add(table);
        }
        for (TableMapping<?> mapping : mappings) {
            for (ForeignKey reference : mapping.table().foreignKeys()) {
                if (!byTable.containsKey(key(reference.target().toString()))) {
                    throw new MappingException(mapping.type().getName() + " references the table " + reference.target()
                            + ", whose class is not among the mapped ones: add it to the models");
                }
            }
        }
        return new Schema(ForeignKeyIndexes.distinct(tables), List.of());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void collide(@Nullable TableMapping<?> other, TableMapping<?> mapping, String what) {
        if (other != null) {
            throw new MappingException(other.type().getName() + " and "
                    + mapping.type().getName() + " both use " + what + ": name one of them, as in @Table(\"..\")");
        }
    }
}
