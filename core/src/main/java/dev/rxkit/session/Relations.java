package dev.rxkit.session;

import static dev.rxkit.query.Sql.col;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.query.bind.Values;
import dev.rxkit.query.text.RowType;
import dev.rxkit.query.text.UpdateText;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.write.Chunks;
import dev.rxkit.session.write.KeyMatcher;
import dev.rxkit.session.write.KeyValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads related rows for lists of rows by one query. Keys are equal if the database compares them as equal, as for
 * foreign keys; the entries of a result have the keys of the given objects. Not thread-safe.
 */
final class Relations {

    /** The key of a target row and a row that refers to it; null if the left join found none. */
    private record Related<V>(KeyValue key, @Nullable V value) {}

    private final SessionContext context;

    Relations(SessionContext context) {
        this.context = context;
    }

    <P, C, K> Map<K, List<C>> children(Collection<P> parents, Prop<C, K> reference) {
        TableMapping<C> children = mapping(RowType.of(reference));
        PropertyMapping property = property(children, reference);
        return referring(parents, children, property, (type, target, keys) -> {
            Alias<C> child = alias(children.type(), type);
            Joined<?> joined = joined(type, target, child, property, keys);
            if (target.is(PropertyMapping.Mark.ORDERED)) {
                // By parent first: an index on the reference then gives the rows in this order.
                joined.orderBy(named(type, target));
            }
            order(joined, child, children);
            return joined.to(
                            (Object key, @Nullable C row) -> new Related<>(new KeyValue(key), row),
                            named(type, target),
                            child.row())
                    .list();
        });
    }

    <P, L, K, C> Map<K, List<Linked<L, C>>> linked(
            Collection<P> parents, Prop<L, K> toParent, @Nullable Prop<L, ?> toRow, Class<C> row) {
        TableMapping<L> links = mapping(RowType.of(toParent));
        TableMapping<C> rows = mapping(row);
        PropertyMapping parent = property(links, toParent);
        PropertyMapping reference = toRow == null ? reference(links, parent, rows) : property(links, toRow);
        PropertyMapping end = target(links, reference, rows);
        return referring(parents, links, parent, (type, target, keys) -> {
            Alias<L> link = alias(links.type(), type);
            Alias<C> other = alias(row, type, links.type());
            Joined<?> joined = joined(type, target, link, parent, keys)
                    .leftJoin(other)
                    .on(col(other.col(Sql.<C>named(end.name()))).eqCol(link.col(Sql.named(reference.name()))));
            order(joined, other, rows);
            return joined.to(
                            (Object key, @Nullable L one, @Nullable C two) -> new Related<>(
                                    new KeyValue(key), one == null || two == null ? null : new Linked<>(one, two)),
                            named(type, target),
                            link.row(),
                            other.row())
                    .list();
        });
    }

    @SuppressWarnings("unchecked") // a reference has the values of its type
    <C, K, P> Map<K, P> parents(Collection<C> children, Prop<C, K> reference, Class<P> type) {
        if (children.isEmpty()) {
            return new LinkedHashMap<>();
        }
        TableMapping<C> referring = mapping(RowType.of(reference));
        PropertyMapping property = property(referring, reference);
        TableMapping<P> parents = mapping(type);
        PropertyMapping target = target(referring, property, parents);
        Map<Object, KeyValue> keys = new LinkedHashMap<>();
        for (C child : children) {
            Object key = property.get(child);
            if (key != null) {
                keys.putIfAbsent(given(property, property, child), new KeyValue(key));
            }
        }
        Map<KeyValue, P> found = new HashMap<>();
        for (List<KeyValue> some : Chunks.of(distinct(keys.values()))) {
            Map<KeyValue, P> rows = new HashMap<>();
            select(type)
                    .where(target.name())
                    .in(values(some))
                    .list()
                    .forEach(parent -> rows.put(new KeyValue(key(target, parent)), parent));
            match(type, target, some, rows.keySet())
                    .forEach((wanted, stored) -> found.put(wanted, Objects.requireNonNull(rows.get(stored))));
        }
        Map<K, P> entries = new LinkedHashMap<>();
        keys.forEach((given, key) -> {
            if (found.containsKey(key)) {
                entries.put((K) given, found.get(key));
            }
        });
        return entries;
    }

    /** Returns the select of the rows with some keys and of the rows that refer to them. */
    @FunctionalInterface
    private interface Question<V> {
        List<Related<V>> ask(Class<?> type, PropertyMapping target, List<Object> keys);
    }

    /** Returns the rows that refer to each parent, by the parent's key in the type of the reference. */
    @SuppressWarnings("unchecked") // a reference has the values of its type
    private <P, K, V> Map<K, List<V>> referring(
            Collection<P> parents, TableMapping<?> referring, PropertyMapping reference, Question<V> question) {
        Map<K, List<V>> entries = new LinkedHashMap<>();
        if (parents.isEmpty()) {
            return entries;
        }
        Class<?> type = parents.iterator().next().getClass();
        PropertyMapping target = target(referring, reference, mapping(type));
        Map<KeyValue, List<List<V>>> wanted = new LinkedHashMap<>();
        for (P parent : parents) {
            KeyValue key = new KeyValue(key(target, parent));
            Object given = given(reference, target, parent);
            if (!entries.containsKey(given)) {
                List<V> entry = new ArrayList<>();
                entries.put((K) given, entry);
                wanted.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
            }
        }
        for (List<KeyValue> some : Chunks.of(List.copyOf(wanted.keySet()))) {
            Map<KeyValue, List<V>> rows = new LinkedHashMap<>();
            KeyValue last = null;
            List<V> all = List.of();
            for (Related<V> related : question.ask(type, target, values(some))) {
                // Mostly ordered by the key.
                if (!related.key().equals(last)) {
                    last = related.key();
                    all = rows.computeIfAbsent(last, none -> new ArrayList<>());
                }
                if (related.value() != null) {
                    all.add(related.value());
                }
            }
            match(type, target, some, rows.keySet()).forEach((key, stored) -> {
                for (List<V> entry : Objects.requireNonNull(wanted.get(key))) {
                    entry.addAll(Objects.requireNonNull(rows.get(stored)));
                }
            });
        }
        return entries;
    }

    /** Returns the select of the rows with some keys, left joined with the rows that refer to them. */
    private <C> Joined<?> joined(
            Class<?> type, PropertyMapping target, Alias<C> from, PropertyMapping reference, List<Object> keys) {
        // The target comes first: SQLite compares by the collation of the left column, as its foreign keys do.
        return select(type)
                .leftJoin(from)
                .on(col(named(type, target)).eqCol(from.col(Sql.named(reference.name()))))
                .where(type.getSimpleName() + "." + target.name())
                .in(keys);
    }

    private static <C> void order(Joined<?> joined, Alias<C> rows, TableMapping<C> mapping) {
        for (PropertyMapping key : mapping.key()) {
            if (key.is(PropertyMapping.Mark.ORDERED)) {
                joined.orderBy(rows.col(Sql.<C>named(key.name())));
            }
        }
    }

    /** Returns an alias that differs from the table names of the other classes. */
    private static <C> Alias<C> alias(Class<C> type, Class<?>... others) {
        StringBuilder name = new StringBuilder(type.getSimpleName());
        for (Class<?> other : others) {
            name.append(other.getSimpleName().equalsIgnoreCase(type.getSimpleName()) ? "_2" : "");
        }
        return Sql.alias(type, name.toString());
    }

    private static Prop<Object, Object> named(Class<?> type, PropertyMapping property) {
        return Sql.named(type.getSimpleName() + "." + property.name());
    }

    private Map<KeyValue, KeyValue> match(
            Class<?> type, PropertyMapping target, Collection<KeyValue> wanted, Set<KeyValue> found) {
        KeyMatcher matcher = new KeyMatcher(context.executor(), context.plan(type), target);
        return context.calls().read(() -> matcher.match(wanted, found));
    }

    private <T> Select<T> select(Class<T> type) {
        return new Select<>(context, context.plan(type));
    }

    private static List<KeyValue> distinct(Collection<KeyValue> keys) {
        return List.copyOf(new LinkedHashSet<>(keys));
    }

    private static List<Object> values(List<KeyValue> keys) {
        return keys.stream().map(KeyValue::value).toList();
    }

    private <T> TableMapping<T> mapping(Class<T> type) {
        return context.plan(type).mapping();
    }

    private <T> PropertyMapping property(TableMapping<T> mapping, Prop<T, ?> prop) {
        return UpdateText.named(context.dialect(), context.mappings(), mapping, List.of(prop))
                .get(0);
    }

    /** Returns the key of a row. */
    private static Object key(PropertyMapping target, Object row) {
        Object key = target.get(row);
        if (key == null) {
            throw new QueryException("a " + row.getClass().getSimpleName() + " without " + target.name()
                    + " has no rows that refer to it: add it first");
        }
        return key;
    }

    /** Returns the value of a property, converted to the type of the reference. */
    private static Object given(PropertyMapping reference, PropertyMapping property, Object row) {
        return Values.fit(reference, Objects.requireNonNull(property.inside(row)));
    }

    /** Returns the property that a reference refers to: the target of its foreign key, or else the key of the class. */
    private static PropertyMapping target(TableMapping<?> from, PropertyMapping reference, TableMapping<?> to) {
        for (ForeignKey key : references(from, to)) {
            if (key.columns().get(0).equals(reference.column().name())) {
                return column(to, key.targetColumns().get(0));
            }
        }
        boolean refersElsewhere = from.table().foreignKeys().stream()
                .anyMatch(key -> key.columns().contains(reference.column().name()));
        PropertyMapping whole = to.key().get(0);
        if (refersElsewhere || to.key().size() > 1 || whole.valueType() != reference.valueType()) {
            throw new QueryException(from.type().getSimpleName() + "." + reference.name() + " does not refer to "
                    + to.type().getSimpleName() + ": name a property that is marked @References("
                    + to.type().getSimpleName() + ".class)");
        }
        return whole;
    }

    /** Returns the only other property of a link class that refers to a class. */
    private static PropertyMapping reference(TableMapping<?> links, PropertyMapping known, TableMapping<?> to) {
        List<PropertyMapping> all = references(links, to).stream()
                .map(key -> column(links, key.columns().get(0)))
                .filter(property -> property != known)
                .toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        String type = to.type().getSimpleName();
        throw new QueryException(
                all.isEmpty()
                        ? links.type().getSimpleName() + " does not refer to " + type + ": mark a property @References("
                                + type + ".class), or name it in linked(..)"
                        : links.type().getSimpleName() + " refers to " + type + " by "
                                + all.stream().map(PropertyMapping::name).collect(Collectors.joining(", "))
                                + ": name one of them in linked(..)");
    }

    private static List<ForeignKey> references(TableMapping<?> from, TableMapping<?> to) {
        return from.table().foreignKeys().stream()
                .filter(key -> key.columns().size() == 1
                        && key.target().equals(to.table().name()))
                .toList();
    }

    private static PropertyMapping column(TableMapping<?> mapping, String column) {
        return mapping.properties().stream()
                .filter(property -> property.column().name().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
