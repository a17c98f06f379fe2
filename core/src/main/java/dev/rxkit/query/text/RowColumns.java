package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All columns of a table in a statement.
 *
 * @param keys the positions of the key columns among them
 */
record RowColumns(Source source, TableMapping<?> mapping, int[] keys, Scope scope) implements Output {

    static RowColumns of(Scope scope, Source source) {
        return new RowColumns(source, source.mapping(), keys(source.mapping()), scope);
    }

    private static int[] keys(TableMapping<?> mapping) {
        List<PropertyMapping> key = mapping.key();
        int[] places = new int[key.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = mapping.properties().indexOf(key.get(i));
        }
        return places;
    }

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
            // A row of the table has its whole key; without it the left join did not find one.
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
