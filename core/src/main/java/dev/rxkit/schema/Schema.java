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
 * The shape of a database: its tables, ordered by name, and what lives beside them.
 *
 * @param tables no two of one name
 * @param objects views, triggers and the like, as the database stores them; a model's schema has none
 * @param enums ordered by name
 */
public record Schema(List<Table> tables, List<StoredObject> objects, List<EnumType> enums) {

    private static final Schema EMPTY = new Schema(List.of(), List.of(), List.of());

    /** A schema without enum types. */
    public Schema(List<Table> tables, List<StoredObject> objects) {
        this(tables, objects, List.of());
    }

    public Schema {
        objects = List.copyOf(objects);
        enums = enums.stream().sorted(Comparator.comparing(EnumType::name)).toList();
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        for (int i = 1; i < tables.size(); i++) {
            if (tables.get(i).name().equals(tables.get(i - 1).name())) {
                throw new IllegalArgumentException(
                        "two tables are called " + tables.get(i).name());
            }
        }
    }

    /** A schema without tables. */
    public static Schema empty() {
        return EMPTY;
    }

    public static Schema of(Table... tables) {
        return new Schema(List.of(tables), List.of());
    }

    public Optional<Table> table(TableName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    public Optional<EnumType> enumType(TableName name) {
        return enums.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The namespaces that names tell, of tables, of what these refer to, and of enum types. */
    public Set<String> namespaces() {
        Set<String> told = new TreeSet<>();
        Stream<TableName> names = tables.stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name()), table.foreignKeys().stream().map(ForeignKey::target)));
        Stream.concat(names, enums.stream().map(EnumType::name)).forEach(name -> {
            if (name.namespace() != null) {
                told.add(name.namespace());
            }
        });
        return told;
    }

    /** The tables that pass, for example those a model owns. */
    public Schema only(Predicate<Table> filter) {
        return new Schema(tables.stream().filter(filter).toList(), objects, enums);
    }

    public Schema map(UnaryOperator<Table> change) {
        return new Schema(tables.stream().map(change).toList(), objects, enums);
    }

    /**
     * The tables so that each stands behind those it refers to, ties by name. Where tables wait for
     * each other in a circle, the first of them by name begins: the caller adds the keys that point forward afterwards.
     */
    public List<Table> inDependencyOrder() {
        return new DependencyOrder(tables).tables();
    }
}
