package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.List;
import java.util.Map;

/** A schema that uses every part of schema JSON. */
public final class FullSchema {
    private FullSchema() {}

    public static Schema schema() {
        TableName name = new TableName("other.space", "with \"quotes\" and .dots");
        Column.Identity identity = new Column.Identity(true, 5L, -2L, -1000L, Long.MAX_VALUE, 7L, true);
        Table table = new Table(
                name,
                List.of(
                        Column.of("id", new ColumnType.Native("BIGINT"))
                                .withGenerated(true)
                                .withIdentity(identity),
                        Column.of("two", ColumnType.decimal(12, 3)).withDefault("(1 + 1)"),
                        Column.of("three", ColumnType.text(40))
                                .withNullable(true)
                                .withCollation("NOCASE")
                                .withComment("it's\n\"this\" \\ ü日"),
                        Column.of("four", new ColumnType.Native(""))
                                .withComputed(new Column.Computed("\"two\" * 2", true)),
                        Column.of("five", ColumnType.of(ColumnType.Kind.INSTANT))
                                .withComputed(new Column.Computed("now()", false))),
                new PrimaryKey("pk_x", List.of("two", "id")),
                List.of(
                        new Unique(null, List.of("two", "three")),
                        new Unique("uq", List.of("three"), ForeignKey.Deferral.DEFERRABLE, true)),
                List.of(
                        Index.of("plain", List.of("two")),
                        new Index(
                                "all of it",
                                List.of(
                                        new Index.Part("two", null, true, Index.Nulls.LAST, "text_pattern_ops"),
                                        new Index.Part(null, "lower(\"three\")", false, Index.Nulls.FIRST, null)),
                                true,
                                "\"two\" > 0",
                                "gin",
                                List.of("three"),
                                true)),
                List.of(
                        ForeignKey.of(null, List.of("two"), TableName.of("t"), List.of()),
                        new ForeignKey(
                                "fk",
                                List.of("two", "id"),
                                name,
                                List.of("two", "id"),
                                ForeignKey.Action.SET_NULL,
                                ForeignKey.Action.SET_DEFAULT,
                                ForeignKey.Deferral.INITIALLY_DEFERRED,
                                ForeignKey.Match.FULL)),
                List.of(new Check(null, "\"two\" > 0"), new Check("ck", "true")),
                Map.of("engine", "InnoDB", "strict", "true"),
                "a comment");
        Table plain = Table.of(TableName.of("t"), List.of(Column.of("x", new ColumnType.Native("INT"))), List.of());
        return new Schema(
                List.of(table, plain),
                List.of(
                        new StoredObject(StoredObject.Kind.VIEW, "v", null, "CREATE VIEW v AS SELECT 1"),
                        new StoredObject(StoredObject.Kind.TRIGGER, "tr", name, "CREATE TRIGGER ..")),
                List.of(new EnumType(new TableName("s", "mood"), List.of("it's", "b"))));
    }
}
