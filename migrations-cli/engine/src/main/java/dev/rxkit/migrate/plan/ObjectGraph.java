package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The dependencies among the tables, enum types and other objects of one schema, found by the names in their texts. The
 * body of a routine does not have to be valid when the routine is created, so that its dependencies are loose: they
 * decide an order only where they do not contradict another dependency. Things are {@link Table}, {@link EnumType} and
 * {@link StoredObject}. Immutable after construction.
 */
public final class ObjectGraph {
    private final Map<Object, Set<Object>> needed = new LinkedHashMap<>();
    private final Map<Object, Set<Object>> loose = new HashMap<>();
    private final ObjectNames names = new ObjectNames();
    private final Map<TableName, Object> owners = new HashMap<>();

    private ObjectGraph(Schema schema) {
        schema.enums().forEach(type -> name(type, type.name()));
        schema.tables().forEach(table -> name(table, table.name()));
        schema.objects().forEach(object -> name(object, nameOf(object)));
        schema.tables().forEach(table -> owners.put(table.name(), table));
        schema.objects().stream()
                .filter(object -> switch (object.kind()) {
                    case VIEW, PARTITION, TABLE, TYPE -> true;
                    default -> false;
                })
                .forEach(object -> owners.putIfAbsent(nameOf(object), object));
        for (Table table : schema.tables()) {
            texts(table).forEach(text -> needed(table).addAll(names.mentioned(text, table)));
            table.foreignKeys().stream()
                    .map(ForeignKey::target)
                    .map(owners::get)
                    .filter(target -> target != null && target != table)
                    .forEach(needed(table)::add);
        }
        schema.objects().forEach(this::object);
    }

    public static ObjectGraph of(Schema schema) {
        return new ObjectGraph(schema);
    }

    private void name(Object thing, TableName name) {
        needed.put(thing, new LinkedHashSet<>());
        names.add(thing, name);
    }

    private Set<Object> needed(Object thing) {
        return Objects.requireNonNull(needed.get(thing));
    }

    private void object(StoredObject object) {
        int body = object.kind() == Kind.ROUTINE ? object.sql().indexOf("\nAS $") : -1;
        needed(object)
                .addAll(names.mentioned(body < 0 ? object.sql() : object.sql().substring(0, body), object));
        if (body >= 0) {
            loose.put(object, names.mentioned(object.sql().substring(body), object));
        }
        TableName table = object.table();
        Object owner = table == null ? null : owners.get(table);
        if (owner != null && owner != object) {
            needed(object).add(owner);
        }
    }

    /** Returns a name without the arguments of a routine. */
    static TableName nameOf(StoredObject object) {
        int arguments = object.name().indexOf('(');
        return TableName.parse(arguments <= 0 ? object.name() : object.name().substring(0, arguments));
    }

    private static List<String> texts(Table table) {
        List<String> texts = new ArrayList<>();
        for (Column column : table.columns()) {
            Column.Computed computed = column.computed();
            texts.add(column.type().toString());
            texts.add(Objects.requireNonNullElse(column.defaultSql(), ""));
            texts.add(computed == null ? "" : computed.expression());
            texts.add(Objects.requireNonNullElse(column.collation(), ""));
        }
        table.checks().forEach(check -> texts.add(check.sql()));
        table.indexes().forEach(index -> {
            texts.add(Objects.requireNonNullElse(index.where(), ""));
            index.parts().forEach(part -> {
                texts.add(Objects.requireNonNullElse(part.expression(), ""));
                texts.add(Objects.requireNonNullElse(part.detail(), ""));
            });
        });
        return texts;
    }

    /** Returns whether the object has to be there before tables are created, and has to stay until they are dropped. */
    boolean isUnderneath(StoredObject object) {
        return switch (object.kind()) {
            case SCHEMA, EXTENSION, COLLATION, SEQUENCE -> true;
            case TYPE, DOMAIN -> needed(object).stream().noneMatch(ObjectNames::isRelation);
            case ROUTINE, AGGREGATE ->
                needed(object).stream().noneMatch(ObjectNames::isRelation) && isUsedByTables(object);
            default -> false;
        };
    }

    /** Returns whether a table depends on the object directly. */
    boolean isUsedByTable(StoredObject object) {
        return needed.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey() instanceof Table && entry.getValue().contains(object));
    }

    private boolean isUsedByTables(StoredObject routine) {
        Deque<Object> next = new ArrayDeque<>();
        Set<Object> seen = new LinkedHashSet<>(List.of(routine));
        next.add(routine);
        while (!next.isEmpty()) {
            Object used = next.remove();
            for (Object user : needed.keySet()) {
                boolean uses = needed(user).contains(used)
                        || loose.getOrDefault(user, Set.of()).contains(used);
                if (uses && (user instanceof Table || user instanceof StoredObject type && isType(type))) {
                    return true;
                }
                if (uses && user instanceof StoredObject other && ObjectNames.isRoutine(other) && seen.add(other)) {
                    next.add(other);
                }
            }
        }
        return false;
    }

    private static boolean isType(StoredObject object) {
        return object.kind() == Kind.DOMAIN || object.kind() == Kind.TYPE;
    }

    /** Returns the objects, each after those it depends on; otherwise by kind, in the given order. */
    List<StoredObject> inOrder(Collection<StoredObject> objects) {
        List<StoredObject> waiting = new ArrayList<>(objects);
        waiting.sort(Comparator.comparing(StoredObject::kind));
        List<StoredObject> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            StoredObject next = waiting.stream()
                    .filter(object -> isReady(object, waiting, true))
                    .findFirst()
                    .or(() -> waiting.stream()
                            .filter(object -> isReady(object, waiting, false))
                            .findFirst())
                    .orElse(waiting.get(0));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private boolean isReady(StoredObject object, List<StoredObject> waiting, boolean also) {
        return needed.getOrDefault(object, Set.of()).stream().noneMatch(waiting::contains)
                && !(also && loose.getOrDefault(object, Set.of()).stream().anyMatch(waiting::contains));
    }

    /**
     * Returns the objects that have to be dropped before one of the given things is, with those themselves left out.
     */
    public Set<StoredObject> dependents(Collection<?> things) {
        Set<Object> gone = new LinkedHashSet<>(things);
        Set<StoredObject> found = new LinkedHashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<Object, Set<Object>> entry : needed.entrySet()) {
                if (entry.getKey() instanceof StoredObject object
                        && !gone.contains(object)
                        && entry.getValue().stream().anyMatch(gone::contains)) {
                    gone.add(object);
                    found.add(object);
                    grown = true;
                }
            }
        }
        return found;
    }

    /** Returns the routines and types that have to be dropped before the enum type is, and what depends on them. */
    Set<StoredObject> dependentsOfType(EnumType type) {
        Set<StoredObject> direct = new LinkedHashSet<>();
        needed.forEach((user, used) -> {
            if (used.contains(type)
                    && user instanceof StoredObject object
                    && (ObjectNames.isRoutine(object) || isType(object))) {
                direct.add(object);
            }
        });
        Set<StoredObject> all = new LinkedHashSet<>(direct);
        all.addAll(dependents(direct));
        return all;
    }

    /** Returns the objects that the given one depends on, directly and through others. */
    public Set<StoredObject> neededBy(StoredObject object) {
        Set<StoredObject> found = new LinkedHashSet<>();
        Deque<Object> next = new ArrayDeque<>(needed(object));
        while (!next.isEmpty()) {
            if (next.remove() instanceof StoredObject other && found.add(other)) {
                next.addAll(needed(other));
            }
        }
        return found;
    }

    /** Returns whether the object depends directly on one of the things. */
    boolean needs(StoredObject object, Collection<?> things) {
        return needed(object).stream().anyMatch(things::contains);
    }

    /**
     * Returns the part of the schema that the given tables belong to: everything that they need, and the views,
     * triggers and other objects that are defined over them, with everything that these need.
     */
    public Schema around(Schema schema, Collection<TableName> tables) {
        Set<Object> kept = new LinkedHashSet<>();
        Deque<Object> next = new ArrayDeque<>();
        schema.tables().stream().filter(table -> tables.contains(table.name())).forEach(next::add);
        if (!next.isEmpty()) {
            // What an extension contains is not known here.
            schema.objects().stream()
                    .filter(object -> object.kind() == Kind.EXTENSION)
                    .forEach(next::add);
        }
        while (!next.isEmpty()) {
            Object thing = next.remove();
            if (kept.add(thing)) {
                next.addAll(needed(thing));
                next.addAll(loose.getOrDefault(thing, Set.of()));
                needed.forEach((user, used) -> {
                    if (used.contains(thing) && user instanceof StoredObject object && isOver(object, thing)) {
                        next.add(user);
                    }
                });
            }
        }
        return new Schema(
                schema.tables().stream().filter(kept::contains).toList(),
                schema.objects().stream().filter(kept::contains).toList(),
                schema.enums().stream().filter(kept::contains).toList());
    }

    /** Returns whether the object belongs to the thing, or reads it: a view over a table. */
    private static boolean isOver(StoredObject object, Object thing) {
        return switch (object.kind()) {
            case VIEW, TRIGGER, RULE, POLICY, STATISTICS, CONSTRAINT, INDEX, PARTITION, SEQUENCE_OWNER ->
                ObjectNames.isRelation(thing);
            case COMMENT -> true;
            default -> false;
        };
    }
}
