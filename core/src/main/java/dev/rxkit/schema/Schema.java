package dev.rxkit.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The structure of a database: its tables, ordered by name, and its other objects.
 *
 * @param tables ordered by name; no two have the same name
 * @param objects views, triggers and similar objects, as the database stores them; empty in a model's schema
 * @param enums ordered by name
 */
public record Schema(List<Table> tables, List<StoredObject> objects, List<EnumType> enums) {

    private static final Schema EMPTY = new Schema(List.of(), List.of(), List.of());

    /**
     * Creates a schema without enum types.
     *
     * @throws IllegalArgumentException if two tables have the same name
     */
    public Schema(List<Table> tables, List<StoredObject> objects) {
        this(tables, objects, List.of());
    }

    /**
     * Sorts the tables and enum types by name.
     *
     * @throws IllegalArgumentException if two tables have the same name
     */
    public Schema {
        objects = List.copyOf(objects);
        enums = enums.stream().sorted(Comparator.comparing(EnumType::name)).toList();
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        for (int i = 1; i < tables.size(); i++) {
            if (tables.get(i).name().equals(tables.get(i - 1).name())) {
                throw new IllegalArgumentException(
                        "two tables have the name " + tables.get(i).name());
            }
        }
    }

    /** Returns a schema without tables. */
    public static Schema empty() {
        return EMPTY;
    }

    /**
     * Returns a schema of the given tables.
     *
     * @throws IllegalArgumentException if two tables have the same name
     */
    public static Schema of(Table... tables) {
        return new Schema(List.of(tables), List.of());
    }

    /** Returns the table with the given name, if there is one. */
    public Optional<Table> table(TableName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** Returns the enum type with the given name, if there is one. */
    public Optional<EnumType> enumType(TableName name) {
        return enums.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /**
     * Returns the namespaces of the tables, of the tables they refer to, and of the enum types, sorted; the default
     * namespace is left out.
     */
    public Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>();
        Stream<TableName> names = tables.stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name()), table.foreignKeys().stream().map(ForeignKey::target)));
        Stream.concat(names, enums.stream().map(EnumType::name)).forEach(name -> {
            if (name.namespace() != null) {
                namespaces.add(name.namespace());
            }
        });
        return namespaces;
    }

    /** Returns this schema with only those tables that satisfy the predicate. */
    public Schema only(Predicate<Table> filter) {
        return new Schema(tables.stream().filter(filter).toList(), objects, enums);
    }

    /**
     * Returns this schema with each table replaced by the result of the function.
     *
     * @throws IllegalArgumentException if two tables then have the same name
     */
    public Schema map(UnaryOperator<Table> change) {
        return new Schema(tables.stream().map(change).toList(), objects, enums);
    }

    /**
     * Returns the tables in an order in which each comes after those it refers to; otherwise they are ordered by name.
     * If tables refer to each other in a cycle, the first of them by name comes first: the caller adds the keys that
     * refer to later tables afterwards.
     */
    public List<Table> inDependencyOrder() {
        return new DependencyOrder(tables).tables();
    }
}
