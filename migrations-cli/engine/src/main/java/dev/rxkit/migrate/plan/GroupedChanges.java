package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Groups the changes by table and by what they do, in the same way for every database. A dropped thing that has the
 * name of a new or renamed thing is renamed first, so that the name is free.
 *
 * @param kinds all changes, sorted
 * @param renaming the renames among them
 * @param from the present schema
 * @param now the present schema after all renaming
 * @param tableMoves the renames of tables, in the order they run
 * @param columnMoves the renames of columns by the new name of their table, in the order they run
 * @param added the new tables, each after those it refers to
 * @param dropped the dropped tables, each before those it refers to, by their names in {@code now}
 * @param altered the tables that change, by name
 */
public record GroupedChanges(
        ChangesByKind kinds,
        Renaming renaming,
        Schema from,
        Schema now,
        Schema to,
        List<TableMove> tableMoves,
        Map<TableName, List<RenameOrder.Move>> columnMoves,
        List<Table> added,
        List<Table> dropped,
        List<AlterTable> altered) {

    private static final String ASIDE = "rx_old_";

    /** One renaming of a table. If the namespaces differ, the name is the same. */
    public record TableMove(TableName from, TableName to) {}

    /** Returns the changes between two schemas, grouped. */
    public static GroupedChanges of(Dialect dialect, Schema from, Schema to, List<Change> changes) {
        return of(dialect, from, to, ChangesByKind.of(changes));
    }

    /** Returns the changes between two schemas, grouped. */
    public static GroupedChanges of(Dialect dialect, Schema from, Schema to, ChangesByKind kinds) {
        Renaming asked = Renaming.of(kinds);
        Map<TableName, TableName> tables = new TreeMap<>(asked.tables());
        Map<TableName, Map<String, String>> columns = new TreeMap<>(asked.columns());
        Map<TableName, TableName> olds = asked.back().tables().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        for (Table table : kinds.dropped()) {
            TableName old = table.name();
            if (taken(to, old)) {
                tables.put(old, old.renamed(RenameOrder.free(ASIDE + old.name(), names(from))));
            }
        }
        kinds.tables()
                .forEach((table, own) -> own.columns().dropped().stream()
                        .map(Column::name)
                        .filter(name -> taken(to, table, name))
                        .forEach(name -> columns.computeIfAbsent(olds.getOrDefault(table, table), t -> new TreeMap<>())
                                .put(name, ASIDE + name)));
        Schema now = new Renaming(tables, columns).of(dialect, from);
        Map<TableName, List<RenameOrder.Move>> columnMoves = new TreeMap<>();
        columns.forEach((old, names) -> columnMoves.put(
                tables.getOrDefault(old, old),
                RenameOrder.of(
                        from.table(old).orElseThrow().columns().stream()
                                .map(Column::name)
                                .toList(),
                        names)));
        return new GroupedChanges(
                kinds,
                asked,
                from,
                now,
                to,
                tableMoves(from, tables),
                columnMoves,
                added(to, kinds),
                dropped(now, to),
                altered(now, to, kinds));
    }

    /**
     * Returns the same changes, leading to another schema.
     *
     * @param reached has the tables and columns of {@link #to}, some parts of them under other names
     */
    public GroupedChanges leadingTo(Schema reached) {
        return leadingTo(reached, kinds);
    }

    /**
     * Returns the same renaming, leading to another schema.
     *
     * @param reached has the tables and columns of {@link #to}, some parts of them under other names
     * @param more the same changes, and others that rename no table and no column
     */
    public GroupedChanges leadingTo(Schema reached, ChangesByKind more) {
        return new GroupedChanges(
                more,
                renaming,
                from,
                now,
                reached,
                tableMoves,
                columnMoves,
                added(reached, more),
                dropped,
                altered(now, reached, more));
    }

    /**
     * Returns the foreign keys that a new table can be created with: their target tables exist before it, in their
     * final shape.
     */
    public List<ForeignKey> creatableKeys(Table table) {
        Set<TableName> there = new TreeSet<>();
        for (Table other : added) {
            there.add(other.name());
            if (other.name().equals(table.name())) {
                break;
            }
        }
        now.tables().stream()
                .map(Table::name)
                .filter(name -> altered.stream()
                        .noneMatch(alteration -> alteration.to().name().equals(name)))
                .forEach(there::add);
        return table.foreignKeys().stream()
                .filter(key -> there.contains(key.target()))
                .toList();
    }

    private static boolean taken(Schema to, TableName name) {
        return to.tables().stream()
                .anyMatch(t -> Objects.equals(t.name().namespace(), name.namespace())
                        && t.name().name().equalsIgnoreCase(name.name()));
    }

    private static boolean taken(Schema to, TableName table, String column) {
        return to.table(table).filter(t -> taken(t, column)).isPresent();
    }

    private static boolean taken(Table to, String column) {
        return to.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column));
    }

    /** Returns the names of all tables, in a set that ignores case. */
    public static TreeSet<String> names(Schema schema) {
        return schema.tables().stream()
                .map(t -> t.name().name())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private static List<TableMove> tableMoves(Schema from, Map<TableName, TableName> tables) {
        List<TableMove> moves = new ArrayList<>();
        Map<String, List<TableName>> present = new TreeMap<>();
        from.tables().forEach(table -> in(present, table.name()).add(table.name()));
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        tables.forEach((old, other) -> {
            TableName here = old;
            if (!Objects.equals(old.namespace(), other.namespace())) {
                TableName between = old.renamed(RenameOrder.free("rx_tmp_" + old.name(), names(from)));
                here = other.renamed(between.name());
                moves.add(new TableMove(old, between));
                moves.add(new TableMove(between, here));
                in(present, old).remove(old);
                in(present, here).add(here);
            }
            wanted.computeIfAbsent(Objects.requireNonNullElse(other.namespace(), ""), n -> new TreeMap<>())
                    .put(here.name(), other.name());
        });
        wanted.forEach((space, names) -> {
            List<String> there = present.getOrDefault(space, List.of()).stream()
                    .map(TableName::name)
                    .toList();
            String namespace = space.isEmpty() ? null : space;
            RenameOrder.of(there, names)
                    .forEach(move -> moves.add(
                            new TableMove(new TableName(namespace, move.from()), new TableName(namespace, move.to()))));
        });
        return moves;
    }

    private static List<TableName> in(Map<String, List<TableName>> bySpace, TableName name) {
        return bySpace.computeIfAbsent(Objects.requireNonNullElse(name.namespace(), ""), n -> new ArrayList<>());
    }

    private static List<Table> added(Schema to, ChangesByKind kinds) {
        List<TableName> names = kinds.added().stream().map(Table::name).toList();
        return to.inDependencyOrder().stream()
                .filter(t -> names.contains(t.name()))
                .toList();
    }

    private static List<Table> dropped(Schema now, Schema to) {
        List<Table> gone = new ArrayList<>(now.inDependencyOrder());
        gone.removeIf(t -> to.table(t.name()).isPresent());
        Collections.reverse(gone);
        return gone;
    }

    /** Returns the changes of a table that stays; nothing for any other. */
    public TableChanges of(TableName table) {
        return altered.stream()
                .filter(alteration -> alteration.to().name().equals(table))
                .findFirst()
                .map(AlterTable::changes)
                .orElseGet(TableChanges::new);
    }

    /** Returns all changes: those of whole tables, names and types, then those of each table that stays. */
    public List<Change> all() {
        List<Change> all = new ArrayList<>(kinds.others());
        altered.forEach(alteration -> all.addAll(alteration.changes().all()));
        return all;
    }

    private static List<AlterTable> altered(Schema now, Schema to, ChangesByKind kinds) {
        List<AlterTable> altered = new ArrayList<>();
        for (Table table : to.inDependencyOrder()) {
            TableChanges own = kinds.tables().get(table.name());
            Table old = now.table(table.name()).orElse(null);
            if (own != null && old != null) {
                altered.add(new AlterTable(old, table, byPresentNames(own, old, table)));
            }
        }
        return altered;
    }

    /** Returns the changes, in which a dropped column whose name is needed has the name that it was renamed to. */
    private static TableChanges byPresentNames(TableChanges changes, Table now, Table to) {
        if (changes.columns().dropped().stream().noneMatch(column -> taken(to, column.name()))) {
            return changes;
        }
        return ChangesByKind.of(changes.all().stream()
                        .map(change -> change instanceof Change.DropColumn drop
                                        && taken(to, drop.column().name())
                                ? new Change.DropColumn(
                                        drop.table(),
                                        now.column(ASIDE + drop.column().name()).orElseThrow())
                                : change)
                        .toList())
                .of(to.name());
    }
}
