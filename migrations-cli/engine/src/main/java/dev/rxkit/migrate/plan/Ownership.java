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
 * Records what earlier scripts created from a class, and what scripts may therefore drop. Immutable. Names have the
 * form of {@code migrations.lock}: {@code table}, {@code table.column}, {@code table:constraint-or-index}.
 */
public final class Ownership {
    private final Set<String> owned;

    private Ownership(Set<String> owned) {
        this.owned = Set.copyOf(owned);
    }

    /** Returns the ownership of everything that earlier scripts created from classes, as the lock records it. */
    public static Ownership of(Set<String> things) {
        return new Ownership(things);
    }

    /** Returns whether an earlier script created it from a class. */
    public boolean owns(String thing) {
        return owned.contains(thing);
    }

    /**
     * Returns the wanted schema of the database: what the classes declare, and everything of {@code from} that is not
     * owned. The difference from {@code from} to it never drops a hand-made or adopted thing.
     *
     * @param from the present schema, inspected
     * @param declared what the classes declare, resolved
     */
    public Schema target(Schema from, Schema declared, Renames renames) {
        return resolved(from).targetOf(from, declared, renames);
    }

    /** Returns this ownership with the names that the owned constraints and indexes have in the schema. */
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
     * Returns what a script creates from a class and which owned things it drops, for its entry in the lock. A renamed
     * thing is owned if it was owned before.
     *
     * @param from the schema before the script
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
        // The old name of a renamed thing may now belong to a new thing.
        dropped.removeAll(created);
        // A name that is in use neither before nor after.
        for (Table table : from.tables()) {
            List<String> names = LockNames.of(table);
            owned.stream()
                    .filter(thing -> LockNames.isRuleOf(table.name(), thing))
                    .filter(thing -> !names.contains(thing) && !wanted.contains(thing) && !created.contains(thing))
                    .forEach(dropped::add);
        }
        return new Ledger(List.copyOf(created), List.copyOf(dropped));
    }

    /**
     * Returns the constraints and indexes that no change drops. They keep their names, even if the classes would name
     * them differently.
     */
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
     * Returns the wanted table with the options of the present table where it has none itself, and with those
     * properties of the present columns that the model does not cover.
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
     * The entry of one script.
     *
     * @param created the created things, in order
     * @param dropped the dropped things, in order
     */
    public record Ledger(List<String> created, List<String> dropped) {
        public Ledger {
            created = List.copyOf(created);
            dropped = List.copyOf(dropped);
        }
    }
}
