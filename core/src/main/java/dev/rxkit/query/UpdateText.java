package dev.rxkit.query;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.TableMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text of an UPDATE by condition, as it is put together. Mutable, for one thread. */
public final class UpdateText {

    private final Scope scope;
    private final Filter filter;
    private final Guarded guard;
    private final Map<PropertyMapping, @Nullable Object> values = new LinkedHashMap<>();

    /** A statement about the table of a class. */
    public UpdateText(Dialect dialect, TableMapping<?> root) {
        scope = new Scope(dialect, root);
        filter = new Filter(scope);
        guard = new Guarded("update", root);
    }

    /** Gives a property a new value; null makes it NULL. The last call for a property counts. */
    public void set(Prop<?, ?> prop, @Nullable Object value) {
        PropertyMapping property = notKey(scope, scope.property(prop));
        if (value == null && !property.column().nullable()) {
            throw new QueryException(scope.name(property) + " cannot be null");
        }
        Object bare = value instanceof java.util.Optional<?> optional && property.is(Mark.OPTIONAL)
                ? optional.orElse(null)
                : value;
        values.put(property, bare == null ? null : property.stored(Values.fit(property, bare)));
    }

    /** The properties that {@code update(x, ..)} names; a key is refused. */
    public static List<PropertyMapping> chosen(
            Dialect dialect, TableMapping<?> mapping, List<? extends Prop<?, ?>> props) {
        Scope scope = new Scope(dialect, mapping);
        return props.stream()
                .map(prop -> notKey(scope, scope.property(prop)))
                .distinct()
                .toList();
    }

    /** The properties that are named, each once. */
    public static List<PropertyMapping> named(
            Dialect dialect, TableMapping<?> mapping, List<? extends Prop<?, ?>> props) {
        Scope scope = new Scope(dialect, mapping);
        return props.stream().map(scope::property).distinct().toList();
    }

    private static PropertyMapping notKey(Scope scope, PropertyMapping property) {
        if (property.is(Mark.KEY)) {
            throw new QueryException(scope.name(property) + " is the key: a row keeps its key for life");
        }
        return property;
    }

    /** Narrows by one more condition; null adds none. */
    public void where(@Nullable Condition condition) {
        filter.add(condition);
    }

    /** Every row is meant. */
    public void all() {
        guard.lift();
    }

    /**
     * The statement; refused if it sets nothing, or would reach every row without {@link #all}. It raises the version
     * and sets {@code @UpdatedAt} unless that was set by hand.
     *
     * @param now the present instant in a property's own type
     */
    public BoundSql statement(Function<PropertyMapping, Object> now) {
        if (values.isEmpty()) {
            throw new QueryException(
                    "update(" + scope.root().type().getSimpleName() + ".class) sets nothing: add set(..)");
        }
        guard.check(filter);
        scope.root().marked(Mark.UPDATED_AT).ifPresent(p -> values.computeIfAbsent(p, now));
        SqlWriter out = new SqlWriter().sql("UPDATE ").sql(scope.table()).sql(" SET ");
        String separator = "";
        for (Map.Entry<PropertyMapping, @Nullable Object> entry : values.entrySet()) {
            out.sql(separator).sql(scope.column(entry.getKey())).sql(" = ").value(entry.getKey(), entry.getValue());
            separator = ", ";
        }
        scope.root()
                .marked(Mark.VERSION)
                .filter(version -> !values.containsKey(version))
                .map(scope::column)
                .ifPresent(version -> out.sql(", " + version + " = " + version + " + 1"));
        filter.write(out);
        return out.done();
    }
}
