package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a select over tables. */
record SelectWriter(SelectText text, Projection<?> columns) {

    /**
     * Writes a select.
     *
     * @param labelled whether its columns are labelled {@code c1, c2, ..}
     * @param total whether it has an order without ties, and begins after the cursor, if there is one
     * @param atMost the maximum number of rows
     * @param skip the number of rows to skip
     * @param present the operand that must not be NULL; null for none
     * @param inside whether the select is inside another statement, which may compare its values with others
     */
    void write(
            SqlWriter out,
            Scope scope,
            List<Output> outputs,
            boolean labelled,
            boolean total,
            long atMost,
            long skip,
            @Nullable Operand present,
            boolean inside) {
        List<Ordering.Key> keys =
                total ? total(scope, outputs) : text.ordered() ? text.keys(scope) : List.<Ordering.Key>of();
        Keyset keyset = total ? after(scope, outputs) : null;
        boolean aggregate = present != null && present.aggregate();
        List<Consumer<SqlWriter>> conditions =
                keyset == null && present == null ? List.of() : conditions(scope, keyset, aggregate ? null : present);
        boolean all = keys.isEmpty()
                ? !(outputs.get(0) instanceof Operand)
                : atMost == SelectQuery.NO_LIMIT && keyset == null;
        IndexRange range = inside || all ? null : range(scope, outputs, keys, keyset, atMost, skip);
        if (range != null) {
            range.writeEdge(out, more -> text.writeRows(out, scope, more), keyset);
            conditions = new ArrayList<>(conditions);
            conditions.add(range::write);
        }
        boolean distinct = text.isDistinct();
        out.sql(distinct ? "SELECT DISTINCT " : "SELECT ");
        Output.write(out, inside || distinct ? StoredValue.normal(scope, outputs) : outputs, labelled);
        text.writeRows(out, scope, conditions);
        text.writeGroups(out, scope, outputs, aggregate ? present : null);
        if (!keys.isEmpty()) {
            Grouping.checkOrder(text, scope, keys, outputs);
            Ordering.write(out, scope, keys, outputs, labelled);
        }
        SelectQuery.cut(out, atMost, skip);
    }

    /** Writes everything from FROM to HAVING. */
    void writeBody(SqlWriter out, Scope scope, List<Output> outputs) {
        text.writeRows(out, scope, conditions(scope, after(scope, outputs), null));
        text.writeGroups(out, scope, outputs, null);
    }

    private static List<Consumer<SqlWriter>> conditions(
            Scope scope, @Nullable Keyset keyset, @Nullable Operand present) {
        List<Consumer<SqlWriter>> conditions = new ArrayList<>();
        if (keyset != null) {
            conditions.add(out -> keyset.write(out, scope, false));
        }
        if (present != null) {
            conditions.add(out -> out.operand(present).sql(" IS NOT NULL"));
        }
        return conditions;
    }

    /** Returns the range of an index in which the rows are; null for none. */
    private @Nullable IndexRange range(
            Scope scope,
            List<Output> outputs,
            List<Ordering.Key> keys,
            @Nullable Keyset keyset,
            long atMost,
            long skip) {
        if (keys.isEmpty()) {
            Ordering.Key extreme = text.isRowByRow() ? columns.extreme(scope) : null;
            return extreme == null ? null : IndexRange.of(scope, extreme, 1, null, false);
        }
        long rows = atMost > SelectQuery.NO_LIMIT - skip ? SelectQuery.NO_LIMIT : atMost + skip;
        return rowsOfTables(outputs)
                ? IndexRange.of(scope, keys.get(0), rows, keyset == null ? null : keyset.first(), true)
                : null;
    }

    /** Returns the selected columns, checked against the groups. */
    List<Output> outputs(Scope scope) {
        List<Output> outputs = columns.outputs(scope);
        if (!columns.root() || !text.isRowByRow()) {
            Grouping.check(text, scope, outputs, columns.root());
        }
        return outputs;
    }

    /** Returns the same columns of a select whose values are compared with those of a column. */
    List<Output> besideColumn(Scope scope) {
        List<Output> outputs = columns.besideColumn(scope);
        Grouping.check(text, scope, outputs, columns.root());
        return outputs;
    }

    /** Returns whether a row of the result is a row of each table, neither grouped, distinct nor aggregated. */
    boolean rowsOfTables(List<Output> outputs) {
        return !text.grouped() && !text.isDistinct() && !Operand.anyAggregate(outputs);
    }

    /**
     * Returns the keyset of the cursor.
     *
     * @throws QueryException if the order cannot have one
     */
    Keyset keyset(Scope scope, List<Output> outputs) {
        String obstacle = Keyset.obstacle(rowsOfTables(outputs), total(scope, outputs));
        if (obstacle != null) {
            throw new QueryException(obstacle);
        }
        // A cursor is independent of an enclosing statement, inside which columns are written with their table.
        Scope alone = text.draft();
        return new Keyset(
                text.cursor(), scope.dialect(), total(scope, outputs), total(alone, outputs(alone)), alone.shown());
    }

    private @Nullable Keyset after(Scope scope, List<Output> outputs) {
        return text.cursor() == null ? null : keyset(scope, outputs);
    }

    /** Returns an order without ties: what was asked for, followed by what identifies a row. */
    List<Ordering.Key> total(Scope scope, List<Output> outputs) {
        List<Ordering.Key> keys = new ArrayList<>(text.keys(scope));
        if (text.grouped()) {
            text.groups(scope).forEach(group -> Ordering.add(keys, Ordering.Key.of(group, false, null)));
        } else if (text.isDistinct() && !columns.root()) {
            for (Output output : outputs) {
                if (output instanceof Operand operand) {
                    Ordering.add(keys, Ordering.Key.of(operand, false, null));
                } else if (output instanceof RowColumns row) {
                    rowKey(keys, scope, row.source());
                }
            }
        } else if (!Operand.anyAggregate(outputs)) {
            for (Source source : text.joins().identifying(scope, text.isDistinct())) {
                rowKey(keys, scope, source);
            }
        }
        return keys.stream().map(key -> key.pinned(scope.dialect())).toList();
    }

    private static void rowKey(List<Ordering.Key> keys, Scope scope, Source source) {
        for (PropertyMapping key : source.mapping().key()) {
            Ordering.add(keys, Ordering.Key.of(scope.operand(new PropertyRef(source, key)), false, null));
        }
    }

    /** Writes the select without its columns, to count rows. */
    void bare(SqlWriter out, Scope scope, List<Output> outputs, long atMost) {
        out.sql("SELECT ");
        if (Operand.anyAggregate(outputs) && !text.grouped()) {
            Output.write(out, outputs, true);
        } else {
            out.sql("1");
        }
        writeBody(out, scope, text.grouped() ? List.of() : outputs);
        SelectQuery.cut(out, atMost, text.offset());
    }
}
