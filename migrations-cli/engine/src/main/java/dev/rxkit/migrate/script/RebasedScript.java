package dev.rxkit.migrate.script;

import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A script that got a later version. Its header has a line {@code -- rx:rebased} with each former name, by which a
 * database that ran it under that name is recognized.
 */
public final class RebasedScript {
    private static final String MARK = "-- rx:rebased ";

    private RebasedScript() {}

    /**
     * Returns the script with a later version: its header has the new names of it and of its undo script, and its
     * former name.
     */
    public static Script later(Script script, Version version) {
        String file = ScriptName.parse(script.file()).orElseThrow().withVersion(version);
        String text = header(script.text(), script.file(), file);
        int first = text.indexOf('\n') + 1;
        String mark = MARK + script.file() + "\n";
        boolean titled = text.startsWith("--") && first > 0;
        return new Script(
                version, file, titled ? text.substring(0, first) + mark + text.substring(first) : mark + text);
    }

    /** Returns the text of the undo script of a script that got another name. */
    public static String undo(String text, String from, String to) {
        return header(text, from, to);
    }

    /** Returns the names that a script had before. */
    public static List<String> formerNames(String text) {
        return text.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip())
                .toList();
    }

    /** Returns the script of the set that had this name before; empty if no script had it. */
    public static Optional<Script> formerly(ScriptSet scripts, String file) {
        return scripts.versioned().stream()
                .filter(script -> formerNames(script.text()).contains(file))
                .findFirst();
    }

    /** Replaces the name in the comments at the beginning. */
    private static String header(String text, String from, String to) {
        String old = bare(from);
        String now = bare(to);
        boolean[] header = {true};
        return text.lines()
                .map(line -> {
                    header[0] &= line.isBlank() || line.startsWith("--");
                    return header[0] && !line.startsWith(MARK) ? line.replace(old, now) : line;
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns the version and the description, which a script and its undo script have in common. */
    private static String bare(String file) {
        return file.substring(file.lastIndexOf('/') + 2);
    }
}
