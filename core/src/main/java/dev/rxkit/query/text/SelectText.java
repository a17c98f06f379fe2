package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the text of a SELECT over a table and those joined to it. Mutable, not thread-safe. */
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

    /** Creates a statement on the table of a class. */
    public SelectText(TableSql table, Mappings mappings) {
        this.table = table;
        this.mappings = mappings;
        joins = new Joins(table, mappings);
    }

    /**
     * Joins a table.
     *
     * @param alias the alias of the table, or null
     * @param left whether rows without a match are kept
     */
    public void join(Class<?> type, @Nullable String alias, boolean left) {
        joins.join(mappings.of(type), alias, left);
    }

    /** Adds a condition to the last join; without one, the only foreign key is used. */
    public void on(Condition condition) {
        joins.on(condition);
    }

    /** Returns the scope in which the statement is checked while it is built. */
    Scope draft() {
        joins.settle();
        return joins.draft();
    }

    /**
     * Adds a condition; null adds none.
     *
     * @throws QueryException if it does not fit the statement
     */
    public void where(@Nullable Condition condition) {
        where.addOfRows(condition, draft());
    }

    /**
     * Groups the rows by a property.
     *
     * @throws QueryException if it does not fit the statement, or is an aggregate
     */
    public void groupBy(Prop<?, ?> property) {
        if (OperandResolver.operand(draft(), property).aggregate()) {
            throw new QueryException("groupBy(..) takes properties of single rows, not count(), sum(..) and the like");
        }
        groups.add(property);
    }

    /**
     * Adds a condition on groups; null adds none.
     *
     * @throws QueryException if it does not fit the statement
     */
    public void having(@Nullable Condition condition) {
        having.add(condition, draft());
    }

    /** Returns equal rows only once. */
    public void distinct() {
        distinct = true;
    }

    /** Orders by a further property; one that is in the order already keeps its position and direction. */
    public void orderBy(Prop<?, ?> property) {
        ordering.add(property, draft());
    }

    /**
     * Sets the maximum number of rows.
     *
     * @throws QueryException if it is negative
     */
    public void limit(long rows) {
        limit = natural("limit", rows);
    }

    /**
     * Sets the number of rows to skip.
     *
     * @throws QueryException if it is negative
     */
    public void offset(long rows) {
        offset = natural("offset", rows);
    }

    static long natural(String name, long rows) {
        if (rows < 0) {
            throw new QueryException(name + "(" + rows + "): a number of rows must be 0 or more");
        }
        return rows;
    }

    /** Limits the result to the rows after a cursor; null for all rows. */
    public void after(@Nullable String place) {
        cursor = place;
    }

    /**
     * Locks the rows until the transaction ends.
     *
     * @param skip whether rows that others have locked are skipped
     * @throws QueryException if the database cannot do that
     */
    public void lock(boolean skip) {
        joins.draft().dialect().lock("", skip);
        skipLocked = skip;
    }

    /** Returns the select of whole rows of the class. */
    public <T> SelectQuery<T> rows(TableMapping<T> mapping) {
        return new TableQuery<>(this, new Projection.OfEntity<>(mapping, table));
    }

    /** Returns the select of some columns, which are passed to a function for each row. */
    public <R extends @Nullable Object> SelectQuery<R> columns(
            List<? extends Prop<?, ?>> columns, Function<@Nullable Object[], R> maker) {
        Projection.outputs(draft(), columns);
        return new TableQuery<>(this, new Projection.OfConstructor<>(columns, maker));
    }

    /** Returns the select of the columns that the properties of a class name. */
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

    /** Returns the columns that the conditions on groups use outside of aggregates. */
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
        groups.forEach(group -> operands.add(OperandResolver.compared(scope, group)));
        return operands;
    }

    /**
     * Writes FROM and WHERE.
     *
     * @param more writes further conditions
     */
    void writeRows(SqlWriter out, Scope scope, List<Consumer<SqlWriter>> more) {
        joins.write(out, scope);
        where.write(out, scope, " WHERE ");
        for (int i = 0; i < more.size(); i++) {
            out.sql(where.isEmpty() && i == 0 ? " WHERE " : " AND ");
            more.get(i).accept(out);
        }
    }

    /**
     * Writes GROUP BY and HAVING.
     *
     * @param present an aggregate that must not be NULL; null for none
     */
    void writeGroups(SqlWriter out, Scope scope, List<Output> outputs, @Nullable Operand present) {
        List<Operand> operands = groups(scope);
        for (int i = 0; i < operands.size(); i++) {
            out.sql(i == 0 ? " GROUP BY " : ", ");
            Operand group = operands.get(i);
            Operand normal = StoredValue.normal(scope, group);
            boolean bound = !group.binds().isEmpty();
            int place = bound && normal == group ? Ordering.place(group, outputs) : 0;
            if (place > 0) {
                out.sql(String.valueOf(place));
            } else {
                out.operand(bound ? normal.key() : normal);
            }
        }
        having.write(out, scope, " HAVING ");
        if (present != null) {
            out.sql(having.isEmpty() ? " HAVING " : " AND ").operand(present).sql(" IS NOT NULL");
        }
    }
}
