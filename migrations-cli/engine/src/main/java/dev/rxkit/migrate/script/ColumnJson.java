package dev.rxkit.migrate.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A column in schema JSON.
 *
 * @param nullable null for the default, which is false for a column of the primary key and true for others
 * @param autoincrement null for the default, which is whether the column has {@code identity}
 */
record ColumnJson(
        @Nullable String name,
        @Nullable TypeJson type,
        @Nullable Boolean nullable,
        @Nullable Boolean autoincrement,
        @Nullable IdentityJson identity,
        @JsonProperty("default") @Nullable String defaultSql,
        @Nullable String defaultSource,
        @Nullable ComputedJson computed,
        @Nullable String collation,
        @Nullable String comment,
        @Nullable String attributes,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean pk) {

    static ColumnJson of(Column column, boolean key) {
        return new ColumnJson(
                column.name(),
                TypeJson.of(column.type()),
                column.nullable(),
                column.generated() ? true : null,
                IdentityJson.of(column.identity()),
                column.defaultSql(),
                column.defaultSource(),
                ComputedJson.of(column.computed()),
                column.collation(),
                column.comment(),
                column.attributes(),
                key);
    }

    Column column(JsonLocation at, boolean computedIsStored) {
        String required = at.required("name", name);
        if (type == null) {
            throw at.key("type").problem(" is missing");
        }
        Column column = Column.of(required, type.type(at.key("type")))
                .withNullable(nullable == null ? !pk : nullable)
                .withDefault(defaultSql, defaultSource)
                .withGenerated(autoincrement == null ? identity != null : autoincrement)
                .withCollation(collation)
                .withComment(comment)
                .withAttributes(attributes);
        if (computed != null) {
            column = column.withComputed(computed.computed(at.key("computed"), computedIsStored));
        }
        return identity == null ? column : column.withIdentity(identity.identity());
    }

    /** The text of a native type, or a logical type. */
    @JsonDeserialize(using = TypeReader.class)
    sealed interface TypeJson permits NativeJson, LogicalJson {
        static TypeJson of(ColumnType type) {
            return type instanceof ColumnType.Logical logical
                    ? new LogicalJson(logical.kind(), logical.length(), logical.precision(), logical.scale())
                    : new NativeJson(((ColumnType.Native) type).sql());
        }

        ColumnType type(JsonLocation at);
    }

    /** A native type; empty for the columns of SQLite that have none. */
    record NativeJson(@JsonValue String sql) implements TypeJson {
        @Override
        public ColumnType type(JsonLocation at) {
            return new ColumnType.Native(sql);
        }
    }

    @JsonDeserialize
    record LogicalJson(
            ColumnType.@Nullable Kind kind,
            @Nullable Integer length,
            @Nullable Integer precision,
            @Nullable Integer scale)
            implements TypeJson {
        @Override
        public ColumnType type(JsonLocation at) {
            if (kind == null) {
                throw at.key("kind").problem(" is missing");
            }
            return new ColumnType.Logical(kind, length, precision, scale);
        }
    }

    static final class TypeReader extends StrictJson.TextOrObject<TypeJson> {
        TypeReader() {
            super(TypeJson.class, NativeJson::new, LogicalJson.class);
        }
    }

    record IdentityJson(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean always,
            @Nullable Long start,
            @Nullable Long increment,
            @Nullable Long minvalue,
            @Nullable Long maxvalue,
            @Nullable Long cache,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cycle) {
        static @Nullable IdentityJson of(Column.@Nullable Identity identity) {
            return identity == null
                    ? null
                    : new IdentityJson(
                            identity.always(),
                            identity.start(),
                            identity.increment(),
                            identity.minimum(),
                            identity.maximum(),
                            identity.cache(),
                            identity.cycle());
        }

        Column.Identity identity() {
            return new Column.Identity(always, start, increment, minvalue, maxvalue, cache, cycle);
        }
    }

    record ComputedJson(
            @Nullable String expr,
            @Nullable String source,
            @Nullable Boolean stored) {
        static @Nullable ComputedJson of(Column.@Nullable Computed computed) {
            return computed == null
                    ? null
                    : new ComputedJson(computed.expression(), computed.source(), computed.stored());
        }

        Column.Computed computed(JsonLocation at, boolean storedIfNotSaid) {
            return new Column.Computed(at.required("expr", expr), stored == null ? storedIfNotSaid : stored, source);
        }
    }
}
