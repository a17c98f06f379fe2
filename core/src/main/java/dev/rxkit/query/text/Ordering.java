package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.query.Prop;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of a select. Mutable, not thread-safe. */
final class Ordering {

    /**
     * A resolved operand to order by.
     *
     * @param nullsFirst where NULL is ordered; null for the database's default
     * @param pinned whether that default is written explicitly, since databases of the same kind differ in it
     */
    record Key(
            Operand operand, boolean descending, @Nullable Boolean nullsFirst, boolean pinned) {

        static Key of(Operand operand, boolean descending, @Nullable Boolean nullsFirst) {
            return new Key(operand, descending, nullsFirst, false);
        }

        /** Returns the key with an explicit position of NULL, if it may be NULL. */
        Key pinned(Dialect dialect) {
            return operand.nullable() && nullsFirst == null && dialect.nullsGreatest()
                    ? new Key(operand, descending, null, true)
                    : this;
        }

        /** Returns whether NULL is ordered first. */
        boolean startsWithNulls(Dialect dialect) {
            return nullsFirst == null ? descending == dialect.nullsGreatest() : nullsFirst;
        }

        /**
         * Writes the key.
         *
         * @param spelled the operand as ORDER BY needs it
         * @param place the number of the selected column it is, or 0
         */
        void write(SqlWriter out, Scope scope, Operand spelled, int place) {
            Dialect dialect = scope.dialect();
            if (nullsFirst != null && !dialect.placesNulls()) {
                out.operand(spelled).sql(nullsFirst ? " IS NOT NULL, " : " IS NULL, ");
            }
            if (place > 0) {
                out.sql(String.valueOf(place));
            } else {
                out.operand(spelled);
            }
            out.sql(descending ? " DESC" : "");
            if (pinned || nullsFirst != null && dialect.placesNulls()) {
                out.sql(startsWithNulls(dialect) ? " NULLS FIRST" : " NULLS LAST");
            }
        }
    }

    private final List<Expression.Sorted<?, ?>> parts = new ArrayList<>();

    /** Adds a property to order by. */
    void add(Prop<?, ?> property, Scope draft) {
        Expression.Sorted<?, ?> sorted = Expression.Sorted.of(property);
        key(sorted, draft);
        parts.add(sorted);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Key> keys(Scope scope) {
        List<Key> keys = new ArrayList<>(parts.size());
        for (Expression.Sorted<?, ?> part : parts) {
            add(keys, key(part, scope));
        }
        return keys;
    }

    static void add(List<Key> keys, Key key) {
        if (keys.stream().noneMatch(known -> known.operand().same(key.operand()))) {
            keys.add(key);
        }
    }

    private static Key key(Expression.Sorted<?, ?> sorted, Scope scope) {
        Operand operand = OperandResolver.compared(scope, sorted.inner());
        operand.requireOrdered(scope.dialect(), "ordered by");
        return Key.of(operand, sorted.descending(), sorted.nullsFirst());
    }

    /**
     * Writes ORDER BY; an expression with bound values is written as the number of its selected column, if it has one.
     *
     * @param named whether the outputs have labels
     */
    static void write(SqlWriter out, Scope scope, List<Key> keys, List<Output> outputs, boolean named) {
        boolean hidden = named
                || outputs.stream().anyMatch(output -> output instanceof Operand operand && operand.column() == null);
        for (int i = 0; i < keys.size(); i++) {
            out.sql(i == 0 ? " ORDER BY " : ", ");
            Operand operand = keys.get(i).operand();
            Operand spelled = hidden ? qualified(operand, scope) : operand;
            Operand normal = StoredValue.normal(scope, spelled);
            boolean bound = !operand.binds().isEmpty();
            int place = bound && normal == spelled ? place(operand, outputs) : 0;
            keys.get(i).write(out, scope, bound ? normal.key() : normal, place);
        }
    }

    /**
     * Returns a column with its table. By its bare name the database would first look for an output of that name, and
     * it gives names to expressions: PostgreSQL names {@code CASE .. ELSE "age" END} age.
     */
    static Operand qualified(Operand operand, Scope scope) {
        PropertyRef column = operand.column();
        if (column == null || !scope.sources().contains(column.source())) {
            return operand;
        }
        String text = scope.name(column.source()) + "."
                + scope.dialect().quote(column.property().column().name());
        return new Operand(text, List.of(), operand.typed(), operand.nullable(), false, column);
    }

    /** Returns the number of the selected column that an expression is; 0 if it is not selected. */
    static int place(Operand operand, List<Output> outputs) {
        int before = 0;
        for (Output output : outputs) {
            int place = output.place(operand);
            if (place > 0) {
                return before + place;
            }
            before += output.width();
        }
        return 0;
    }
}
