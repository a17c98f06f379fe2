package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.query.Prop;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A select over tables. */
final class TableQuery<R extends @Nullable Object> extends SelectQuery<R> {

    private final SelectText text;
    private final Projection<R> columns;
    private final SelectWriter writer;

    TableQuery(SelectText text, Projection<R> columns) {
        this.text = text;
        this.columns = columns;
        writer = new SelectWriter(text, columns);
    }

    @Override
    public Ready<R> rows(long atMost) {
        Scope scope = text.scope(null);
        List<Output> outputs = writer.outputs(scope);
        SqlWriter out = new SqlWriter();
        boolean total = text.cursor() != null;
        long limit = Math.min(text.limit(), atMost);
        writer.write(out, scope, outputs, false, total, limit, text.offset(), null, false);
        lock(out, scope);
        return new Ready<>(out.done(), columns.reader(outputs));
    }

    @Override
    public Ready<Placed<R>> page(long rows, long skip) {
        Scope scope = text.scope(null);
        List<Output> outputs = writer.outputs(scope);
        List<Ordering.Key> keys = writer.total(scope, outputs);
        return Keyset.obstacle(writer.rowsOfTables(outputs), keys) == null
                ? placed(scope, outputs, keys, rows, skip)
                : bare(scope, outputs, rows, skip);
    }

    private Ready<Placed<R>> bare(Scope scope, List<Output> outputs, long rows, long skip) {
        SqlWriter out = new SqlWriter();
        writer.write(out, scope, outputs, false, true, rows, skip, null, false);
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
        writer.write(out, scope, all, false, true, rows, skip, null, false);
        lock(out, scope);
        RowReader<R> reader = columns.reader(outputs);
        Keyset keyset = writer.keyset(scope, outputs);
        return new Ready<>(
                out.done(),
                row -> new Placed<>(reader.read(row), keyset.requireAfter(Keyset.place(keys, row, width + 1))));
    }

    @Override
    public BoundSql count() {
        Scope scope = text.scope(null);
        List<Output> outputs = writer.outputs(scope);
        SqlWriter out = new SqlWriter();
        if (writer.rowsOfTables(outputs) && !cut()) {
            out.sql("SELECT COUNT(*)");
            writer.writeBody(out, scope, outputs);
            return out.done();
        }
        out.sql("SELECT COUNT(*) FROM (");
        if (text.isDistinct()) {
            boolean total = text.cursor() != null;
            writer.write(out, scope, outputs, true, total, text.limit(), text.offset(), null, true);
        } else {
            writer.bare(out, scope, outputs, text.limit());
        }
        return out.sql(") cut").done();
    }

    @Override
    public BoundSql exists() {
        Scope scope = text.scope(null);
        SqlWriter out = new SqlWriter();
        writer.bare(out, scope, writer.outputs(scope), Math.min(text.limit(), 1));
        return out.done();
    }

    @Override
    public void any(SqlWriter out, Scope outer) {
        requireNoLock();
        Scope scope = text.scope(outer);
        writer.bare(out, scope, writer.outputs(scope), text.limit());
    }

    @Override
    public Ready<Placed<R>> slice(long rows) {
        if (cut()) {
            throw new QueryException("slice(..) sets the limit itself: remove limit(..) and offset(..)");
        }
        Scope scope = text.scope(null);
        List<Output> outputs = writer.outputs(scope);
        return placed(scope, outputs, writer.keyset(scope, outputs).keys(), rows, 0);
    }

    @Override
    public @Nullable String obstacle() {
        Scope scope = text.scope(null);
        List<Output> outputs = writer.outputs(scope);
        return Keyset.obstacle(writer.rowsOfTables(outputs), writer.total(scope, outputs));
    }

    @Override
    public String cursor(@Nullable Object[] place) {
        Scope scope = text.scope(null);
        return writer.keyset(scope, writer.outputs(scope)).cursor(place);
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
    int write(SqlWriter out, @Nullable Scope outer, boolean labelled, boolean present, boolean counted) {
        Scope scope = text.scope(outer);
        boolean compared = counted || outer == null || text.isDistinct() && cut();
        List<Output> outputs = compared ? writer.outputs(scope) : writer.besideColumn(scope);
        Operand left = present && outputs.get(0) instanceof Operand only && only.nullable() ? only : null;
        boolean total = text.cursor() != null;
        writer.write(out, scope, outputs, labelled, total, text.limit(), text.offset(), left, true);
        return width(outputs);
    }

    @Override
    boolean nullable(Scope outer) {
        return writer.outputs(text.scope(outer)).get(0) instanceof Operand operand && operand.nullable();
    }

    @Override
    ColumnType.@Nullable Kind storedAs(Scope outer) {
        return StoredValue.kind(writer.outputs(text.scope(outer)).get(0));
    }

    @Override
    public @Nullable PropertyMapping about(Scope outer) {
        return writer.outputs(text.scope(outer)).get(0) instanceof Operand operand
                ? operand.typed().about()
                : null;
    }

    @Override
    void requireComparable(Scope outer, OperandType beside) {
        requireComparable(writer.outputs(text.scope(outer)), outer.dialect(), beside);
    }

    /** Returns the number of the selected column that a property is, to order a union by; 0 if it is not selected. */
    int place(Prop<?, ?> property) {
        Scope scope = text.draft();
        Operand operand = OperandResolver.operand(scope, property);
        operand.requireOrdered(scope.dialect(), "ordered by");
        return Ordering.place(operand, writer.outputs(scope));
    }

    Dialect dialect() {
        return text.draft().dialect();
    }

    RowReader<R> reader() {
        return columns.reader(writer.outputs(text.scope(null)));
    }

    @Override
    List<Output> outputs() {
        return writer.outputs(text.draft());
    }

    private void lock(SqlWriter out, Scope scope) {
        Boolean skip = text.skipLocked();
        if (skip == null) {
            return;
        }
        if (!writer.rowsOfTables(writer.outputs(scope))) {
            throw new QueryException(
                    "forUpdate() locks rows of a table: not with groupBy(..), distinct(), count() and the like");
        }
        out.sql(scope.dialect().lock(scope.name(text.joins().root()), skip));
    }
}
