package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Generation;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.bind.PropertyType;
import dev.rxkit.query.bind.Values;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.schema.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the text of an UPDATE by condition. Mutable, not thread-safe. */
public final class UpdateText {

    /** An expression as a value. */
    private record Column(Prop<?, ?> prop) {}

    private final Scope scope;
    private final Filter filter = new Filter();
    private final Filter.Required guard;
    private final Map<PropertyMapping, @Nullable Object> values = new LinkedHashMap<>();

    /** Creates a statement on the table of a class. */
    public UpdateText(Dialect dialect, Mappings mappings, TableMapping<?> root) {
        scope = Scope.ofWrite(dialect, mappings, root);
        guard = new Filter.Required("update", root);
    }

    /**
     * Sets a property to a value; null sets it to NULL. Of several calls for a property, the last one is used.
     *
     * @throws QueryException if the property is a key or read-only, cannot be null, or is of another type
     */
    public void set(Prop<?, ?> prop, @Nullable Object value) {
        PropertyRef found = OperandResolver.property(scope, prop);
        PropertyMapping property = writable(found);
        if (value == null && !property.column().nullable()) {
            throw new QueryException(found.shown() + " cannot be null");
        }
        Object bare =
                value instanceof Optional<?> optional && property.is(Mark.OPTIONAL) ? optional.orElse(null) : value;
        values.put(property, bare == null ? null : property.stored(Values.fit(property, bare)));
    }

    /**
     * Sets a property to another property or an expression of the same row. Of several calls for a property, the last
     * one is used.
     *
     * @throws QueryException if the property is a key or read-only, or one of them does not fit the statement
     */
    public void setColumn(Prop<?, ?> prop, Prop<?, ?> other) {
        PropertyMapping property = writable(OperandResolver.property(scope, prop));
        OperandResolver.operand(scope, other);
        values.put(property, new Column(other));
    }

    /**
     * Returns the properties of {@code update(x, ..)}, each once.
     *
     * @throws QueryException if one is a key or read-only
     */
    public static List<PropertyMapping> chosen(
            Dialect dialect, Mappings mappings, TableMapping<?> mapping, List<? extends Prop<?, ?>> props) {
        Scope scope = Scope.of(dialect, mappings, mapping);
        return props.stream()
                .map(prop -> writable(OperandResolver.property(scope, prop)))
                .distinct()
                .toList();
    }

    /** Returns the properties, each once. */
    public static List<PropertyMapping> named(
            Dialect dialect, Mappings mappings, TableMapping<?> mapping, List<? extends Prop<?, ?>> props) {
        Scope scope = Scope.of(dialect, mappings, mapping);
        return props.stream()
                .map(prop -> OperandResolver.property(scope, prop).property())
                .distinct()
                .toList();
    }

    private static PropertyMapping writable(PropertyRef found) {
        if (found.property().is(Mark.KEY)) {
            throw new QueryException(found.shown() + " is the key, which cannot be changed: insert a new row instead");
        }
        if (found.property().is(Mark.READ_ONLY)) {
            throw new QueryException(found.shown() + " is @ReadOnly: the database sets it");
        }
        return found.property();
    }

    /**
     * Adds a condition; null adds none.
     *
     * @throws QueryException if it does not fit the statement
     */
    public void where(@Nullable Condition condition) {
        filter.addOfRows(condition, scope);
    }

    /** Allows the statement to update every row. */
    public void all() {
        guard.lift();
    }

    /**
     * Returns the statement, which also raises the version and sets {@code @UpdatedAt}, unless they were set
     * explicitly.
     *
     * @param now returns the current time in the type of a property
     * @throws QueryException if it sets nothing, or has no condition and {@link #all} was not called
     */
    public BoundSql statement(Function<PropertyMapping, Object> now) {
        SqlWriter out = assignments(now);
        filter.write(out, scope, " WHERE ");
        return out.done();
    }

    /**
     * Returns the statement that also returns the rows it has updated, with all columns in the order of the mapping's
     * properties.
     */
    public BoundSql returning(Function<PropertyMapping, Object> now) {
        SqlWriter out = assignments(now);
        filter.write(out, scope, " WHERE ");
        return ReturningClause.write(out, scope).done();
    }

    /**
     * Returns the query of the keys of the rows that the statement would update, which it locks; for a database whose
     * UPDATE cannot return rows.
     */
    public BoundSql keys() {
        guard.check(filter);
        SqlWriter out = new SqlWriter().sql("SELECT ");
        List<PropertyMapping> key = scope.root().key();
        for (int i = 0; i < key.size(); i++) {
            out.next(i, ", ").sql(column(key.get(i)));
        }
        out.sql(" FROM ").sql(table());
        filter.write(out, scope, " WHERE ");
        return out.sql(scope.dialect().lock(table(), false)).done();
    }

    /** Returns the statement that updates the rows of some keys. */
    public BoundSql statement(Function<PropertyMapping, Object> now, List<@Nullable Object[]> keys) {
        SqlWriter out = assignments(now).sql(" WHERE ");
        PredicateWriter.write(out, scope, ReturningClause.keyed(scope.root(), keys));
        return out.done();
    }

    /**
     * Returns the query of the rows of some keys, with all columns in the order of the mapping's properties. It locks
     * them, so that their current state is read and not that of the transaction's snapshot.
     */
    public BoundSql rows(List<@Nullable Object[]> keys) {
        SqlWriter out = new SqlWriter().sql("SELECT ");
        RowColumns.of(scope, scope.sources().get(0)).write(out, 0);
        out.sql(" FROM ").sql(table()).sql(" WHERE ");
        PredicateWriter.write(out, scope, ReturningClause.keyed(scope.root(), keys));
        return out.sql(scope.dialect().lock(table(), false)).done();
    }

    private SqlWriter assignments(Function<PropertyMapping, Object> now) {
        if (values.isEmpty()) {
            throw new QueryException(
                    "update(" + scope.root().type().getSimpleName() + ".class) sets nothing: add set(..)");
        }
        guard.check(filter);
        Map<PropertyMapping, @Nullable Object> all = new LinkedHashMap<>(values);
        List<PropertyMapping> raised = new ArrayList<>();
        for (PropertyMapping property : scope.root().properties()) {
            if (!values.containsKey(property)) {
                switch (Generation.of(property)) {
                    case UPDATE_TIME -> all.put(property, now.apply(property));
                    case VERSION -> raised.add(property);
                    case NONE, CREATION_TIME, UUID_KEY -> {}
                }
            }
        }
        Assignments assignments = new Assignments(scope.dialect());
        for (Map.Entry<PropertyMapping, @Nullable Object> entry : all.entrySet()) {
            SqlWriter value = new SqlWriter();
            if (entry.getValue() instanceof Column column) {
                value.operand(assigned(entry.getKey(), OperandResolver.operand(scope, column.prop())));
            } else {
                value.value(entry.getKey(), entry.getValue());
            }
            assignments.add(column(entry.getKey()), value);
        }
        raised.forEach(version -> assignments.add(column(version), new SqlWriter().sql(next(version))));
        return assignments.write(table());
    }

    /** Returns a computed value in the form of the property's column. */
    private Operand assigned(PropertyMapping property, Operand operand) {
        OperandType column = new PropertyType(property, scope.root().type().getSimpleName(), false);
        ComputedTypes.requireSameForm(scope.dialect(), column, operand.typed());
        ColumnType.Logical type = property.declaredType();
        Integer scale = operand.typed().scale();
        if (type.precision() == null
                || type.scale() == null
                || scale == null
                || !column.ordered()
                || operand.column() != null && fits(operand.column().property().declaredType(), type)) {
            return operand;
        }
        String text = scope.dialect().assigned(operand.text(), scale, type.precision(), type.scale());
        return Operand.of(
                new SqlWriter().sql(text).binds(operand.binds()), column, operand.nullable(), operand.aggregate());
    }

    /** Returns whether every decimal of one type is a decimal of the other. */
    private static boolean fits(ColumnType.Logical inner, ColumnType.Logical outer) {
        Integer digits = whole(inner);
        Integer most = whole(outer);
        return digits != null
                && most != null
                && digits <= most
                && Objects.requireNonNull(inner.scale()) <= Objects.requireNonNull(outer.scale());
    }

    private static @Nullable Integer whole(ColumnType.Logical type) {
        return type.precision() == null || type.scale() == null ? null : (Integer) (type.precision() - type.scale());
    }

    private String next(PropertyMapping version) {
        return TableSql.next(scope.dialect(), version, column(version));
    }

    private String column(PropertyMapping property) {
        return scope.column(scope.sources().get(0), property);
    }

    private String table() {
        return scope.table(scope.sources().get(0));
    }
}
