package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What classes would declare, written short. */
final class Models {
    static final TableName TEAM = TableName.of("team");
    static final TableName HERO = TableName.of("hero");

    private Models() {}

    static Column id() {
        return Column.of("id", ColumnType.of(Kind.BIGINT)).withGenerated(true);
    }

    static Column text(String name) {
        return Column.of(name, ColumnType.of(Kind.TEXT));
    }

    static Column number(String name) {
        return Column.of(name, ColumnType.of(Kind.BIGINT));
    }

    static Table table(String name, Column... columns) {
        return Table.of(TableName.of(name), List.of(columns), List.of(columns[0].name()))
                .withPrimaryKey(new PrimaryKey(Names.primaryKey(TableName.of(name)), List.of(columns[0].name())));
    }

    static Table team() {
        return table("team", id(), text("name"));
    }

    static Table hero(Column... more) {
        List<Column> columns = new ArrayList<>(List.of(id(), text("name")));
        columns.addAll(Arrays.asList(more));
        return table("hero", columns.toArray(Column[]::new));
    }

    static Table unique(Table table, String... columns) {
        List<Unique> all = new ArrayList<>(table.uniques());
        all.add(new Unique(Names.unique(table.name(), List.of(columns)), List.of(columns)));
        return table.withUniques(all);
    }

    static Table indexed(Table table, String... columns) {
        List<Index> all = new ArrayList<>(table.indexes());
        all.add(Index.of(Names.index(table.name(), List.of(columns)), List.of(columns)));
        return table.withIndexes(all);
    }

    static Table check(Table table, String column, String sql) {
        List<Check> all = new ArrayList<>(table.checks());
        all.add(new Check(Names.check(table.name(), List.of(column)), sql));
        return table.withChecks(all);
    }

    static Table references(Table table, String column, String target, ForeignKey.Action onDelete) {
        List<ForeignKey> all = new ArrayList<>(table.foreignKeys());
        all.add(new ForeignKey(
                Names.foreignKey(table.name(), List.of(column)),
                List.of(column),
                TableName.of(target),
                List.of("id"),
                onDelete,
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Deferral.NONE));
        return table.withForeignKeys(all);
    }

    static Schema schema(Table... tables) {
        return Schema.of(tables);
    }
}
