package dev.rxkit.migrate.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.rxkit.schema.Index;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** An index in schema JSON. */
record IndexJson(
        @Nullable String name,
        @Nullable List<@Nullable PartJson> columns,
        boolean unique,
        @Nullable String where,
        @Nullable String whereSource,
        @Nullable String using,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<@Nullable String> include,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean nullsNotDistinct) {

    static IndexJson of(Index index) {
        return new IndexJson(
                index.name(),
                index.parts().stream().map(PartJson::of).toList(),
                index.unique(),
                index.where(),
                index.whereSource(),
                index.method(),
                new ArrayList<>(index.include()),
                index.nullsNotDistinct());
    }

    Index index(JsonLocation at) {
        return new Index(
                at.required("name", name),
                at.each("columns", columns, PartJson::part),
                unique,
                where,
                using,
                at.texts("include", include),
                nullsNotDistinct,
                whereSource,
                false);
    }

    /** The name of a column, or an object that says more about it or has an expression. */
    @JsonDeserialize(using = PartReader.class)
    sealed interface PartJson permits ColumnPart, FullPart {
        static PartJson of(Index.Part part) {
            String column = part.column();
            return column != null && !part.descending() && part.nulls() == null && part.detail() == null
                    ? new ColumnPart(column)
                    : new FullPart(
                            column,
                            part.expression(),
                            part.source(),
                            part.descending() ? Order.DESC : null,
                            part.nulls(),
                            part.detail());
        }

        Index.Part part(JsonLocation at);
    }

    record ColumnPart(@JsonValue String column) implements PartJson {
        @Override
        public Index.Part part(JsonLocation at) {
            return Index.Part.of(column);
        }
    }

    @JsonDeserialize
    record FullPart(
            @Nullable String name,
            @Nullable String expr,
            @Nullable String source,
            @Nullable Order order,
            Index.@Nullable Nulls nulls,
            @Nullable String detail)
            implements PartJson {
        @Override
        public Index.Part part(JsonLocation at) {
            return new Index.Part(
                    name, name == null ? at.required("expr", expr) : expr, order == Order.DESC, nulls, detail, source);
        }
    }

    enum Order {
        ASC,
        DESC
    }

    static final class PartReader extends StrictJson.TextOrObject<PartJson> {
        PartReader() {
            super(PartJson.class, ColumnPart::new, FullPart.class);
        }
    }
}
