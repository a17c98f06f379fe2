package dev.rxkit.migrate.script;

import dev.rxkit.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** A foreign key in schema JSON. */
record ForeignKeyJson(
        @Nullable String name,
        @Nullable List<@Nullable String> columns,
        @Nullable String refTable,
        @Nullable List<@Nullable String> refColumns,
        @JsonSerialize(using = StrictJson.SqlWords.class) ForeignKey.@Nullable Action onDelete,
        @JsonSerialize(using = StrictJson.SqlWords.class) ForeignKey.@Nullable Action onUpdate,
        @Nullable Boolean deferrable,
        @JsonSerialize(using = StrictJson.SqlWords.class) UniqueJson.@Nullable Initially initially,
        @JsonSerialize(using = StrictJson.SqlWords.class) ForeignKey.@Nullable Match match) {

    static ForeignKeyJson of(ForeignKey key) {
        return new ForeignKeyJson(
                key.name(),
                new ArrayList<>(key.columns()),
                SchemaJson.name(key.target()),
                new ArrayList<>(key.targetColumns()),
                unlessDefault(key.onDelete(), ForeignKey.Action.NO_ACTION),
                unlessDefault(key.onUpdate(), ForeignKey.Action.NO_ACTION),
                UniqueJson.deferrable(key.deferral()),
                UniqueJson.Initially.of(key.deferral()),
                unlessDefault(key.match(), ForeignKey.Match.SIMPLE));
    }

    ForeignKey key(JsonLocation at) {
        return new ForeignKey(
                name,
                at.texts("columns", columns),
                SchemaJson.tableName(at.required("refTable", refTable), at),
                at.texts("refColumns", refColumns),
                onDelete == null ? ForeignKey.Action.NO_ACTION : onDelete,
                onUpdate == null ? ForeignKey.Action.NO_ACTION : onUpdate,
                UniqueJson.deferral(deferrable, initially),
                match == null ? ForeignKey.Match.SIMPLE : match);
    }

    private static <E extends Enum<E>> @Nullable E unlessDefault(E value, E byDefault) {
        return value == byDefault ? null : value;
    }
}
