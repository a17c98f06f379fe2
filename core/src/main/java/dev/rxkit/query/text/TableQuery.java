package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.query.Prop;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.query.reference.Source;
import dev.rxkit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A select over tables. */
final class TableQuery<R extends @Nullable Object> extends SelectQuery<R> {

    private final SelectText text;
    private final Projection<R> columns;

    TableQuery(SelectText text, Projection<R> columns) {
        this.text = text;
        this.columns = columns;
    }

    @Override
    public Ready<R> rows(long atMost) {
        Scope scope = text.scope(null);
        List<Output> outputs = outputs(scope);
        SqlWriter out = new SqlWriter();
        write(out, scope, outputs, false, text.cursor() != null, Math.min(text.limit(), atMost), text.offset());
        lock(out, scope);
        return new Ready<>(out.done(), columns.reader(outputs));
    }

    @Override
    public Ready<Placed<R>> page(long rows, long skip) {
        Scope scope = text.scope(null);
        List<Output> outputs = outputs(scope);
        List<Ordering.Key> keys = total(scope, outputs);
        return Keyset.obstacle(rowsOfTables(outputs), keys) == null
                ? placed(scope, outputs, keys, rows, skip)
                : bare(scope, outputs, rows, skip);
    }

    private Ready<Placed<R>> bare(Scope scope, List<Output> outputs, long rows, long skip) {
        SqlWriter out = new SqlWriter();
        write(out, scope, outputs, false, true, rows, skip);
        lock(out, scope);
        RowReader<R> reader = columns.reader(outputs);
        return new Ready<>(out.done(), row -> new Placed<>(reader.read(row), null));
    }

    /** Returns the query of the rows in an order without ties, each with the values it is ordered by. */
    private Ready<Placed<R>> placed(Scope scope, List<Output> outputs, List<Ordering.Key> keys, long rows, long skip) {
        int width = width(outputs);
        List<Output> all = new ArrayList<>(outputs);
        keys.forEach(key -> all.add(key.operand()));
        SqlWriter out = new SqlWriter();
        write(out, scope, all, false, true, rows, skip);
        lock(out, scope);
        RowReader<R> reader = columns.reader(outputs);
        Keyset keyset = keyset(scope, outputs);
        return new Ready<>(
                out.done(),
                row -> new Placed<>(reader.read(row), keyset.requireAfter(Keyset.place(keys, row, width + 1))));
    }

    @Override
    public BoundSql count() {
        Scope scope = text.scope(null);
        List<Output> outputs = outputs(scope);
        SqlWriter out = new SqlWriter();
        if (rowsOfTables(outputs) && !cut()) {
            out.sql("SELECT COUNT(*)");
            text.writeBody(out, scope, outputs, after(scope, outputs));
            return out.done();
        }
        out.sql("SELECT COUNT(*) FROM (");
        if (text.isDistinct()) {
            write(out, scope, outputs, true, false, text.limit(), text.offset());
        } else {
            bare(out, scope, outputs, text.limit());
        }
        return out.sql(") cut").done();
    }

    @Override
    public BoundSql exists() {
        Scope scope = text.scope(null);
        SqlWriter out = new SqlWriter();
        bare(out, scope, outputs(scope), Math.min(text.limit(), 1));
        return out.done();
    }

    @Override
    public void any(SqlWriter out, Scope outer) {
        requireNoLock();
        Scope scope = text.scope(outer);
        bare(out, scope, outputs(scope), text.limit());
    }

    /** Writes the select without its columns, to count rows. */
    private void bare(SqlWriter out, Scope scope, List<Output> outputs, long atMost) {
        out.sql("SELECT ");
        if (Operand.anyAggregate(outputs) && !text.grouped()) {
            Output.write(out, outputs, true);
        } else {
            out.sql("1");
        }
        text.writeBody(out, scope, text.grouped() ? List.of() : outputs, after(scope, outputs));
        cut(out, atMost, text.offset());
    }

    @Override
    public Ready<Placed<R>> slice(long rows) {
        if (cut()) {
            throw new QueryException("slice(..) sets the limit itself: remove limit(..) and offset(..)");
        }
        Scope scope = text.scope(null);
        List<Output> outputs = outputs(scope);
        return placed(scope, outputs, keyset(scope, outputs).keys(), rows, 0);
    }

    @Override
    public @Nullable String obstacle() {
        Scope scope = text.scope(null);
        List<Output> outputs = outputs(scope);
        return Keyset.obstacle(rowsOfTables(outputs), total(scope, outputs));
    }

    @Override
    public String cursor(@Nullable Object[] place) {
        Scope scope = text.scope(null);
        return keyset(scope, outputs(scope)).cursor(place);
    }

    @Override
    public boolean cut() {
        return text.cut();
    }

    @Override
    boolean ordered() {
        return text.ordered() || text.cursor() != null;
    }

    @Override
    public boolean locks() {
        return text.skipLocked() != null;
    }

    @Override
    int write(SqlWriter out, @Nullable Scope outer, boolean labelled, boolean present) {
        Scope scope = text.scope(outer);
        List<Output> outputs = outputs(scope);
        Operand left = present && outputs.get(0) instanceof Operand only && only.nullable() ? only : null;
        boolean total = text.cursor() != null;
        write(out, scope, outputs, labelled, total, text.limit(), text.offset(), left, true);
        return width(outputs);
    }

    @Override
    boolean nullable(Scope outer) {
        return outputs(text.scope(outer)).get(0) instanceof Operand operand && operand.nullable();
    }

    @Override
    ColumnType.@Nullable Kind storedAs(Scope outer) {
        return StoredValue.kind(outputs(text.scope(outer)).get(0));
    }

    @Override
    void requireComparable(Scope outer, OperandType beside) {
        requireComparable(outputs(text.scope(outer)), outer.dialect(), beside);
    }

    /** Returns the number of the selected column that a property is, to order a union by; 0 if it is not selected. */
    int place(Prop<?, ?> property) {
        Scope scope = text.draft();
        Operand operand = OperandResolver.operand(scope, property);
        operand.requireOrdered(scope.dialect(), "ordered by");
        return Ordering.place(operand, outputs(scope));
    }

    Dialect dialect() {
        return text.draft().dialect();
    }

    RowReader<R> reader() {
        return columns.reader(outputs(text.scope(null)));
    }

    @Override
    List<Output> outputs() {
        return outputs(text.draft());
    }

    private void write(
            SqlWriter out, Scope scope, List<Output> outputs, boolean labelled, boolean total, long atMost, long skip) {
        write(out, scope, outputs, labelled, total, atMost, skip, null, false);
    }

    /**
     * @param present the operand that must not be NULL; null for none
     * @param inOneForm whether the result is compared with other values
     */
    private void write(
            SqlWriter out,
            Scope scope,
            List<Output> outputs,
            boolean labelled,
            boolean total,
            long atMost,
            long skip,
            @Nullable Operand present,
            boolean inOneForm) {
        boolean distinct = text.isDistinct();
        out.sql(distinct ? "SELECT DISTINCT " : "SELECT ");
        Output.write(out, inOneForm || distinct ? StoredValue.normal(scope, outputs) : outputs, labelled);
        text.writeBody(out, scope, outputs, after(scope, outputs), present);
        if (total || text.ordered()) {
            List<Ordering.Key> keys = total ? total(scope, outputs) : text.keys(scope);
            Grouping.checkOrder(text, scope, keys, outputs);
            Ordering.write(out, scope, keys, outputs, labelled);
        }
        cut(out, atMost, skip);
    }

    private List<Output> outputs(Scope scope) {
        List<Output> outputs = columns.outputs(scope);
        if (!columns.root() || !text.isRowByRow()) {
            Grouping.check(text, scope, outputs, columns.root());
        }
        return outputs;
    }

    private boolean rowsOfTables(List<Output> outputs) {
        return !text.grouped() && !text.isDistinct() && !Operand.anyAggregate(outputs);
    }

    private Keyset keyset(Scope scope, List<Output> outputs) {
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
    private List<Ordering.Key> total(Scope scope, List<Output> outputs) {
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

    private void lock(SqlWriter out, Scope scope) {
        Boolean skip = text.skipLocked();
        if (skip == null) {
            return;
        }
        if (!rowsOfTables(outputs(scope))) {
            throw new QueryException(
                    "forUpdate() locks rows of a table: not with groupBy(..), distinct(), count() and the like");
        }
        out.sql(scope.dialect().lock(scope.name(text.joins().root()), skip));
    }
}
