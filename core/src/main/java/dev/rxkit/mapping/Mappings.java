package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.codec.Codecs;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.DataType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.JdbcType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of one database, each made once and checked whole when it is made. Thread-safe; what is kept hangs on the
 * classes themselves, so no class loader is held back.
 */
public final class Mappings {

    private final Codecs codecs;
    private final Predicate<ColumnType.Logical> ordered;
    private final ResultTypes results;
    private final ClassValue<EntityOutline> outlines = new ClassValue<>() {
        @Override
        protected EntityOutline computeValue(Class<?> type) {
            try {
                return EntityOutline.of(type);
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
    private final Set<TableMapping<?>> inOneForm =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final PerClass<RowMapping<?>> rows = new PerClass<>(this::rowsOf);

    /**
     * @param carriers in which shape the database takes values of a type
     * @param ordered whether the database compares values of a type as Java does
     */
    public Mappings(Function<ColumnType.Logical, JdbcType> carriers, Predicate<ColumnType.Logical> ordered) {
        this(carriers, ordered, JsonRules.MAX_DEPTH);
    }

    /**
     * @param carriers in which shape the database takes values of a type
     * @param ordered whether the database compares values of a type as Java does
     * @param jsonDepth how many levels of objects and arrays a JSON column of the database takes
     */
    public Mappings(
            Function<ColumnType.Logical, JdbcType> carriers, Predicate<ColumnType.Logical> ordered, int jsonDepth) {
        this(carriers, ordered, jsonDepth, (columns, column) -> null);
    }

    /**
     * @param carriers in which shape the database takes values of a type
     * @param ordered whether the database compares values of a type as Java does
     * @param jsonDepth how many levels of objects and arrays a JSON column of the database takes
     * @param results the types of the columns of raw SQL
     */
    public Mappings(
            Function<ColumnType.Logical, JdbcType> carriers,
            Predicate<ColumnType.Logical> ordered,
            int jsonDepth,
            ResultTypes results) {
        this.results = results;
        this.codecs = new Codecs(carriers, jsonDepth);
        this.ordered = ordered;
    }

    /**
     * The mapping of a class marked {@code @Table}.
     *
     * @throws MappingException if the class cannot be a table; the message says what to change
     */
    @SuppressWarnings("unchecked")
    public <T> TableMapping<T> of(Class<T> type) {
        return (TableMapping<T>) tables.get(type);
    }

    /**
     * The mapping of rows of any SQL to a record, bean or class with public fields, by column name, or to a single
     * value of a plain type.
     *
     * @throws MappingException if no row can be made into the class
     */
    @SuppressWarnings("unchecked")
    public <T> RowMapping<T> rows(Class<T> type) {
        return (RowMapping<T>) rows.get(type);
    }

    /** Whether the types of the table's columns were looked up, and nothing has happened since that may change them. */
    public boolean knowsColumns(TableMapping<?> mapping) {
        return mapping.columns().known(lookUp.get());
    }

    /** Returns the columns of which it matters what is stored in them, where a column holds values of any type. */
    public List<String> decidedByValue(TableMapping<?> mapping, Map<String, DataType> types) {
        return mapping.columns().decidedByValue(types);
    }

    /**
     * Takes the types that the columns of a class have in the database: each property has the codec that fits both from
     * now on, or is refused.
     *
     * @param types by the name of the column; a property whose column is not among them keeps the codec of its Java type
     * @param number what {@link #lookUp} returned before the types were read
     * @param lasting whether values are read by their own types, so that a change by another program is noticed by them
     */
    public void meet(TableMapping<?> mapping, Map<String, DataType> types, int number, boolean lasting) {
        mapping.columns().meet(types, number, lasting);
    }

    /** Whether the types of the columns were looked up, though something may be left to find out of the values. */
    public boolean knowsTypes(TableMapping<?> mapping) {
        return mapping.columns().typed(lookUp.get());
    }

    /**
     * Whether all values of a property have the form that the kit writes, so that the column has their order; false where
     * that is not known, which is found out before the class's next statement.
     */
    public static boolean inOneForm(TableMapping<?> mapping, PropertyMapping property) {
        return mapping.columns().inOneForm(property);
    }

    /** Returns the properties of which {@link #inOneForm} is to be found out. */
    public static List<PropertyMapping> askedForms(TableMapping<?> mapping) {
        return mapping.columns().askedForms();
    }

    /** Takes whether all values of a property have the form that the kit writes. */
    public void formed(TableMapping<?> mapping, PropertyMapping property, boolean one) {
        property.binding().formed(one);
        if (one) {
            inOneForm.add(mapping);
        }
    }

    /** Takes that SQL which is not the kit's may have written into a table. */
    public void written(Predicate<String> tables) {
        if (!inOneForm.isEmpty()) {
            synchronized (inOneForm) {
                inOneForm.stream()
                        .filter(mapping -> tables.test(mapping.table().name().name()))
                        .forEach(mapping -> mapping.columns().forgetForms());
            }
        }
    }

    /** Returns the number of the current look-up, which {@link #forgetColumns()} ends. */
    public int lookUp() {
        return lookUp.get();
    }

    /** The columns of the class are looked up again before its next statement. */
    public static void forgetColumns(TableMapping<?> mapping) {
        mapping.columns().forget();
    }

    /** The columns of every class are looked up again before its next statement. */
    public void forgetColumns() {
        lookUp.incrementAndGet();
    }

    /** Whether the class is a model. */
    public static boolean isTable(Class<?> type) {
        return ModelReader.isTable(type);
    }

    private static MappingException missing(Class<?> type, Throwable missing) {
        return new MappingException(
                type.getName() + " names a class that is not on the class path: " + missing.getMessage()
                        + "; add its library, or take the member that names it out of the model",
                missing);
    }

    private <T> RowMapping<T> rowsOf(Class<T> type) {
        return ModelReader.isTable(type) ? RowMapping.of(of(type), results) : RowMapping.of(type, codecs, results);
    }

    /**
     * The codec a value of a plain type has when nothing is said of its column.
     *
     * @throws MappingException if no column can hold the type
     */
    @SuppressWarnings("unchecked")
    public <V> Codec<V> codec(Class<V> type) {
        ValueType value = TypeCatalogue.of(type, false, type.getName());
        return (Codec<V>) codecs.of(type, value, ColumnType.of(value.kind()));
    }

    /** The codec of a number of so many decimal digits, of which some are after the point. */
    @SuppressWarnings("unchecked")
    public <V> Codec<V> codec(Class<V> type, int precision, int scale) {
        ValueType value = TypeCatalogue.of(type, false, type.getName());
        return (Codec<V>) codecs.of(type, value, ColumnType.decimal(precision, scale));
    }

    /** The codec of values of a type that are kept as JSON. */
    public Codec<Object> json(Type type) {
        return codecs.json(type);
    }

    /**
     * The schema of several classes, with logical types.
     *
     * @throws MappingException if two of them collide, or one refers to a class that is not among them
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
                            table.indexes().stream().map(Index::name))
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
        return new Schema(tables, List.of());
    }

    /** Returns the former names of the table's columns that have one, by their new names. */
    public static Map<String, String> renamedColumns(TableMapping<?> mapping) {
        Map<String, String> renamed = new TreeMap<>();
        for (PropertyMapping property : mapping.properties()) {
            if (property.renamedFrom() != null) {
                renamed.put(property.column().name(), property.renamedFrom());
            }
        }
        return renamed;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void collide(@Nullable TableMapping<?> other, TableMapping<?> mapping, String what) {
        if (other != null) {
            throw new MappingException(other.type().getName() + " and "
                    + mapping.type().getName() + " both claim " + what + ": name one of them, as in @Table(\"..\")");
        }
    }
}
