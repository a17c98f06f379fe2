package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Schema;
import java.util.List;
import java.util.Set;
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

    /** Owns nothing. */
    public static Ownership none() {
        return new Ownership(Set.of());
    }

    /** What is owned after one more script; call it for the lock's entries in their order. */
    public Ownership after(List<String> created, List<String> dropped) {
        Set<String> now = new TreeSet<>(owned);
        now.removeAll(dropped);
        now.addAll(created);
        return new Ownership(now);
    }

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
        return declared;
    }

    /**
     * What a script creates from a class and what owned things it drops: for its entry in the lock.
     *
     * @param from before the script
     * @param declared what the classes declare, resolved
     */
    public Ledger ledger(Schema from, Schema declared, Renames renames) {
        return new Ledger(List.of(), List.of());
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
