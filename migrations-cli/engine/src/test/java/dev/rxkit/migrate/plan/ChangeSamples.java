package dev.rxkit.migrate.plan;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pairs of schemas, each with the differences of one kind. */
public final class ChangeSamples {
    private static final Map<TestServer, List<String>> OPTIONS = Map.of(
            TestServer.SQLITE, List.of("strict", "false", "true"),
            TestServer.MARIADB, List.of("row_format", "DYNAMIC", "COMPACT"),
            TestServer.POSTGRESQL, List.of("unlogged", "false", "true"));

    private static final Map<TestServer, String> COLLATIONS = Map.of(
            TestServer.SQLITE, "NOCASE",
            TestServer.MARIADB, "utf8mb4_bin",
            TestServer.POSTGRESQL, "POSIX");

    /** Two schemas that differ in one thing. */
    public record Sample(Schema from, Schema to, Renames renames) {
        Sample back() {
            return new Sample(to, from, Renames.none());
        }

        /** Returns the changes of that kind. */
        public List<Change> changes(Class<? extends Change> kind) {
            return SchemaDiffer.diff(from, to, renames).stream()
                    .filter(kind::isInstance)
                    .toList();
        }
    }

    private ChangeSamples() {}

    /** Returns the sample of a kind, as the database stores it; null without a sample. */
    public static Sample of(Class<? extends Change> kind, TestServer server) {
        Sample sample = samples(server).get(kind);
        Dialect dialect = DatabaseKind.valueOf(server.name()).dialect();
        return sample == null
                ? null
                : new Sample(dialect.resolve(sample.from()), dialect.resolve(sample.to()), sample.renames());
    }

    /** Returns the changes of a kind, grouped. */
    public static GroupedChanges grouped(Class<? extends Change> kind, TestServer server) {
        Sample sample = of(kind, server);
        return GroupedChanges.of(
                DatabaseKind.valueOf(server.name()).dialect(), sample.from(), sample.to(), sample.changes(kind));
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
}
