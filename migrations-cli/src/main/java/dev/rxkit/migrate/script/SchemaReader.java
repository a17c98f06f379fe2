package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.plan.MigrationDialect;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads schema JSON, written by {@code rx inspect --json} or by hand. The schema is not resolved: names, types and expressions are those of the file. Every error message names the location in the file.
 */
public final class SchemaReader {
    /** The keys of the report that {@code inspect} writes before the schema; they are ignored. */
    private static final Set<String> REPORT = Set.of("tool", "version", "command", "status", "code", "messages");

    private final boolean computedIsStored;

    private SchemaReader(MigrationDialect dialect) {
        this.computedIsStored = dialect.computesStored();
    }

    /** Returns the dialect that a file names, or null.
     *
     * @param json the content of the file, as maps and lists
     * @param where the file, for messages
     */
    public static @Nullable String dialect(Object json, String where) {
        return new JsonObject(json, where).text("dialect");
    }

    /** Returns the schema of a file.
     *
     * @param json the content of the file, as maps and lists
     * @param dialect the dialect of its types and expressions
     * @param where the file, for messages
     * @throws ConfigException if the content is not valid schema JSON; the message names the location and the error
     */
    public static Schema read(Object json, MigrationDialect dialect, String where) {
        SchemaReader reader = new SchemaReader(dialect);
        JsonObject root = new JsonObject(json, where);
        root.text("dialect");
        REPORT.forEach(root::has);
        List<Table> tables = new ArrayList<>();
        if (!root.holdsObject("tables")) {
            throw new ConfigException(
                    where + " has no \"tables\": write {\"tables\": {\"hero\": {\"columns\": [..]}}}.");
        }
        JsonObject named = root.object("tables");
        for (String name : named.keys()) {
            tables.add(reader.table(tableName(name, named.where()), named.object(name)));
        }
        List<EnumType> enums = root.objects(
                "enums", type -> new EnumType(tableName(type.required("name"), type.where()), type.texts("values")));
        List<StoredObject> objects = root.objects("objects", SchemaReader::object);
        root.requireNothingElse();
        try {
            return new Schema(tables, objects, enums);
        } catch (IllegalArgumentException twice) {
            throw new ConfigException(where + ": " + twice.getMessage() + ".", twice);
        }
    }

    /** Parses a table name written by {@link SchemaJson#name}. */
    static TableName tableName(String text, String where) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            StringBuilder part = new StringBuilder();
            if (text.startsWith("\"", at)) {
                at++;
                while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
                    part.append(text.charAt(at));
                    at += text.charAt(at) == '"' ? 2 : 1;
                }
                at++;
            } else {
                while (at < text.length() && text.charAt(at) != '.') {
                    part.append(text.charAt(at++));
                }
            }
            parts.add(part.toString());
            at++;
        }
        if (parts.size() > 2 || parts.stream().anyMatch(String::isBlank)) {
            throw new ConfigException(where + ": \"" + text
                    + "\" is not a table name. Write name or schema.name; put a part with a dot in double quotes.");
        }
        return parts.size() == 1 ? TableName.of(parts.get(0)) : new TableName(parts.get(0), parts.get(1));
    }

    private Table table(TableName name, JsonObject json) {
        List<String> marked = new ArrayList<>();
        List<Column> columns = json.objects("columns", column -> {
            if (column.flag("pk", false)) {
                marked.add(column.required("name"));
            }
            return column(column);
        });
        if (columns.isEmpty()) {
            throw new ConfigException(json.where() + " has no columns.");
        }
        List<String> key = json.has("pk") ? json.texts("pk") : marked;
        String keyName = json.text("pkName");
        Map<String, String> options =
                json.has("options") ? json.object("options").plain() : new TreeMap<>();
        Table table = new Table(
                name,
                columns,
                key.isEmpty() ? null : new PrimaryKey(keyName, key),
                json.objects("uniques", SchemaReader::unique),
                json.objects("indexes", SchemaReader::index),
                json.objects("fks", SchemaReader::foreignKey),
                json.objects(
                        "checks", check -> new Check(check.text("name"), check.required("expr"), check.text("source"))),
                options,
                json.text("comment"));
        json.requireNothingElse();
        return table;
    }

    private Column column(JsonObject json) {
        boolean key = json.flag("pk", false);
        Column column = Column.of(json.required("name"), type(json))
                .withNullable(json.flag("nullable", !key))
                .withDefault(json.text("default"), json.text("defaultSource"))
                .withGenerated(json.flag("autoincrement", json.has("identity")))
                .withCollation(json.text("collation"))
                .withComment(json.text("comment"));
        if (json.has("computed")) {
            JsonObject computed = json.object("computed");
            column = column.withComputed(new Column.Computed(
                    computed.required("expr"), computed.flag("stored", computedIsStored), computed.text("source")));
            computed.requireNothingElse();
        }
        return json.has("identity") ? column.withIdentity(identity(json.object("identity"))) : column;
    }

    private static ColumnType type(JsonObject json) {
        if (!json.holdsObject("type")) {
            String text = json.text("type");
            // SQLite has columns without a type.
            return new ColumnType.Native(text == null ? json.required("type") : text);
        }
        JsonObject type = json.object("type");
        ColumnType.Logical logical = new ColumnType.Logical(
                type.constant("kind", ColumnType.Kind.class, type.required("kind")),
                number(type.number("length")),
                number(type.number("precision")),
                number(type.number("scale")));
        type.requireNothingElse();
        return logical;
    }

    private static @Nullable Integer number(@Nullable Long value) {
        return value == null ? null : Math.toIntExact(value);
    }

    private static Column.Identity identity(JsonObject json) {
        Column.Identity identity = new Column.Identity(
                json.flag("always", false),
                json.number("start"),
                json.number("increment"),
                json.number("minvalue"),
                json.number("maxvalue"),
                json.number("cache"),
                json.flag("cycle", false));
        json.requireNothingElse();
        return identity;
    }

    private static Unique unique(JsonObject json) {
        return new Unique(
                json.text("name"), json.texts("columns"), deferral(json), json.flag("nullsNotDistinct", false));
    }

    private static Index index(JsonObject json) {
        return new Index(
                json.required("name"),
                json.each("columns", SchemaReader::part),
                json.flag("unique", false),
                json.text("where"),
                json.text("using"),
                json.texts("include"),
                json.flag("nullsNotDistinct", false),
                json.text("whereSource"));
    }

    private static Index.Part part(@Nullable Object value, String where) {
        if (value instanceof String column) {
            return Index.Part.of(column);
        }
        JsonObject json = new JsonObject(value, where);
        String column = json.text("name");
        String order = json.text("order");
        String nulls = json.text("nulls");
        Index.Part part = new Index.Part(
                column,
                column == null ? json.required("expr") : json.text("expr"),
                order != null && json.constant("order", Order.class, order) == Order.DESC,
                nulls == null ? null : json.constant("nulls", Index.Nulls.class, nulls),
                json.text("detail"),
                json.text("source"));
        json.requireNothingElse();
        return part;
    }

    private enum Order {
        ASC,
        DESC
    }

    private static ForeignKey foreignKey(JsonObject json) {
        return new ForeignKey(
                json.text("name"),
                json.texts("columns"),
                tableName(json.required("refTable"), json.where()),
                json.texts("refColumns"),
                json.choice("onDelete", ForeignKey.Action.class, ForeignKey.Action.NO_ACTION),
                json.choice("onUpdate", ForeignKey.Action.class, ForeignKey.Action.NO_ACTION),
                deferral(json),
                json.choice("match", ForeignKey.Match.class, ForeignKey.Match.SIMPLE));
    }

    private static ForeignKey.Deferral deferral(JsonObject json) {
        boolean late = json.choice("initially", Initially.class, Initially.IMMEDIATE) == Initially.DEFERRED;
        boolean deferrable = json.flag("deferrable", late);
        if (late) {
            return ForeignKey.Deferral.INITIALLY_DEFERRED;
        }
        return deferrable ? ForeignKey.Deferral.DEFERRABLE : ForeignKey.Deferral.NONE;
    }

    private enum Initially {
        IMMEDIATE,
        DEFERRED
    }

    private static StoredObject object(JsonObject json) {
        String table = json.text("table");
        return new StoredObject(
                json.constant("kind", StoredObject.Kind.class, json.required("kind")),
                json.required("name"),
                table == null ? null : tableName(table, json.where()),
                json.required("sql"));
    }
}
