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
 * @param keys the positions of the key columns among them; empty if no row is read by {@link #read}
 * @param bare the columns without the name of the table; null if not known
 */
record RowColumns(
        Source source,
        TableMapping<?> mapping,
        int[] keys,
        Scope scope,
        @Nullable String bare) implements Output {

    private static final int[] NONE = {};

    static RowColumns of(Scope scope, Source source) {
        return new RowColumns(source, source.mapping(), keys(source.mapping()), scope, null);
    }

    private static int[] keys(TableMapping<?> mapping) {
        List<PropertyMapping> key = mapping.key();
        int[] places = new int[key.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = mapping.properties().indexOf(key.get(i));
        }
        return places;
    }

    /** The columns of the class that a select is about, whose rows are read by its mapping. */
    static RowColumns ofRoot(Scope scope, TableMapping<?> mapping, String bare) {
        return new RowColumns(scope.sources().get(0), mapping, NONE, scope, bare);
    }

    @Override
    public void write(SqlWriter out, int label) {
        if (bare != null && label == 0 && scope.isOfTable()) {
            out.sql(bare);
            return;
        }
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
