package dev.rxkit.migrate.script;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts a schema and its parts to the maps and lists of schema JSON, which {@link SchemaReader} reads without loss. Null and default values are left out. Stateless.
 */
public final class SchemaJson {
    private SchemaJson() {}

    /** Returns a schema as {@code {dialect, tables, enums?, objects?}}. */
    public static Map<String, Object> of(Schema schema, String dialect) {
        Map<String, Object> tables = new LinkedHashMap<>();
        schema.tables().forEach(table -> tables.put(name(table.name()), table(table)));
        Entry json = new Entry().with("dialect", dialect).with("tables", tables);
        json.list("enums", schema.enums().stream().map(SchemaJson::enumType).toList());
        json.list("objects", schema.objects().stream().map(SchemaJson::object).toList());
        return json.map;
    }

    /** Returns {@code name} or {@code schema.name}; a part with a dot or a double quote is put in double quotes. */
    public static String name(TableName name) {
        String namespace = name.namespace();
        return namespace == null ? part(name.name()) : part(namespace) + "." + part(name.name());
    }

    private static String part(String name) {
        boolean plain = name.indexOf('.') < 0 && name.indexOf('"') < 0;
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Map<String, Object> table(Table table) {
        PrimaryKey key = table.primaryKey();
        List<String> inOrder = table.columns().stream()
                .map(Column::name)
                .filter(table.key()::contains)
                .toList();
        Entry json = new Entry()
                .with(
                        "columns",
                        table.columns().stream()
                                .map(column -> column(column, table.key().contains(column.name())))
                                .toList())
                .with("pkName", key == null ? null : key.name())
                .with("pk", inOrder.equals(table.key()) ? null : table.key());
        json.list(
                "indexes",
                table.indexes().stream()
                        .map(index -> named(index.name(), of(index)))
                        .toList());
        json.list(
                "uniques",
                table.uniques().stream()
                        .map(unique -> named(unique.name(), of(unique)))
                        .toList());
        json.list(
                "fks",
                table.foreignKeys().stream()
                        .map(foreign -> named(foreign.name(), of(foreign)))
                        .toList());
        json.list("checks", table.checks().stream().map(SchemaJson::check).toList());
        if (!table.options().isEmpty()) {
            json.with("options", new LinkedHashMap<>(table.options()));
        }
        return json.with("comment", table.comment()).map;
    }

    private static Map<String, Object> column(Column column, boolean key) {
        Map<String, Object> json = new Entry().with("name", column.name()).map;
        json.putAll(of(column));
        if (key) {
            json.put("pk", true);
        }
        return json;
    }

    /** Returns a column without its name. */
    public static Map<String, Object> of(Column column) {
        return new Entry()
                .with("type", type(column.type()))
                .with("nullable", column.nullable())
                .flag("autoincrement", column.generated())
                .with("identity", identity(column))
                .with("default", column.defaultSql())
                .with("defaultSource", column.defaultSource())
                .with("computed", computed(column))
                .with("collation", column.collation())
                .with("comment", column.comment())
                .map;
    }

    private static Object type(ColumnType type) {
        if (type instanceof ColumnType.Logical logical) {
            return new Entry()
                    .with("kind", logical.kind().name().toLowerCase(Locale.ROOT))
                    .with("length", logical.length())
                    .with("precision", logical.precision())
                    .with("scale", logical.scale())
                    .map;
        }
        return ((ColumnType.Native) type).sql();
    }

    /** Returns the identity options of a column; null if it has none or they are the defaults. */
    public static @Nullable Map<String, Object> identity(Column column) {
        Column.Identity identity = column.identity();
        return identity == null
                ? null
                : new Entry()
                        .flag("always", identity.always())
                        .with("start", identity.start())
                        .with("increment", identity.increment())
                        .with("minvalue", identity.minimum())
                        .with("maxvalue", identity.maximum())
                        .with("cache", identity.cache())
                        .flag("cycle", identity.cycle())
                        .map;
    }

    /** Returns the expression of a computed column; null for other columns. */
    public static @Nullable Map<String, Object> computed(Column column) {
        Column.Computed computed = column.computed();
        return computed == null
                ? null
                : new Entry()
                        .with("expr", computed.expression())
                        .with("source", computed.source())
                        .with("stored", computed.stored())
                        .map;
    }

    /** Returns an index without its name. */
    public static Map<String, Object> of(Index index) {
        Entry json = new Entry()
                .with("columns", index.parts().stream().map(SchemaJson::part).toList())
                .with("unique", index.unique())
                .with("where", index.where())
                .with("whereSource", index.whereSource())
                .with("using", index.method());
        json.list("include", index.include());
        return json.flag("nullsNotDistinct", index.nullsNotDistinct()).map;
    }

    private static Object part(Index.Part part) {
        String column = part.column();
        if (column != null && !part.descending() && part.nulls() == null && part.detail() == null) {
            return column;
        }
        return new Entry()
                .with("name", column)
                .with("expr", part.expression())
                .with("source", part.source())
                .with("order", part.descending() ? "desc" : null)
                .with("nulls", part.nulls() == null ? null : part.nulls().name().toLowerCase(Locale.ROOT))
                .with("detail", part.detail())
                .map;
    }

    /** Returns a unique constraint without its name. */
    public static Map<String, Object> of(Unique unique) {
        return deferral(new Entry().with("columns", unique.columns()), unique.deferral())
                .flag("nullsNotDistinct", unique.nullsNotDistinct())
                .map;
    }

    /** Returns a foreign key without its name. */
    public static Map<String, Object> of(ForeignKey key) {
        Entry json = new Entry()
                .with("columns", key.columns())
                .with("refTable", name(key.target()))
                .with("refColumns", key.targetColumns())
                .with("onDelete", action(key.onDelete()))
                .with("onUpdate", action(key.onUpdate()));
        return deferral(json, key.deferral()).with("match", key.match() == ForeignKey.Match.SIMPLE ? null : "FULL").map;
    }

    private static @Nullable String action(ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION ? null : action.sql();
    }

    private static Entry deferral(Entry json, ForeignKey.Deferral deferral) {
        return json.flag("deferrable", deferral != ForeignKey.Deferral.NONE)
                .with("initially", deferral == ForeignKey.Deferral.INITIALLY_DEFERRED ? "DEFERRED" : null);
    }

    private static Map<String, Object> check(Check check) {
        return named(check.name(), new Entry().with("expr", check.sql()).with("source", check.source()).map);
    }

    private static Map<String, Object> enumType(EnumType type) {
        return new Entry().with("name", name(type.name())).with("values", type.values()).map;
    }

    private static Map<String, Object> object(StoredObject object) {
        TableName table = object.table();
        return new Entry()
                .with("kind", object.kind().name().toLowerCase(Locale.ROOT))
                .with("name", object.name())
                .with("table", table == null ? null : name(table))
                .with("sql", object.sql())
                .map;
    }

    private static Map<String, Object> named(@Nullable String name, Map<String, Object> rest) {
        Map<String, Object> json = new Entry().with("name", name).map;
        json.putAll(rest);
        return json;
    }

    /** A JSON object without null members. */
    private static final class Entry {
        final Map<String, Object> map = new LinkedHashMap<>();

        Entry with(String key, @Nullable Object value) {
            if (value != null) {
                map.put(key, value);
            }
            return this;
        }

        Entry flag(String key, boolean value) {
            return with(key, value ? true : null);
        }

        void list(String key, List<?> values) {
            if (!values.isEmpty()) {
                map.put(key, values);
            }
        }
    }
}
