package dev.rxkit.history;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code migrations.lock} says: which scripts there are, what the models looked like when the last one was
 * written, and what the scripts created from classes. A text file for git: two branches that both add a script touch
 * the same line and conflict.
 *
 * @param modelsHash hash of the models' schema when the last script was written
 * @param classes the mapped classes, by table
 * @param scripts in version order
 */
public record Lock(String modelsHash, List<ModelClass> classes, List<Entry> scripts) {

    /**
     * A mapped class.
     *
     * @param table the table's name as text
     * @param className its binary name
     */
    public record ModelClass(String table, String className) {}

    /**
     * A script.
     *
     * @param file its file name
     * @param hash of this script's text alone
     * @param chain hash over this script and all before it
     * @param created what it created from a class, as {@code table}, {@code table.column} or
     *     {@code table:constraint-or-index}
     * @param dropped what it dropped of the same
     */
    public record Entry(String file, String hash, String chain, List<String> created, List<String> dropped) {
        public Entry {
            created = List.copyOf(created);
            dropped = List.copyOf(dropped);
        }
    }

    public Lock {
        classes = List.copyOf(classes);
        scripts = List.copyOf(scripts);
    }

    /** What the scripts created from classes and did not drop since: only that may ever be dropped again. */
    public Set<String> owned() {
        Set<String> owned = new TreeSet<>();
        for (Entry script : scripts) {
            owned.removeAll(script.dropped());
            owned.addAll(script.created());
        }
        return Collections.unmodifiableSet(owned);
    }
}
