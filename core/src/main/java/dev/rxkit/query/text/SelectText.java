package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A SELECT over one table and those joined to it, as it is put together. Mutable, for one thread. */
public final class SelectText {

    private final TableSql table;
    private final Mappings mappings;
    private final Joins joins;
    private final Filter where = new Filter();
    private final Filter having = new Filter();
    private final List<Prop<?, ?>> groups = new ArrayList<>();
    private final Ordering ordering = new Ordering();
    private boolean distinct;
    private long limit = SelectQuery.NO_LIMIT;
    private long offset;
    private @Nullable String cursor;
    private @Nullable Boolean skipLocked;

    /** A statement about the table of a class. */
    public SelectText(TableSql table, Mappings mappings) {
        this.table = table;
        this.mappings = mappings;
        joins = new Joins(table, mappings);
    }

    /**
     * Joins one more table.
     *
     * @param alias the name it goes by, or null for its own
     * @param left whether rows stay for which it has none
     */
    public void join(Class<?> type, @Nullable String alias, boolean left) {
        joins.join(mappings.of(type), alias, left);
    }

    /** What the last join is made on; without it, the one foreign key. */
    public void on(Condition condition) {
        joins.on(condition);
    }

    /** The scope in which the statement is checked as it grows. */
    Scope draft() {
        joins.settle();
        return joins.draft();
    }

    /** Narrows by one more condition; null adds none. */
    public void where(@Nullable Condition condition) {
        where.addOfRows(condition, draft());
    }

    /** One row for each value of the property. */
    public void groupBy(Prop<?, ?> property) {
        if (OperandResolver.operand(draft(), property).aggregate()) {
            throw new QueryException("groupBy(..) takes what a row has by itself, not count(), sum(..) and the like");
        }
        groups.add(property);
    }

    /** Narrows the groups by one more condition; null adds none. */
    public void having(@Nullable Condition condition) {
        having.add(condition, draft());
    }

    /** Equal rows only once. */
    public void distinct() {
        distinct = true;
    }

    /** Orders by one more property; one that is already ordered by keeps its place and direction. */
    public void orderBy(Prop<?, ?> property) {
        ordering.add(property, draft());
    }

    /** At most so many rows. */
    public void limit(long rows) {
        limit = natural("limit", rows);
    }

    /** Without the first rows. */
    public void offset(long rows) {
        offset = natural("offset", rows);
    }

    static long natural(String name, long rows) {
        if (rows < 0) {
            throw new QueryException(name + "(" + rows + "): a number of rows is 0 or more");
        }
        return rows;
    }

    /** Only the rows behind those a cursor was made for; null for all. */
    public void after(@Nullable String place) {
        cursor = place;
    }

    /** Keeps others from writing the rows until the transaction ends. */
    public void lock(boolean skip) {
        joins.draft().dialect().lock("", skip);
        skipLocked = skip;
    }

    /** The select of the class's own rows. */
    public <T> SelectQuery<T> rows(TableMapping<T> mapping) {
        return new TableQuery<>(this, new Projection.OfEntity<>(mapping, table));
    }

    /** The select of some columns, handed to a function row by row. */
    public <R extends @Nullable Object> SelectQuery<R> columns(
            List<? extends Prop<?, ?>> columns, Function<@Nullable Object[], R> maker) {
        Projection.outputs(draft(), columns);
        return new TableQuery<>(this, new Projection.OfConstructor<>(columns, maker));
    }

    /** The select of the columns that a class names. */
    public <R> SelectQuery<R> named(Class<R> type) {
        NamedColumns.requireColumns(type, draft());
        return new TableQuery<>(this, new NamedColumns<>(type, mappings.rows(type), draft()));
    }

    Scope scope(@Nullable Scope outer) {
        joins.settle();
        return joins.scope(outer);
    }

    Joins joins() {
        return joins;
    }

    boolean isDistinct() {
        return distinct;
    }

    /** Returns whether each row of the tables gives one row: neither groups nor distinct rows. */
    boolean isRowByRow() {
        return groups.isEmpty() && !distinct && having.isEmpty();
    }

    boolean grouped() {
        return !groups.isEmpty();
    }

    boolean ordered() {
        return !ordering.isEmpty();
    }

    boolean cut() {
        return limit != SelectQuery.NO_LIMIT || offset != 0;
    }

    long limit() {
        return limit;
    }

    long offset() {
        return offset;
    }

    @Nullable
    String cursor() {
        return cursor;
    }

    @Nullable
    Boolean skipLocked() {
        return skipLocked;
    }

    boolean havingGiven() {
        return !having.isEmpty();
    }

    /** The columns that the condition on groups looks at as they are. */
    List<Operand> havingColumns(Scope scope) {
        SqlWriter written = new SqlWriter();
        having.write(written, scope, " HAVING ");
        return written.columns();
    }

    List<Ordering.Key> keys(Scope scope) {
        return ordering.keys(scope);
    }

    List<Operand> groups(Scope scope) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<Operand> operands = new ArrayList<>(groups.size());
        groups.forEach(group -> operands.add(OperandResolver.operand(scope, group)));
        return operands;
    }

    /** Everything from FROM to HAVING. */
    void writeBody(SqlWriter out, Scope scope, List<Output> outputs, @Nullable Keyset keyset) {
        writeBody(out, scope, outputs, keyset, null);
    }

    /** @param present what must have a value in every row; null for nothing */
    void writeBody(
            SqlWriter out, Scope scope, List<Output> outputs, @Nullable Keyset keyset, @Nullable Operand present) {
        joins.write(out, scope);
        where.write(out, scope, " WHERE ");
        boolean narrowed = !where.isEmpty();
        if (keyset != null) {
            out.sql(narrowed ? " AND " : " WHERE ");
            keyset.write(out, scope);
            narrowed = true;
        }
        if (present != null && !present.aggregate()) {
            out.sql(narrowed ? " AND " : " WHERE ").operand(present).sql(" IS NOT NULL");
        }
        List<Operand> operands = groups(scope);
        for (int i = 0; i < operands.size(); i++) {
            out.sql(i == 0 ? " GROUP BY " : ", ");
            Operand group = operands.get(i);
            Operand normal = StoredValue.normal(scope, group);
            int place = group.binds().isEmpty() || normal != group ? 0 : Ordering.place(group, outputs);
            if (place > 0) {
                out.sql(String.valueOf(place));
            } else {
                out.operand(normal);
            }
        }
        having.write(out, scope, " HAVING ");
        if (present != null && present.aggregate()) {
            out.sql(having.isEmpty() ? " HAVING " : " AND ").operand(present).sql(" IS NOT NULL");
        }
    }
}
