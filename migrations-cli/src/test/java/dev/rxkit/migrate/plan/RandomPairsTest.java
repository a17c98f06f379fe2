package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pairs of schemas over few names, so that much of one is in the other in another shape. */
class RandomPairsTest {
    private static final List<String> TABLES = List.of("a", "Order", "b b", "größe");
    private static final List<String> COLUMNS = List.of("name", "select", "q\"x", "n", "Größe", "it's");
    private static final List<Kind> KINDS = List.of(
            Kind.BIGINT, Kind.TEXT, Kind.SMALLINT, Kind.BOOLEAN, Kind.DOUBLE, Kind.DATE, Kind.INSTANT, Kind.BINARY);

    private Random random = new Random();

    @Test
    void everyPairIsPlannedProvedAndUndone() throws SQLException {
        int withRows = 0;
        List<String> lines = new ArrayList<>();
        for (long seed = 1; seed <= 100; seed++) {
            random = new Random(seed);
            Schema from = schema();
            Schema to = schema();
            try (Steps steps = Steps.of(from)) {
                steps.become(to, Renames.none(), answers(to));
                withRows += steps.evidence.rows() > 0 ? 1 : 0;
                lines.addAll(steps.evidence.lines());
            } catch (RuntimeException | AssertionError | SQLException failure) {
                throw new AssertionError("seed " + seed + "\nfrom " + from + "\nto " + to, failure);
            }
        }
        assertThat(withRows).as(String.join("\n", lines)).isGreaterThan(50);
    }

    private static Answers answers(Schema to) {
        Schema wanted = Steps.SQLITE.resolve(to);
        Answers answers = Answers.none();
        for (Table table : wanted.tables()) {
            for (Column column : table.columns()) {
                String value =
                        new NeutralValue(Steps.SQLITE, wanted).of(table, column).orElseThrow();
                answers = answers.with(Questions.backfill(table.name(), column.name()), value);
            }
        }
        return answers;
    }

    private Schema schema() {
        List<Table> tables = new ArrayList<>();
        for (String name : TABLES) {
            if (!chance(4)) {
                tables.add(table(TableName.of(name)));
            }
        }
        return new Schema(tables.stream().map(t -> withKeys(t, tables)).toList(), List.of());
    }

    private Table table(TableName name) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", ColumnType.of(Kind.BIGINT)).withGenerated(!chance(4)));
        for (String column : COLUMNS) {
            if (chance(2)) {
                columns.add(column(name, column));
            }
        }
        List<String> all = columns.stream().map(Column::name).toList();
        Table table = Table.of(name, columns, List.of("id"))
                .withPrimaryKey(new PrimaryKey(Names.primaryKey(name), List.of("id")));
        List<String> some = all.subList(random.nextInt(all.size()), all.size());
        if (chance(2)) {
            table = table.withUniques(List.of(new Unique(Names.unique(name, some), some)));
        }
        if (chance(2)) {
            table = table.withIndexes(List.of(new Index(
                    Names.index(name, some),
                    some.stream().map(c -> new Index.Part(c, null, chance(3))).toList(),
                    chance(4),
                    chance(3) ? quote(some.get(0)) + " IS NOT NULL" : null,
                    null,
                    List.of())));
        }
        if (chance(3)) {
            table = table.withChecks(List.of(new Check(Names.check(name, some), quote(some.get(0)) + " <> 'x;y'")));
        }
        return chance(5) ? table.withOptions(Map.of("autoincrement", "false")) : table;
    }

    private Column column(TableName table, String name) {
        int usual = (table.name().length() + name.length()) % KINDS.size();
        Kind kind = KINDS.get(chance(6) ? random.nextInt(KINDS.size()) : usual);
        ColumnType type =
                kind == Kind.TEXT && chance(2) ? ColumnType.text(1 + random.nextInt(40)) : ColumnType.of(kind);
        String value = switch (random.nextInt(5)) {
            case 0 -> "7";
            case 1 -> "'7'";
            case 2 -> "(1 + 1)";
            default -> null;
        };
        return Column.of(name, type).withNullable(chance(2)).withDefault(value);
    }

    private Table withKeys(Table table, List<Table> tables) {
        List<ForeignKey> keys = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.type().equals(ColumnType.of(Kind.BIGINT)) && !column.generated() && chance(2)) {
                TableName target = tables.get(random.nextInt(tables.size())).name();
                keys.add(new ForeignKey(
                        Names.foreignKey(table.name(), List.of(column.name())),
                        List.of(column.name()),
                        target,
                        List.of("id"),
                        ForeignKey.Action.values()[random.nextInt(5)],
                        ForeignKey.Action.NO_ACTION,
                        ForeignKey.Deferral.values()[random.nextInt(3)]));
            }
        }
        return table.withForeignKeys(keys);
    }

    private static String quote(String name) {
        return Steps.SQLITE.quote(name);
    }

    private boolean chance(int one) {
        return random.nextInt(one) == 0;
    }
}
