package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.RenameOrder;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.migrate.plan.TableChanges.Replacements;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the guards that stop a script, before it changes anything, if the database has something that the script
 * would lose: privileges on a name that changes, and parts of columns, keys and indexes that the script does not know.
 */
final class MariaDbLosses {
    private final GroupedChanges sheet;
    private final Renames olds;
    private final MariaDbLatch latch;
    private final Dialect dialect;

    MariaDbLosses(Dialect dialect, GroupedChanges sheet, MariaDbLatch latch) {
        this.dialect = dialect;
        this.sheet = sheet;
        this.olds = sheet.renaming().forth();
        this.latch = latch;
    }

    /**
     * Adds guards against privileges on the names of tables and columns that are renamed: the server leaves them on the
     * old name. They see what the user of the script sees in information_schema: its own privileges, and those of all
     * users if it may read the database mysql.
     */
    void renamed() {
        Set<TableName> between = new HashSet<>();
        for (GroupedChanges.TableMove move : sheet.tableMoves()) {
            if (!between.contains(move.from())) {
                privileges("table " + move.from(), move.to().name(), "table_privileges", of(move.from()));
                privileges("columns of table " + move.from(), move.to().name(), "column_privileges", of(move.from()));
            }
            between.add(move.to());
        }
        sheet.columnMoves().forEach((table, moves) -> {
            TableName old = old(table);
            Set<String> own = new HashSet<>();
            for (RenameOrder.Move move : moves) {
                if (!own.contains(move.from())) {
                    privileges(
                            "column " + old + "." + move.from(),
                            move.to(),
                            "column_privileges",
                            of(old) + " AND column_name = " + MariaDbText.literal(move.from()));
                }
                own.add(move.to());
            }
        });
    }

    private void privileges(String what, String to, String view, String rows) {
        latch.none(
                "there are privileges on " + what + ", which stay on that name when it becomes " + to
                        + ". Revoke them before this script and grant them again after it; see information_schema."
                        + view,
                "information_schema." + view + " WHERE " + rows);
    }

    /**
     * Adds guards for the parts of a table that are defined again.
     *
     * @param now the present table, by its new names
     * @param again whether the column of this name is defined again
     * @param indexes the names of the indexes that are created again because of a column
     * @param checks the checks that are added again because of a column
     */
    void add(Table now, TableChanges changes, Predicate<String> again, List<String> indexes, List<Check> checks) {
        columns(
                now.name(),
                now.columns().stream()
                        .filter(column -> again.test(column.name()))
                        .toList());
        List<String> recreated = new ArrayList<>(indexes);
        add(recreated, changes.indexes());
        add(recreated, changes.uniques());
        Change.AlterPrimaryKey key = changes.primaryKey();
        if (key == null ? changes.options().containsKey(MariaDbText.INDEX + "PRIMARY") : key.from() != null) {
            recreated.add("PRIMARY");
        }
        Set<String> rules = new TreeSet<>();
        checks.forEach(check -> rules.add(String.valueOf(check.name())));
        changes.checks().dropped().stream()
                .filter(check -> changes.checks().replacing(check) != null)
                .forEach(check -> rules.add(String.valueOf(check.name())));
        TableName live = old(now.name());
        Map<String, String> names = olds.columns().getOrDefault(now.name(), Map.of());
        Set<String> defined = now.columns().stream()
                .map(Column::name)
                .filter(again)
                .map(name -> names.getOrDefault(name, name))
                .collect(Collectors.toCollection(TreeSet::new));
        MariaDbExpectedTable expected = MariaDbExpectedTable.of(
                sheet.from().table(live).orElseThrow(), defined, rules, new TreeSet<>(recreated));
        if (!expected.isEmpty()) {
            latch.known(
                    expected.differences(live),
                    " of table " + live,
                    List.of(expected.create(dialect)),
                    List.of(expected.drop(dialect)));
        }
    }

    /** Adds a guard for a foreign key that is added again by the script's definition or replaced with another one. */
    void add(Table now, ForeignKey key) {
        TableName live = old(now.name());
        Table was = sheet.from().table(live).orElseThrow();
        ForeignKey known = was.foreignKeys().stream()
                .filter(other -> Objects.equals(other.name(), key.name()))
                .findFirst()
                .orElse(key);
        StringJoiner columns = new StringJoiner(",");
        for (int i = 0; i < known.columns().size(); i++) {
            columns.add(known.columns().get(i) + ">" + known.targetColumns().get(i));
        }
        String name = MariaDbText.literal(String.valueOf(known.name()));
        latch.none(
                "foreign key " + known.name() + " of table " + live + " is not as this script knows it, and would be"
                        + " lost. Change it back before this script, or make the script again from this database",
                "information_schema.referential_constraints AS r WHERE constraint_schema = " + space(live)
                        + " AND table_name = " + MariaDbText.literal(live.name()) + " AND constraint_name = " + name
                        + " AND NOT (referenced_table_name = "
                        + MariaDbText.literal(known.target().name()) + rule("delete_rule", known.onDelete())
                        + rule("update_rule", known.onUpdate())
                        + " AND (SELECT group_concat(concat(column_name, '>', referenced_column_name) ORDER BY"
                        + " ordinal_position) FROM information_schema.key_column_usage AS u WHERE u." + of(live)
                        + " AND u.constraint_name = " + name + ") = " + MariaDbText.literal(columns.toString()) + ")");
    }

    /** For the server, NO ACTION and RESTRICT are the same. */
    private static String rule(String column, ForeignKey.Action action) {
        ForeignKey.Action same = action == ForeignKey.Action.RESTRICT ? ForeignKey.Action.NO_ACTION : action;
        return " AND replace(" + column + ", 'RESTRICT', 'NO ACTION') = " + MariaDbText.literal(same.sql());
    }

    private static <T> void add(List<String> names, Replacements<T> replaced) {
        replaced.dropped().stream()
                .filter(old -> replaced.replacing(old) != null)
                .forEach(old -> names.add(String.valueOf(replaced.nameOf(old))));
    }

    private void columns(TableName table, List<Column> columns) {
        if (columns.isEmpty()) {
            return;
        }
        Map<String, String> names = olds.columns().getOrDefault(table, Map.of());
        List<String> quoted = columns.stream()
                .map(column -> MariaDbText.literal(names.getOrDefault(column.name(), column.name())))
                .toList();
        StringJoiner known = new StringJoiner("), (", "((", "))");
        for (int i = 0; i < columns.size(); i++) {
            String attributes = Objects.requireNonNullElse(columns.get(i).attributes(), "");
            known.add(quoted.get(i) + ", " + MariaDbText.literal(attributes));
        }
        latch.none(
                "a column of table " + table + " that is defined again has an attribute that this script does not know:"
                        + " INVISIBLE, COMPRESSED or WITHOUT SYSTEM VERSIONING. Take it away before this script and set it"
                        + " again after it",
                "information_schema.columns WHERE " + of(old(table)) + " AND column_name IN ("
                        + String.join(", ", quoted)
                        + ") AND (column_name, trim(concat(if(column_type LIKE '%/*%COMPRESSED%', 'COMPRESSED ', ''),"
                        + " if(extra LIKE '%INVISIBLE%', 'INVISIBLE ', ''),"
                        + " if(extra LIKE '%WITHOUT SYSTEM VERSIONING%', 'WITHOUT SYSTEM VERSIONING', '')))) NOT IN "
                        + known);
    }

    private TableName old(TableName table) {
        return olds.tables().getOrDefault(table, table);
    }

    private static String of(TableName table) {
        return "table_schema = " + space(table) + " AND table_name = " + MariaDbText.literal(table.name());
    }

    private static String space(TableName table) {
        return table.namespace() == null ? "DATABASE()" : MariaDbText.literal(table.namespace());
    }
}
