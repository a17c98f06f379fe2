package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows after one position in an order without ties. Not thread-safe.
 *
 * @see CursorText how a position is converted to text
 */
final class Keyset {

    private final Dialect dialect;
    private final List<Ordering.Key> keys;
    private final String order;
    private final List<@Nullable Object> position;

    /**
     * Creates the keyset of a cursor.
     *
     * @param cursor null for the position before the first row
     * @param keys an order without ties
     * @param plain the same order, as it is written in a statement that is not enclosed by another
     * @param tables the tables as messages list them
     */
    Keyset(@Nullable String cursor, Dialect dialect, List<Ordering.Key> keys, List<Ordering.Key> plain, String tables) {
        this.dialect = dialect;
        this.keys = keys;
        StringBuilder all = new StringBuilder(tables);
        for (Ordering.Key key : plain) {
            all.append(key.descending() ? " -" : " +").append(key.operand().text());
            if (key.operand().nullable()) {
                all.append(key.startsWithNulls(dialect) ? " <" : " >");
            }
        }
        this.order = all.toString();
        position = cursor == null
                ? List.of()
                : CursorText.parse(
                        order, cursor, keys.stream().map(Ordering.Key::operand).toList());
    }

    /**
     * Returns the reason why an order cannot have a cursor; null if it can.
     *
     * @param rowsOfTables whether a row of the result is a row of each table, neither grouped, distinct nor aggregated
     */
    static @Nullable String obstacle(boolean rowsOfTables, List<Ordering.Key> keys) {
        if (!rowsOfTables) {
            return "a cursor needs rows of tables: not with groupBy(..), distinct(), count() and the like;"
                    + " use page(..) or limit(..)";
        }
        return keys.stream()
                .map(key -> CursorText.obstacle(key.operand()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    List<Ordering.Key> keys() {
        return keys;
    }

    static @Nullable Object[] place(List<Ordering.Key> keys, ResultSet row, int index) throws SQLException {
        @Nullable Object[] place = new @Nullable Object[keys.size()];
        for (int i = 0; i < place.length; i++) {
            Object value = keys.get(i).operand().typed().read(row, index + i);
            place[i] = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        }
        return place;
    }

    /**
     * Returns the position of a row.
     *
     * @throws QueryException if it is the position of the cursor itself, whose row would then be on every page
     */
    @Nullable
    Object[] requireAfter(@Nullable Object[] place) {
        if (!position.isEmpty() && Objects.deepEquals(position.toArray(), place)) {
            throw new QueryException("after(..): the row of the cursor was returned again, so "
                    + dialect.name() + " does not find its position by the values that were read: order by"
                    + " something other than "
                    + keys.stream().map(key -> key.operand().shown()).collect(Collectors.joining(", "))
                    + ", or use page(..)");
        }
        return place;
    }

    /** Returns the first value of the position; null for NULL, and before the first row. */
    @Nullable
    Object first() {
        return position.isEmpty() ? null : position.get(0);
    }

    String cursor(@Nullable Object[] place) {
        return CursorText.of(
                order, place, keys.stream().map(Ordering.Key::operand).toList());
    }

    /**
     * Writes the condition that a row comes after the cursor: (a > ?) OR (a = ? AND b > ?) OR ...
     *
     * @param stored whether the first column is compared as it is stored, which is exact for values in the kit's form
     */
    void write(SqlWriter out, Scope scope, boolean stored) {
        List<@Nullable Object> place = position;
        SqlWriter all = new SqlWriter();
        for (int last = 0; last < keys.size(); last++) {
            if (place.get(last) == null && !keys.get(last).startsWithNulls(dialect)) {
                continue; // No row comes after null where null is last.
            }
            all.sql(all.isEmpty() ? "(" : " OR (");
            for (int i = 0; i < last; i++) {
                equal(all, normal(scope, i, stored), place.get(i));
                all.sql(" AND ");
            }
            after(all, normal(scope, last, stored), keys.get(last), place.get(last));
            all.sql(")");
        }
        out.sql("(").sql(all.isEmpty() ? "1 = 0" : "").append(all).sql(")");
    }

    private static void equal(SqlWriter out, Operand operand, @Nullable Object value) {
        out.operand(operand);
        if (value == null) {
            out.sql(" IS NULL");
        } else {
            out.sql(" = ").value(operand.typed().bind(value));
        }
    }

    private Operand normal(Scope scope, int key, boolean stored) {
        Operand operand = keys.get(key).operand();
        return stored && key == 0 || position.get(key) == null ? operand : StoredValue.normal(scope, operand);
    }

    private void after(SqlWriter out, Operand operand, Ordering.Key key, @Nullable Object value) {
        if (value == null) {
            out.operand(operand).sql(" IS NOT NULL");
            return;
        }
        boolean nullsToo = operand.nullable() && !key.startsWithNulls(dialect);
        out.sql(nullsToo ? "(" : "")
                .operand(operand)
                .sql(key.descending() ? " < " : " > ")
                .value(operand.typed().bind(value));
        if (nullsToo) {
            out.sql(" OR ").operand(key.operand()).sql(" IS NULL)");
        }
    }
}
