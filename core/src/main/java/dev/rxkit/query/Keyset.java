package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind one place of an order without ties. For one thread.
 *
 * @see CursorText how a place is kept as text
 */
public final class Keyset {

    /**
     * A row and its place in the order.
     *
     * @param place what it was ordered by, for {@link SelectQuery#cursor}
     */
    public record Placed<R extends @Nullable Object>(
            R row, @Nullable Object[] place) {}

    private final List<Ordering.Key> keys;
    private final String order;
    private final @Nullable String cursor;

    private Keyset(List<Ordering.Key> keys, String order, @Nullable String cursor) {
        this.keys = keys;
        this.order = order;
        this.cursor = cursor;
    }

    static Keyset of(SelectText text, Scope scope, List<Ordering.Key> keys) {
        if (text.grouped() || text.isDistinct()) {
            throw new QueryException("a cursor stands between rows of tables: not with groupBy(..) or distinct(),"
                    + " use page(..) or limit(..)");
        }
        StringBuilder order = new StringBuilder(scope.shown());
        for (Ordering.Key key : keys) {
            Operand operand = key.operand();
            if (operand.nullable()) {
                throw new QueryException(operand.shown() + " may be null, and a cursor cannot stand at null:"
                        + " order by coalesce(" + operand.shown() + ", value)");
            }
            CursorText.requireType(operand);
            order.append(key.descending() ? " -" : " +").append(operand.text());
        }
        return new Keyset(keys, order.toString(), text.cursor());
    }

    List<Ordering.Key> keys() {
        return keys;
    }

    @Nullable
    Object[] place(ResultSet row, int index) throws SQLException {
        @Nullable Object[] place = new @Nullable Object[keys.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = keys.get(i).operand().typed().read(row, index + i);
        }
        return place;
    }

    String cursor(@Nullable Object[] place) {
        return CursorText.of(order, place);
    }

    /** Writes the condition that a row comes behind the cursor: (a > ?) OR (a = ? AND b > ?) OR ... */
    void write(SqlWriter out) {
        List<Object> place = CursorText.parse(
                order,
                String.valueOf(cursor),
                keys.stream().<Class<?>>map(key -> key.operand().typed().type()).toList());
        out.sql("(");
        for (int last = 0; last < keys.size(); last++) {
            out.sql(last == 0 ? "" : " OR ").sql(keys.size() == 1 ? "" : "(");
            for (int i = 0; i <= last; i++) {
                Ordering.Key key = keys.get(i);
                String operator = i < last ? " = " : key.descending() ? " < " : " > ";
                out.next(i, " AND ")
                        .operand(key.operand())
                        .sql(operator)
                        .value(key.operand().typed().bind(place.get(i)));
            }
            out.sql(keys.size() == 1 ? "" : ")");
        }
        out.sql(")");
    }
}
