package dev.rxkit.session;

import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.named;
import static dev.rxkit.query.Sql.row;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Prop;
import dev.rxkit.query.RowType;
import dev.rxkit.query.UpdateText;
import dev.rxkit.query.Values;
import dev.rxkit.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows references between lists of rows, one query for all of them. For one thread. */
final class Relations {

    private final Session session;
    private final Sessions sessions;

    Relations(Session session, Sessions sessions) {
        this.session = session;
        this.sessions = sessions;
    }

    <P, C, K> Map<K, List<C>> children(Collection<P> parents, Prop<C, K> reference) {
        TableMapping<C> children = mapping(RowType.of(reference));
        PropertyMapping property = property(children, reference);
        Map<K, List<C>> found = entries(parents, children, property);
        for (List<K> keys : Chunks.of(List.copyOf(found.keySet()))) {
            Select<C> select =
                    session.select(children.type()).where(property.name()).in(keys);
            for (PropertyMapping key : children.key()) {
                select.orderBy(key.name());
            }
            for (C child : select.list()) {
                of(found, property.get(child)).add(child);
            }
        }
        return found;
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
        Set<Object> keys = new LinkedHashSet<>();
        for (C child : children) {
            Object key = property.get(child);
            if (key != null) {
                keys.add(key);
            }
        }
        Map<Object, P> byKey = new LinkedHashMap<>();
        for (List<Object> some : Chunks.of(List.copyOf(keys))) {
            session.select(type)
                    .where(target.name())
                    .in(some)
                    .list()
                    .forEach(parent -> byKey.put(key(property, target, parent), parent));
        }
        Map<K, P> found = new LinkedHashMap<>();
        keys.stream().filter(byKey::containsKey).forEach(key -> found.put((K) key, byKey.get(key)));
        return found;
    }

    <P, L, K, C> Map<K, List<Linked<L, C>>> linked(
            Collection<P> parents, Prop<L, K> toParent, @Nullable Prop<L, ?> toRow, Class<C> type) {
        TableMapping<L> links = mapping(RowType.of(toParent));
        TableMapping<C> rows = mapping(type);
        PropertyMapping parent = property(links, toParent);
        PropertyMapping reference = toRow == null ? reference(links, parent, rows) : property(links, toRow);
        PropertyMapping target = target(links, reference, rows);
        Map<K, List<Linked<L, C>>> found = entries(parents, links, parent);
        String link = links.type().getSimpleName() + ".";
        String row = type.getSimpleName() + ".";
        for (List<K> keys : Chunks.of(List.copyOf(found.keySet()))) {
            Joined<L> joined = session.select(links.type())
                    .join(type)
                    .on(col(link + reference.name()).eqCol(named(row + target.name())))
                    .where(link + parent.name())
                    .in(keys);
            for (PropertyMapping key : rows.key()) {
                joined.orderBy(row + key.name());
            }
            List<Linked<L, C>> all = joined.to(
                            (L one, C other) -> new Linked<>(one, other), row(links.type()), row(type))
                    .list();
            for (Linked<L, C> each : all) {
                of(found, parent.get(each.link())).add(each);
            }
        }
        return found;
    }

    private <T> TableMapping<T> mapping(Class<T> type) {
        return session.inside().tables().plan(type).mapping();
    }

    private <T> PropertyMapping property(TableMapping<T> mapping, Prop<T, ?> prop) {
        return UpdateText.named(sessions.dialect(), sessions.mappings(), mapping, List.of(prop))
                .get(0);
    }

    /** An empty list for every parent, by its key in the type of the property that refers to it. */
    @SuppressWarnings("unchecked") // a reference has the values of its type
    private <P, K, V> Map<K, List<V>> entries(
            Collection<P> parents, TableMapping<?> referring, PropertyMapping reference) {
        Map<K, List<V>> entries = new LinkedHashMap<>();
        PropertyMapping target = null;
        for (P parent : parents) {
            if (target == null) {
                target = target(referring, reference, mapping(parent.getClass()));
            }
            entries.putIfAbsent((K) key(reference, target, parent), new ArrayList<>());
        }
        return entries;
    }

    private static Object key(PropertyMapping reference, PropertyMapping target, Object parent) {
        Object key = target.get(parent);
        if (key == null) {
            throw new QueryException("a " + parent.getClass().getSimpleName() + " without " + target.name()
                    + " has no rows that refer to it: add it first");
        }
        return Values.fit(reference, key);
    }

    @SuppressWarnings("unchecked") // the database compared it with one of the keys
    private static <K, V> List<V> of(Map<K, List<V>> found, @Nullable Object key) {
        return found.computeIfAbsent((K) key, missing -> new ArrayList<>());
    }

    /** The property a reference refers to: by its foreign key, else the whole key of the class. */
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

    /** The one property of a link that refers to a class, beside the one that is known. */
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
