package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What earlier scripts created from a class, and so may be dropped again. Immutable. Things are named as in
 * {@code migrations.lock}: {@code table}, {@code table.column}, {@code table:constraint-or-index}.
 */
public final class Ownership {
    private final Dialect dialect;
    private final Set<String> owned;

    private Ownership(Dialect dialect, Set<String> owned) {
        this.dialect = dialect;
        this.owned = Set.copyOf(owned);
    }

    /** Owns nothing. */
    public static Ownership none(Dialect dialect) {
        return new Ownership(dialect, Set.of());
    }

    /** What is owned after one more script; call it for the lock's entries in their order. */
    public Ownership after(List<String> created, List<String> dropped) {
        Set<String> now = new TreeSet<>(owned);
        now.removeAll(dropped);
        now.addAll(created);
        return new Ownership(dialect, now);
    }

    /** Whether an earlier script created it from a class. */
    public boolean owns(String thing) {
        return owned.contains(thing);
    }

    /**
     * What the database shall look like: what the classes declare, and everything of {@code from} that nobody owns.
     * The difference from {@code from} to it never drops a hand-made or adopted thing.
     *
     * @param from what is, inspected
     * @param declared what the classes declare, resolved
     */
    public Schema target(Schema from, Schema declared, Renames renames) {
        Renaming renaming = renaming(from, renames);
        Map<TableName, Table> tables = new TreeMap<>();
        declared.tables().forEach(table -> tables.put(table.name(), table));
        for (Table old : from.tables()) {
            Table now = renaming.of(old);
            Table wanted = tables.get(now.name());
            boolean shadowed = isReplaced(old, renames);
            if (wanted != null && !shadowed) {
                tables.put(now.name(), new Leftovers(this, old, now, wanted).table());
            } else if (!shadowed && !owns(old.name().toString())) {
                tables.put(now.name(), now);
            }
        }
        return new Schema(List.copyOf(tables.values()), renaming.of(from).objects());
    }

    /** Another table takes this one's name, and this one is not renamed itself. */
    private static boolean isReplaced(Table old, Renames renames) {
        return renames.tables().containsKey(old.name()) && !renames.tables().containsValue(old.name());
    }

    /**
     * What a script creates from a class and what owned things it drops: for its entry in the lock. A renamed thing is
     * owned if it was.
     *
     * @param from before the script
     * @param declared what the classes declare, resolved
     */
    public Ledger ledger(Schema from, Schema declared, Renames renames) {
        Renaming renaming = renaming(from, renames);
        Map<String, String> olds = new TreeMap<>();
        for (Table old : from.tables()) {
            if (!isReplaced(old, renames)) {
                List<String> before = Things.of(old);
                List<String> after = Things.of(renaming.of(old));
                for (int i = 0; i < before.size(); i++) {
                    olds.put(after.get(i), before.get(i));
                }
            }
        }
        Set<String> wanted = new TreeSet<>();
        Schema target = target(from, declared, renames);
        declared.tables().forEach(t -> wanted.addAll(Things.of(t)));
        Set<String> there = new TreeSet<>();
        target.tables().forEach(t -> there.addAll(Things.of(t)));
        wanted.retainAll(there);
        List<String> created = wanted.stream()
                .filter(thing -> {
                    String old = olds.get(thing);
                    return old == null || !old.equals(thing) && owns(old);
                })
                .toList();
        Set<String> dropped = new TreeSet<>();
        from.tables().forEach(t -> dropped.addAll(Things.of(t)));
        dropped.removeIf(thing -> !owns(thing) || thing.equals(olds.get(thing)) && there.contains(thing));
        return new Ledger(created, new ArrayList<>(dropped));
    }

    private Renaming renaming(Schema from, Renames renames) {
        Map<TableName, TableName> tables = new TreeMap<>();
        renames.tables().forEach((name, old) -> tables.put(old, name));
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        renames.columns().forEach((name, names) -> {
            Map<String, String> back = new TreeMap<>();
            names.forEach((column, old) -> back.put(old, column));
            columns.put(renames.tables().getOrDefault(name, name), back);
        });
        tables.keySet().removeIf(old -> from.table(old).isEmpty());
        return new Renaming(dialect, tables, columns);
    }

    /** The wanted table with the options of the present one, where it states none itself. */
    static Table withOptionsOf(Table now, Table wanted) {
        Map<String, String> options = new TreeMap<>(now.options());
        options.remove("unmodelled");
        boolean keyChanges = now.columns().stream().anyMatch(c -> c.generated())
                != wanted.columns().stream().anyMatch(c -> c.generated());
        if (keyChanges) {
            options.remove("autoincrement");
        }
        options.putAll(wanted.options());
        return wanted.withOptions(options);
    }

    /**
     * One script's entry.
     *
     * @param created in order
     * @param dropped in order
     */
    public record Ledger(List<String> created, List<String> dropped) {
        public Ledger {
            created = List.copyOf(created);
            dropped = List.copyOf(dropped);
        }
    }
}
