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
 * @param changes all changes
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
        List<Change> changes,
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

    public static GroupedChanges of(Dialect dialect, Schema from, Schema to, List<Change> changes) {
        Renaming asked = Renaming.of(changes);
        Map<TableName, TableName> tables = new TreeMap<>(asked.tables());
        Map<TableName, Map<String, String>> columns = new TreeMap<>(asked.columns());
        Map<TableName, TableName> olds = asked.back().tables().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        for (Change change : changes) {
            if (change instanceof Change.DropTable drop && taken(to, drop.table())) {
                String name = ASIDE + drop.table().name();
                tables.put(drop.table(), drop.table().renamed(RenameOrder.free(name, names(from))));
            } else if (change instanceof Change.DropColumn drop
                    && taken(to, drop.table(), drop.column().name())) {
                String name = drop.column().name();
                columns.computeIfAbsent(olds.getOrDefault(drop.table(), drop.table()), t -> new TreeMap<>())
                        .put(name, ASIDE + name);
            }
        }
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
                changes,
                asked,
                from,
                now,
                to,
                tableMoves(from, tables),
                columnMoves,
                added(to, changes),
                dropped(now, to),
                altered(now, to, changes));
    }

    /**
     * Returns the same renaming with another new name.
     *
     * @param reached has the tables and columns of {@link #to}, some parts of them under other names
     * @param all the same changes, or more of them that rename no table and no column
     */
    public GroupedChanges leadingTo(Schema reached, List<Change> all) {
        return new GroupedChanges(
                all,
                renaming,
                from,
                now,
                reached,
                tableMoves,
                columnMoves,
                added(reached, all),
                dropped,
                altered(now, reached, all));
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

    private static List<Table> added(Schema to, List<Change> changes) {
        List<TableName> names = changes.stream()
                .filter(Change.AddTable.class::isInstance)
                .map(Change::table)
                .toList();
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

    /** Returns the changes that are in no {@link AlterTable}: those of whole tables, names and types. */
    public List<Change> others() {
        return changes.stream()
                .filter(change -> !isOfOneTable(change)
                        || altered.stream().noneMatch(table -> table.to().name().equals(change.table())))
                .toList();
    }

    private static boolean isOfOneTable(Change change) {
        return !(change instanceof Change.AddTable
                || change instanceof Change.DropTable
                || change instanceof Change.RenameTable
                || change instanceof Change.RenameColumn
                || change instanceof Change.AddEnum
                || change instanceof Change.DropEnum
                || change instanceof Change.AlterEnum);
    }

    private static List<AlterTable> altered(Schema now, Schema to, List<Change> changes) {
        Map<TableName, List<Change>> byTable = changes.stream()
                .filter(GroupedChanges::isOfOneTable)
                .collect(Collectors.groupingBy(Change::table, TreeMap::new, Collectors.toList()));
        List<AlterTable> altered = new ArrayList<>();
        for (Table table : to.inDependencyOrder()) {
            List<Change> own = byTable.getOrDefault(table.name(), List.of());
            now.table(table.name())
                    .filter(t -> !own.isEmpty())
                    .ifPresent(t -> altered.add(new AlterTable(t, table, byPresentNames(own, t, table))));
        }
        return altered;
    }

    /** Returns the changes, in which a dropped column whose name is needed has the name that it was renamed to. */
    private static List<Change> byPresentNames(List<Change> changes, Table now, Table to) {
        return changes.stream()
                .map(change -> change instanceof Change.DropColumn drop
                                && taken(to, drop.column().name())
                        ? new Change.DropColumn(
                                drop.table(),
                                now.column(ASIDE + drop.column().name()).orElseThrow())
                        : change)
                .toList();
    }
}
