package dev.rxkit.migrate.script;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schema JSON, written by {@code rx inspect --json} or by hand. What is written is read without loss; null and default
 * values are left out. A schema read is not resolved: names, types and expressions are those of the file. Immutable and
 * thread-safe.
 *
 * @param dialect the dialect of types and expressions; null if the file does not name it
 * @param objects views, triggers and the like; null if the file has no such key
 */
@JsonIgnoreProperties({"tool", "version", "command", "status", "code", "messages"
}) // A report has these before the schema.
public record SchemaJson(
        @Nullable String dialect,
        @Nullable Map<String, @Nullable TableJson> tables,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable EnumJson> enums,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable ObjectJson> objects) {

    /** Returns the JSON of a schema. */
    public static SchemaJson of(Schema schema, String dialect) {
        Map<String, @Nullable TableJson> tables = new LinkedHashMap<>();
        schema.tables().forEach(table -> tables.put(name(table.name()), TableJson.of(table)));
        return new SchemaJson(
                dialect,
                tables,
                schema.enums().stream().map(EnumJson::of).toList(),
                schema.objects().stream().map(ObjectJson::of).toList());
    }

    /**
     * Reads a file.
     *
     * @param where the file, for messages
     * @throws ConfigException if the file cannot be read or is not valid schema JSON; the message names the location
     *     and the error
     */
    public static SchemaJson read(Path file, String where) {
        return parse(JsonRecords.content(file), where);
    }

    /**
     * Reads a text.
     *
     * @param where the origin of the text, for messages
     * @throws ConfigException if the text is not valid schema JSON; the message names the location and the error
     */
    public static SchemaJson parse(String text, String where) {
        return JsonRecords.parse(text, where, SchemaJson.class);
    }

    /**
     * Returns the schema.
     *
     * @param migrations the dialect of its types and expressions
     * @param where the file, for messages
     * @throws ConfigException if a part is missing; the message names its location
     */
    public Schema schema(MigrationDialect migrations, String where) {
        JsonLocation root = new JsonLocation(where);
        if (tables == null) {
            throw root.problem(" has no \"tables\": write {\"tables\": {\"hero\": {\"columns\": [..]}}}");
        }
        List<Table> read = new ArrayList<>();
        tables.forEach((text, table) -> {
            JsonLocation place = root.key("tables");
            TableName name = tableName(text, place);
            if (table == null) {
                throw place.key(text).problem(" is null");
            }
            read.add(table.table(name, place.key(text), migrations.computesStored()));
        });
        try {
            return new Schema(
                    read, root.each("objects", objects, ObjectJson::object), root.each("enums", enums, EnumJson::type));
        } catch (IllegalArgumentException twice) {
            throw new ConfigException(where + ": " + twice.getMessage() + ".", twice);
        }
    }

    record EnumJson(@Nullable String name, @Nullable List<@Nullable String> values) {
        static EnumJson of(EnumType type) {
            return new EnumJson(SchemaJson.name(type.name()), new ArrayList<>(type.values()));
        }

        EnumType type(JsonLocation at) {
            return new EnumType(tableName(at.required("name", name), at), at.texts("values", values));
        }
    }

    record ObjectJson(
            StoredObject.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String table,
            @Nullable String sql) {
        static ObjectJson of(StoredObject object) {
            TableName table = object.table();
            return new ObjectJson(
                    object.kind(), object.name(), table == null ? null : SchemaJson.name(table), object.sql());
        }

        StoredObject object(JsonLocation at) {
            if (kind == null) {
                throw at.key("kind").problem(" is missing");
            }
            return new StoredObject(
                    kind,
                    at.required("name", name),
                    table == null ? null : tableName(table, at),
                    at.required("sql", sql));
        }
    }

    /** Returns the JSON of a column without its name. */
    public static Object unnamed(Column column) {
        return JsonRecords.unnamed(ColumnJson.of(column, false));
    }

    /** Returns the JSON of an index without its name. */
    public static Object unnamed(Index index) {
        return JsonRecords.unnamed(IndexJson.of(index));
    }

    /** Returns the JSON of a unique constraint without its name. */
    public static Object unnamed(Unique unique) {
        return JsonRecords.unnamed(UniqueJson.of(unique));
    }

    /** Returns the JSON of a foreign key without its name. */
    public static Object unnamed(ForeignKey key) {
        return JsonRecords.unnamed(ForeignKeyJson.of(key));
    }

    /** Returns the JSON of the identity options of a column; null if it has none. */
    public static @Nullable Object identity(Column column) {
        return ColumnJson.of(column, false).identity();
    }

    /** Returns the JSON of the expression of a computed column; null for other columns. */
    public static @Nullable Object computed(Column column) {
        return ColumnJson.of(column, false).computed();
    }

    /** Returns {@code name} or {@code schema.name}; a part with a dot or a double quote is put in double quotes. */
    public static String name(TableName name) {
        String namespace = name.namespace();
        return namespace == null ? part(name.name()) : part(namespace) + "." + part(name.name());
    }

    private static String part(String name) {
        boolean plain = name.indexOf('.') < 0 && name.indexOf('"') < 0;
        return plain ? name : SqlText.quoted(name);
    }

    /** Parses a table name written by {@link #name}. */
    static TableName tableName(String text, JsonLocation at) {
        List<String> parts = new ArrayList<>();
        int next = 0;
        while (next <= text.length()) {
            StringBuilder part = new StringBuilder();
            if (text.startsWith("\"", next)) {
                next++;
                while (next < text.length() && (text.charAt(next) != '"' || text.startsWith("\"\"", next))) {
                    part.append(text.charAt(next));
                    next += text.charAt(next) == '"' ? 2 : 1;
                }
                next++;
            } else {
                while (next < text.length() && text.charAt(next) != '.') {
                    part.append(text.charAt(next++));
                }
            }
            parts.add(part.toString());
            next++;
        }
        if (parts.size() > 2 || parts.stream().anyMatch(String::isBlank)) {
            throw at.problem(": \"" + text
                    + "\" is not a table name. Write name or schema.name; put a part with a dot in double quotes");
        }
        return parts.size() == 1 ? TableName.of(parts.get(0)) : new TableName(parts.get(0), parts.get(1));
    }
}
