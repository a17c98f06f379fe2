package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change leads to a statement on each database that has the thing. */
class EveryChangeIsPlannedTest {
    /** What a planner leaves out, because its database has no such thing. */
    private static final Map<TestServer, Set<Class<?>>> UNKNOWN = Map.of(
            TestServer.SQLITE,
            Set.of(
                    Change.AlterComment.class,
                    Change.AlterTableComment.class,
                    Change.AddEnum.class,
                    Change.DropEnum.class,
                    Change.AlterEnum.class),
            TestServer.MARIADB,
            Set.of(Change.AddEnum.class, Change.DropEnum.class, Change.AlterEnum.class),
            TestServer.POSTGRESQL,
            Set.of());

    private static final Map<TestServer, List<String>> OPTIONS = Map.of(
            TestServer.SQLITE, List.of("strict", "false", "true"),
            TestServer.MARIADB, List.of("row_format", "DYNAMIC", "COMPACT"),
            TestServer.POSTGRESQL, List.of("unlogged", "false", "true"));

    private static final Map<TestServer, String> COLLATIONS = Map.of(
            TestServer.SQLITE, "NOCASE",
            TestServer.MARIADB, "utf8mb4_bin",
            TestServer.POSTGRESQL, "POSIX");

    /** Two schemas that differ in one thing. */
    private record Sample(Schema from, Schema to, Renames renames) {
        Sample back() {
            return new Sample(to, from, Renames.none());
        }
    }

    private static final Table HERO = Models.hero(Models.number("age").withNullable(true));

    private static Schema schema(Table... tables) {
        return new Schema(List.of(tables), List.of(), List.of());
    }

    private static Sample of(Table from, Table to) {
        return new Sample(schema(from), schema(to), Renames.none());
    }

    private static Sample altered(UnaryOperator<Column> change) {
        Column from = Models.text("note").withNullable(true);
        return of(Models.hero(from), Models.hero(change.apply(from)));
    }

    private static Sample types(List<EnumType> from, List<EnumType> to) {
        return new Sample(
                new Schema(List.of(HERO), List.of(), from), new Schema(List.of(HERO), List.of(), to), Renames.none());
    }

    private static Table withOption(TestServer server, int value) {
        List<String> option = OPTIONS.get(server);
        return HERO.withOptions(Map.of(option.get(0), option.get(value)));
    }

    private static Map<Class<?>, Sample> samples(TestServer server) {
        TableName crew = TableName.of("crew");
        Table renamed = Models.table("crew", Models.id(), Models.text("name"));
        Sample table = new Sample(Schema.empty(), schema(HERO), Renames.none());
        Sample column = of(Models.hero(), HERO);
        Sample unique = of(HERO, Models.unique(HERO, "age"));
        Sample index = of(HERO, Models.indexed(HERO, "age"));
        Sample check = of(HERO, Models.check(HERO, "age", "age > 0"));
        Table referring = Models.references(
                Models.hero(Models.number("team").withNullable(true)), "team", "team", ForeignKey.Action.CASCADE);
        Sample key = new Sample(
                schema(Models.team(), referring.withForeignKeys(List.of())),
                schema(Models.team(), referring),
                Renames.none());
        EnumType mood = new EnumType(TableName.of("mood"), List.of("sad", "glad"));
        Sample type = types(List.of(), List.of(mood));
        Column sum = Models.number("sum").withNullable(true);
        Map<Class<?>, Sample> samples = new HashMap<>();
        samples.put(Change.AddTable.class, table);
        samples.put(Change.DropTable.class, table.back());
        samples.put(
                Change.RenameTable.class,
                new Sample(schema(Models.team()), schema(renamed), new Renames(Map.of(crew, Models.TEAM), Map.of())));
        samples.put(Change.AddColumn.class, column);
        samples.put(Change.DropColumn.class, column.back());
        samples.put(
                Change.RenameColumn.class,
                new Sample(
                        schema(Models.hero(Models.text("nick"))),
                        schema(Models.hero(Models.text("alias"))),
                        new Renames(Map.of(), Map.of(Models.HERO, Map.of("alias", "nick")))));
        samples.put(Change.AlterType.class, altered(note -> note.withType(ColumnType.of(Kind.BIGINT))));
        samples.put(Change.AlterNullable.class, altered(note -> note.withNullable(false)));
        samples.put(Change.AlterDefault.class, altered(note -> note.withDefault("'none'")));
        samples.put(
                Change.AlterGenerated.class,
                of(
                        Models.table("hero", Models.number("id"), Models.text("name")),
                        Models.table("hero", Models.id(), Models.text("name"))));
        samples.put(
                Change.AlterComputed.class,
                of(
                        Models.hero(sum.withComputed(new Column.Computed("id + 1", true))),
                        Models.hero(sum.withComputed(new Column.Computed("id + 2", true)))));
        samples.put(Change.AlterCollation.class, altered(note -> note.withCollation(COLLATIONS.get(server))));
        samples.put(Change.AlterComment.class, altered(note -> note.withComment("what is known")));
        samples.put(
                Change.AlterPrimaryKey.class,
                of(
                        HERO,
                        Models.hero(Models.number("age"))
                                .withPrimaryKey(new PrimaryKey("pk_hero", List.of("id", "age")))));
        samples.put(Change.AddUnique.class, unique);
        samples.put(Change.DropUnique.class, unique.back());
        samples.put(Change.AddIndex.class, index);
        samples.put(Change.DropIndex.class, index.back());
        samples.put(Change.AddForeignKey.class, key);
        samples.put(Change.DropForeignKey.class, key.back());
        samples.put(Change.AddCheck.class, check);
        samples.put(Change.DropCheck.class, check.back());
        samples.put(Change.AlterOption.class, of(withOption(server, 1), withOption(server, 2)));
        samples.put(Change.AlterTableComment.class, of(HERO, HERO.withComment("all of them")));
        samples.put(Change.AddEnum.class, type);
        samples.put(Change.DropEnum.class, type.back());
        samples.put(
                Change.AlterEnum.class,
                types(List.of(mood), List.of(new EnumType(mood.name(), List.of("sad", "glad", "calm")))));
        return samples;
    }

    static Stream<Arguments> kindsOnDatabases() {
        return Arrays.stream(Change.class.getPermittedSubclasses())
                .flatMap(kind -> Arrays.stream(TestServer.values()).map(server -> Arguments.of(kind, server)));
    }

    @ParameterizedTest
    @MethodSource("kindsOnDatabases")
    void aChangeOfEachKindLeadsToAStatement(Class<? extends Change> kind, TestServer server) {
        Sample sample = samples(server).get(kind);
        assertThat(sample)
                .as("two schemas that differ by " + kind.getSimpleName())
                .isNotNull();
        Dialect dialect = DatabaseKind.valueOf(server.name()).dialect();
        Schema from = dialect.resolve(sample.from());
        Schema to = dialect.resolve(sample.to());
        List<Change> changes = SchemaDiffer.diff(from, to, sample.renames()).stream()
                .filter(kind::isInstance)
                .toList();
        Plan plan = MigrationDialects.of(dialect).planner().plan(from, to, changes, Answers.none());
        if (UNKNOWN.get(server).contains(kind)) {
            assertThat(plan.statements()).isEmpty();
            return;
        }
        assertThat(changes).isNotEmpty();
        assertThat(plan.statements().stream().filter(EveryChangeIsPlannedTest::changesTheDatabase))
                .as("statements for " + changes)
                .isNotEmpty();
    }

    /** Not a guard, nor what holds statements together. */
    private static boolean changesTheDatabase(Statement statement) {
        return Stream.of("CREATE", "ALTER", "DROP", "RENAME", "COMMENT")
                .anyMatch(word ->
                        statement.sql().matches("(?s).*\\b" + word + " (TABLE|TYPE|INDEX|UNIQUE|COLUMN|ON)\\b.*"));
    }
}
