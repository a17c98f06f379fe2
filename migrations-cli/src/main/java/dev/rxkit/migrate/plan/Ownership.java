package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.LockNames;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
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
    private final Set<String> owned;

    private Ownership(Set<String> owned) {
        this.owned = Set.copyOf(owned);
    }

    /** Owns what the lock says earlier scripts created from classes. */
    public static Ownership of(Set<String> things) {
        return new Ownership(things);
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
        return resolved(from).targetOf(from, declared, renames);
    }

    /** With the names that owned constraints and indexes have in this schema. */
    private Ownership resolved(Schema there) {
        return new Ownership(LockNames.resolved(owned, there));
    }

    private Schema targetOf(Schema from, Schema declared, Renames renames) {
        Renaming renaming = Renaming.of(SchemaDiffer.diff(from, declared, renames));
        Map<TableName, Table> tables = new TreeMap<>();
        declared.tables().forEach(table -> tables.put(table.name(), table));
        for (Table old : from.tables()) {
            Table now = renaming.of(old);
            Table wanted = tables.get(now.name());
            if (wanted != null) {
                tables.put(now.name(), new TargetTable(this, old, now, wanted).table());
            } else if (!owns(old.name().toString())) {
                tables.put(now.name(), now);
            }
        }
        return new Schema(List.copyOf(tables.values()), from.objects(), from.enums());
    }

    /**
     * What a script creates from a class and what owned things it drops: for its entry in the lock. A renamed thing is
     * owned if it was.
     *
     * @param from before the script
     * @param declared what the classes declare, resolved
     */
    public Ledger ledger(Schema from, Schema declared, Renames renames) {
        return resolved(from).ledgerOf(from, declared, renames);
    }

    private Ledger ledgerOf(Schema from, Schema declared, Renames renames) {
        Renaming renaming = Renaming.of(SchemaDiffer.diff(from, declared, renames));
        Map<String, String> olds = new TreeMap<>();
        for (Table old : from.tables()) {
            List<String> before = LockNames.of(old);
            List<String> after = LockNames.of(renaming.of(old));
            for (int i = 0; i < before.size(); i++) {
                olds.put(after.get(i), before.get(i));
            }
        }
        Set<String> wanted = new TreeSet<>();
        Schema target = targetOf(from, declared, renames);
        declared.tables().forEach(t -> wanted.addAll(LockNames.of(t)));
        Set<String> there = new TreeSet<>();
        target.tables().forEach(t -> there.addAll(LockNames.of(t)));
        wanted.retainAll(there);
        Set<String> created = new TreeSet<>(wanted);
        created.removeAll(olds.keySet());
        olds.forEach((thing, old) -> {
            if (!thing.equals(old) && owns(old)) {
                created.add(thing);
            }
        });
        Set<String> dropped = new TreeSet<>();
        from.tables().forEach(t -> dropped.addAll(LockNames.of(t)));
        Set<String> kept = keptRules(from, target, renames);
        dropped.removeIf(thing ->
                !owns(thing) || thing.equals(olds.get(thing)) && (there.contains(thing) || kept.contains(thing)));
        // The old name of what was renamed may belong to a new thing.
        dropped.removeAll(created);
        // A name that nothing bears, before or after.
        for (Table table : from.tables()) {
            List<String> names = LockNames.of(table);
            owned.stream()
                    .filter(thing -> LockNames.isRuleOf(table.name(), thing))
                    .filter(thing -> !names.contains(thing) && !wanted.contains(thing) && !created.contains(thing))
                    .forEach(dropped::add);
        }
        return new Ledger(List.copyOf(created), List.copyOf(dropped));
    }

    /** The constraints and indexes that no change drops: they keep their names, whatever the classes would call them. */
    private static Set<String> keptRules(Schema from, Schema target, Renames renames) {
        List<Change> changes = SchemaDiffer.diff(from, target, renames);
        Renaming renaming = Renaming.of(changes);
        Set<String> kept = new TreeSet<>();
        from.tables().stream()
                .map(renaming::of)
                .filter(now -> target.table(now.name()).isPresent())
                .forEach(now -> LockNames.of(now).stream()
                        .filter(name -> LockNames.isRuleOf(now.name(), name))
                        .forEach(kept::add));
        for (Change change : changes) {
            if (change instanceof Change.DropUnique drop) {
                kept.remove(LockNames.rule(drop.table(), drop.unique().name()));
            } else if (change instanceof Change.DropIndex drop) {
                kept.remove(LockNames.rule(drop.table(), drop.index().name()));
            } else if (change instanceof Change.DropForeignKey drop) {
                kept.remove(LockNames.rule(drop.table(), drop.key().name()));
            } else if (change instanceof Change.DropCheck drop) {
                kept.remove(LockNames.rule(drop.table(), drop.check().name()));
            }
        }
        return kept;
    }

    /**
     * The wanted table with the options of the present one, where it states none itself, and what the present columns
     * have beyond the model.
     */
    public static Table withOptionsOf(Table now, Table wanted) {
        Map<String, String> options = new TreeMap<>(now.options());
        options.remove("unmodelled");
        boolean keyChanges = now.columns().stream().anyMatch(c -> c.generated())
                != wanted.columns().stream().anyMatch(c -> c.generated());
        if (keyChanges) {
            options.remove("autoincrement");
        }
        options.putAll(wanted.options());
        return wanted.withOptions(options)
                .mapColumns(column -> now.column(column.name())
                        .map(old -> column.withAttributes(old.attributes()))
                        .orElse(column));
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
