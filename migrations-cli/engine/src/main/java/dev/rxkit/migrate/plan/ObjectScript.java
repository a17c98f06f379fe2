package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the statements for views, triggers and other objects around the plan for the tables. Pure. */
public final class ObjectScript {
    private final MigrationDialect dialect;
    private final ObjectGraph old;
    private final ObjectGraph wanted;

    /** The new definition by the present one, where an object is changed in place. */
    private final Map<StoredObject, StoredObject> replaced = new LinkedHashMap<>();

    private final Set<StoredObject> dropped = new LinkedHashSet<>();
    private final Set<StoredObject> created = new LinkedHashSet<>();

    /** The names of new and of dropped tables, which another object may have before or after. */
    private final Set<String> coming = new TreeSet<>();

    private final Set<String> leaving = new TreeSet<>();

    private ObjectScript(MigrationDialect dialect, Schema from, Schema to) {
        this.dialect = dialect;
        this.old = ObjectGraph.of(from);
        this.wanted = ObjectGraph.of(to);
    }

    /**
     * Returns the whole script. Objects that depend on tables are dropped before the tables change and created
     * afterwards; objects that tables depend on are created before and dropped afterwards. What depends on an object
     * that is dropped and created again is dropped and created again too.
     *
     * @param objects in the order of {@link ObjectChange#between}
     * @param tables the changes of tables and enum types
     */
    public static List<Statement> around(
            MigrationDialect dialect, Schema from, Schema to, List<ObjectChange> objects, List<Change> tables) {
        ObjectScript script = new ObjectScript(dialect, from, to);
        objects.forEach(script::add);
        script.addDependents(to, tables);
        SupersededObjects superseded =
                SupersededObjects.of(dialect, script.old, script.dropped, script.created, tables);
        Schema present = superseded.isEmpty() ? from : superseded.renamed(from);
        List<Change> changes = superseded.isEmpty() ? tables : SchemaDiffer.diff(present, to, Renames.none());
        List<StoredObject> kept = from.objects().stream()
                .filter(object -> !script.dropped.contains(object) && !script.replaced.containsKey(object))
                .toList();
        List<EnumType> added = new ArrayList<>();
        List<EnumType> gone = new ArrayList<>();
        List<Change> rest = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.AddEnum add) {
                added.add(add.added());
            } else if (change instanceof Change.DropEnum drop) {
                gone.add(drop.dropped());
            } else {
                rest.add(change);
            }
        }
        return dialect.planner()
                .script(
                        new Schema(present.tables(), kept, joined(present.enums(), added)),
                        new Schema(to.tables(), kept, joined(to.enums(), gone)),
                        rest,
                        script.statements(added, gone, superseded));
    }

    private static List<EnumType> joined(List<EnumType> some, List<EnumType> more) {
        List<EnumType> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private void add(ObjectChange change) {
        StoredObject from = change.from();
        StoredObject to = change.to();
        if (from != null && to != null && dialect.replaces(from, to)) {
            replaced.put(from, to);
            return;
        }
        if (from != null) {
            dropped.add(from);
        }
        if (to != null) {
            created.add(to);
        }
    }

    private void addDependents(Schema to, List<Change> tables) {
        Set<StoredObject> again = new LinkedHashSet<>(dropped);
        for (Change change : tables) {
            if (change instanceof Change.AddTable add) {
                coming.add(add.added().name().toString());
            } else if (change instanceof Change.DropTable drop) {
                leaving.add(drop.dropped().name().toString());
            }
            if (change instanceof Change.AlterEnum alter && dialect.replaces(alter)) {
                again.addAll(old.dependentsOfType(alter.from()));
            }
        }
        again.addAll(old.dependents(again));
        again.removeAll(dropped);
        for (StoredObject object : again) {
            StoredObject changed = replaced.remove(object);
            dropped.add(object);
            if (changed != null) {
                created.add(changed);
            } else if (to.objects().contains(object)) {
                created.add(object);
            }
        }
    }

    private ObjectStatements statements(List<EnumType> added, List<EnumType> gone, SupersededObjects superseded) {
        List<Statement> before = new ArrayList<>();
        List<Statement> after = new ArrayList<>();
        List<Statement> last = new ArrayList<>();
        List<Statement> containers = new ArrayList<>();
        List<StoredObject> drops = new ArrayList<>(old.inOrder(dropped));
        Collections.reverse(drops);
        for (StoredObject object : drops) {
            boolean under = old.isUnderneath(object)
                    && !created.contains(object)
                    && !isNamed(object, created)
                    && !coming.contains(object.name());
            if (!goesWithItsOwner(object) && !superseded.contains(object)) {
                boolean container = object.kind() == Kind.SCHEMA || object.kind() == Kind.EXTENSION;
                (container ? containers : under ? last : before).add(Statement.of(drop(object)));
            }
        }
        before.addAll(superseded.renamed());
        last.addAll(superseded.dropped(old.inOrder(dropped)));
        gone.forEach(type -> last.add(Statement.of(dialect.dropEnum(type))));
        last.addAll(containers);
        Set<StoredObject> written = new LinkedHashSet<>(created);
        replaced.values().forEach(written::add);
        boolean typesDone = false;
        for (StoredObject object : wanted.inOrder(written)) {
            if (!typesDone && object.kind().compareTo(Kind.COLLATION) >= 0) {
                added.forEach(type -> before.add(Statement.of(dialect.createEnum(type))));
                typesDone = true;
            }
            List<String> sql =
                    created.contains(object) ? List.of(object.sql()) : dialect.replacing(presentOf(object), object);
            // A table of this name goes after everything else.
            List<Statement> script =
                    leaving.contains(object.name()) ? last : wanted.isUnderneath(object) ? before : after;
            sql.forEach(text -> script.add(Statement.of(text)));
            if (created.contains(object) && isNamed(object, dropped)) {
                dialect.initialPrivileges(object).ifPresent(reset -> script.add(Statement.of(reset)));
            }
        }
        if (!typesDone) {
            added.forEach(type -> before.add(Statement.of(dialect.createEnum(type))));
        }
        return new ObjectStatements(before, after, last);
    }

    private static boolean isNamed(StoredObject object, Set<StoredObject> others) {
        return others.stream()
                .anyMatch(other -> other.kind() == object.kind() && other.name().equals(object.name()));
    }

    private StoredObject presentOf(StoredObject object) {
        return replaced.entrySet().stream()
                .filter(entry -> object.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Returns whether the object is a comment on, or a privilege for, another object that is dropped. */
    private boolean goesWithItsOwner(StoredObject object) {
        boolean note = object.kind() == Kind.COMMENT || object.kind() == Kind.PRIVILEGE;
        return note && old.needs(object, dropped);
    }

    private String drop(StoredObject object) {
        String name = dialect.dropped(object);
        return switch (object.kind()) {
            case TRIGGER -> "DROP TRIGGER " + name;
            case VIEW -> "DROP " + (begins(object, "MATERIALIZED") ? "MATERIALIZED " : "") + "VIEW " + name;
            case ROUTINE -> "DROP " + (begins(object, "PROCEDURE") ? "PROCEDURE " : "FUNCTION ") + name;
            case PARTITION -> "DROP TABLE " + name;
            case SEQUENCE_OWNER, COMMENT, PRIVILEGE, CONSTRAINT -> name;
            case SCHEMA, INDEX, EXTENSION, COLLATION, TYPE, DOMAIN, SEQUENCE, AGGREGATE, RULE, POLICY, STATISTICS ->
                "DROP " + object.kind() + " " + name;
            case TABLE, OTHER -> throw new IllegalArgumentException(object.kind() + " " + name + " is not modelled");
        };
    }

    private static boolean begins(StoredObject object, String word) {
        return SqlWords.begins(object.sql(), word);
    }
}
