package dev.rxkit.history;

import dev.rxkit.error.ConfigException;
import dev.rxkit.history.Lock.Entry;
import dev.rxkit.history.Lock.ModelClass;
import dev.rxkit.internal.Sha256;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the text of {@code migrations.lock}, one fact per line. The first line ends with the chain over all
 * scripts, so that two branches that both add a script conflict there. Names are last on their line and may contain
 * blanks.
 *
 * <pre>
 * rx-lock 3 9f86d0...                    format and chain of the last script
 * # a comment
 * models 2c26b4...                       hash of the models
 * class com.acme.Hero hero               a mapped class and its table
 * kind json hero.notes                   a column of text that holds JSON; not in format 1
 * kinds unknown                          instead, if they are not known
 * script 60303a... 9f86d0... V1__a.sql   hash, chain, file
 *   + hero.age                           created by it from a class
 *   - hero.nick                          dropped by it
 *   ~ hazards not judged                 listed by format 1 or 2
 * </pre>
 */
public final class LockFile {

    /** The file's name; the file is in the folder of the scripts. */
    public static final String NAME = "migrations.lock";

    private static final String FORMAT = "rx-lock 3 ";
    private static final List<String> FORMATS = List.of("rx-lock 1 ", "rx-lock 2 ", FORMAT);
    private static final String UNKNOWN = "kinds unknown";
    private static final String NOT_JUDGED = "  ~ hazards not judged";
    private static final String NO_SCRIPT = "0";
    private static final String COMMENT =
            "# Written by rx beside the scripts; commit it with them, change it by rx only.";
    private static final Set<String> CONFLICT = Set.of("<<<<<<<", "=======", ">>>>>>>", "|||||||");

    private LockFile() {}

    /** Returns the hash of the models' schema, which does not depend on the order of classes and constraints. */
    public static String hash(Schema logicalModels) {
        return Sha256.hex(SchemaText.of(logicalModels));
    }

    /**
     * Returns the chain after a script.
     *
     * @param previous the chain of the preceding script, or null for the first one
     * @param file the script's file name
     * @param hash the hash of the script's text
     */
    public static String chain(@Nullable String previous, String file, String hash) {
        return Sha256.hex((previous == null ? NO_SCRIPT : previous) + "\n" + file + "\n" + hash + "\n");
    }

    /** Returns the lock as text; {@code parse(render(lock), where)} equals the lock. */
    public static String render(Lock lock) {
        StringBuilder text = new StringBuilder();
        Map<String, Kind> kinds = lock.kinds();
        text.append(FORMAT).append(lastChain(lock.scripts())).append('\n');
        text.append(COMMENT).append('\n');
        text.append("models ").append(lock.modelsHash()).append('\n');
        for (ModelClass model : lock.classes()) {
            text.append("class ").append(model.className()).append(' ').append(line(model.table()));
        }
        if (kinds == null) {
            text.append(UNKNOWN).append('\n');
        } else {
            kinds.forEach((column, kind) -> text.append("kind ")
                    .append(kind.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(line(column)));
        }
        for (Entry entry : lock.scripts()) {
            text.append("script ").append(entry.hash()).append(' ').append(entry.chain());
            text.append(' ').append(line(entry.file()));
            entry.created().forEach(name -> text.append("  + ").append(line(name)));
            entry.dropped().forEach(name -> text.append("  - ").append(line(name)));
            if (!entry.judged()) {
                text.append(NOT_JUDGED).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(String name) {
        if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a name with a line break cannot be written to " + NAME);
        }
        return name + "\n";
    }

    private static String lastChain(List<Entry> scripts) {
        return scripts.isEmpty() ? NO_SCRIPT : scripts.get(scripts.size() - 1).chain();
    }

    /**
     * Parses a lock.
     *
     * @param where the file, for messages
     * @throws ConfigException if the text is not a valid lock; the message names the file and the line
     */
    public static Lock parse(String text, String where) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (CONFLICT.stream().anyMatch(lines.get(i)::startsWith)) {
                throw broken(
                        where,
                        i,
                        "holds the marks of a merge conflict. Run `mvn rx:rebase`, which keeps the scripts of both"
                                + " branches and writes this file anew.");
            }
        }
        int format = lines.isEmpty() ? 0 : format(lines.get(0));
        if (format == 0) {
            throw broken(
                    where,
                    0,
                    "should begin with \"" + FORMAT.strip() + "\". It was not written by this version" + " of rx.");
        }
        Reading reading = new Reading(where, format);
        for (int i = 1; i < lines.size(); i++) {
            reading.line(i, lines.get(i));
        }
        Lock lock = reading.lock();
        if (!lines.get(0).substring(FORMAT.length()).strip().equals(lastChain(lock.scripts()))) {
            throw broken(
                    where,
                    0,
                    "does not fit the last script listed: lines were changed by hand. Take the file"
                            + " from git, or run `mvn rx:accept`.");
        }
        return lock;
    }

    /** Returns the number of the format that the first line names; 0 for another text. */
    private static int format(String line) {
        for (int i = 0; i < FORMATS.size(); i++) {
            if (line.startsWith(FORMATS.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static ConfigException broken(String where, int index, String why) {
        return new ConfigException(where + " line " + (index + 1) + " " + why);
    }

    /** The lines read so far. */
    private static final class Reading {

        private final String where;
        private final List<ModelClass> classes = new ArrayList<>();
        private final List<Entry> scripts = new ArrayList<>();
        private final Map<String, Kind> kinds = new TreeMap<>();
        private final int format;
        private boolean known;
        private String models = "";

        Reading(String where, int format) {
            this.where = where;
            this.format = format;
            this.known = format > 1;
        }

        void line(int index, String line) {
            if (line.isBlank() || line.startsWith("#")) {
                return;
            }
            String[] words = line.split(" ", 4);
            if (line.startsWith("  + ") || line.startsWith("  - ")) {
                name(index, line.charAt(2) == '+', line.substring(4));
            } else if (words[0].equals("models") && words.length == 2) {
                models = words[1];
            } else if (words[0].equals("class") && words.length >= 3) {
                classes.add(new ModelClass(line.substring("class ".length() + words[1].length() + 1), words[1]));
            } else if (words[0].equals("kind")
                    && words.length >= 3
                    && format > 1
                    && kind(words[1]).isPresent()) {
                kinds.put(
                        line.substring("kind ".length() + words[1].length() + 1),
                        kind(words[1]).orElseThrow());
            } else if (line.equals(UNKNOWN) && format > 2) {
                known = false;
            } else if (line.equals(NOT_JUDGED) && format > 2 && !scripts.isEmpty()) {
                Entry last = scripts.remove(scripts.size() - 1);
                scripts.add(new Entry(last.file(), last.hash(), last.chain(), last.created(), last.dropped(), false));
            } else if (words[0].equals("script") && words.length == 4) {
                scripts.add(new Entry(words[3], words[1], words[2], List.of(), List.of(), format > 2));
            } else {
                throw broken(where, index, "is not understood. Take the file from git, or run `mvn rx:accept`.");
            }
        }

        private static Optional<Kind> kind(String word) {
            return Stream.of(Kind.values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }

        private void name(int index, boolean create, String name) {
            if (scripts.isEmpty()) {
                throw broken(where, index, "belongs to no script. Take the file from git, or run `mvn rx:accept`.");
            }
            Entry last = scripts.remove(scripts.size() - 1);
            List<String> created = new ArrayList<>(last.created());
            List<String> dropped = new ArrayList<>(last.dropped());
            (create ? created : dropped).add(name);
            scripts.add(new Entry(last.file(), last.hash(), last.chain(), created, dropped, last.judged()));
        }

        Lock lock() {
            return new Lock(models, classes, known ? kinds : null, scripts);
        }
    }
}
