package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table's whole row as one column of {@code to(..)}. */
record WholeRow<E>(Class<E> type, @Nullable Alias<E> alias) implements Expression<E, @Nullable E> {

    @Override
    public Operand operand(Scope scope) {
        throw new QueryException("a whole row belongs into to(..): compare its properties instead");
    }

    @Override
    public Output output(Scope scope) {
        Source source = alias == null ? scope.plain(type) : alias.in(scope);
        if (source == null) {
            throw new QueryException("row(" + type.getSimpleName() + ".class): " + type.getSimpleName()
                    + " is not in this statement, which is about " + scope.shown());
        }
        return of(scope, source);
    }

    /** All columns of a table in a statement. */
    static Columns of(Scope scope, Source source) {
        return new Columns(source, source.mapping(), keys(source.mapping()), scope);
    }

    private static int[] keys(TableMapping<?> mapping) {
        List<PropertyMapping> key = mapping.key();
        int[] places = new int[key.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = mapping.properties().indexOf(key.get(i));
        }
        return places;
    }

    /**
     * All columns of a table.
     *
     * @param keys where its key stands among them
     */
    record Columns(Source source, TableMapping<?> mapping, int[] keys, Scope scope) implements Output {

        @Override
        public void write(SqlWriter out, int label) {
            List<PropertyMapping> properties = mapping.properties();
            for (int i = 0; i < properties.size(); i++) {
                out.next(i, ", ").sql(scope.column(source, properties.get(i)));
                out.sql(label == 0 ? "" : " AS c" + (label + i));
            }
        }

        @Override
        public int place(Operand operand) {
            PropertyRef column = operand.column();
            return column != null && column.source().equals(source)
                    ? mapping.properties().indexOf(column.property()) + 1
                    : 0;
        }

        @Override
        public int width() {
            return mapping.properties().size();
        }

        @Override
        public @Nullable Object read(ResultSet rows, int index) throws SQLException {
            for (int key : keys) {
                // A table's row has its whole key; without it the left join found none.
                if (rows.getObject(index + key) == null) {
                    return null;
                }
            }
            return mapping.read(rows, index);
        }

        @Override
        public String shown() {
            return source.shown();
        }
    }
}
