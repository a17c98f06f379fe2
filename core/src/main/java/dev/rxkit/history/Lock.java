package dev.rxkit.history;

import dev.rxkit.schema.ColumnType.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code migrations.lock}: the scripts, the state of the models when the last script was written, and
 * what the scripts created from classes. The file is text under version control: if two branches both add a script,
 * they change the same line, and git reports a conflict.
 *
 * @param modelsHash the hash of the models' schema when the last script was written
 * @param classes the mapped classes, by table
 * @param kinds the {@link ColumnKinds} when the last script was written; null if they are not known
 * @param scripts in version order
 */
public record Lock(
        String modelsHash,
        List<ModelClass> classes,
        @Nullable Map<String, Kind> kinds,
        List<Entry> scripts) {

    /**
     * A mapped class.
     *
     * @param table the table's name as text
     * @param className the class's binary name
     */
    public record ModelClass(String table, String className) {}

    /**
     * A script.
     *
     * @param file the file name
     * @param hash the hash of this script's text alone
     * @param chain the hash of this script and all scripts before it
     * @param created what the script created from a class, as {@code table}, {@code table.column} or {@code
     *     table:constraint-or-index}
     * @param dropped what the script dropped of such objects
     * @param judged whether {@code check} judges the hazards of the script; not if an older format listed it
     */
    public record Entry(
            String file, String hash, String chain, List<String> created, List<String> dropped, boolean judged) {
        /** Creates the entry of a script whose hazards are judged. */
        public Entry(String file, String hash, String chain, List<String> created, List<String> dropped) {
            this(file, hash, chain, created, dropped, true);
        }

        public Entry {
            created = List.copyOf(created);
            dropped = List.copyOf(dropped);
        }
    }

    public Lock {
        classes = List.copyOf(classes);
        kinds = kinds == null ? null : Collections.unmodifiableMap(new TreeMap<>(kinds));
        scripts = List.copyOf(scripts);
    }

    /** Creates a lock that does not list the kinds of columns. */
    public Lock(String modelsHash, List<ModelClass> classes, List<Entry> scripts) {
        this(modelsHash, classes, null, scripts);
    }

    /**
     * Returns what the scripts created from classes and have not dropped since. Only these objects may be dropped by a
     * plan.
     */
    public Set<String> owned() {
        Set<String> owned = new TreeSet<>();
        for (Entry script : scripts) {
            owned.removeAll(script.dropped());
            owned.addAll(script.created());
        }
        return Collections.unmodifiableSet(owned);
    }
}
