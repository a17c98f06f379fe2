package dev.rxkit.migrate.flyway;

import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.BaselineText;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The scripts that the last baseline script replaces and that were deleted since. A database that ran all of them has the
 * schema that the baseline script makes. Immutable.
 *
 * @param baseline the baseline script; empty if the folder has no baseline script
 * @param replaced the scripts that it replaces
 */
public record SquashedScripts(Optional<Script> baseline, List<Script> replaced) {

    /** Returns what the last baseline script replaces. */
    public static SquashedScripts of(ScriptSet scripts) {
        Optional<Script> baseline = scripts.baseline();
        return new SquashedScripts(
                baseline, baseline.map(BaselineText::replaced).orElse(List.of()));
    }

    /** Returns the states where a deleted script counts as applied if the database ran all that were replaced. */
    List<ScriptStatus> covered(List<ScriptStatus> states) {
        if (gone(states).isEmpty() || !missing(states).isEmpty()) {
            return states;
        }
        List<String> gone = gone(states);
        return states.stream()
                .map(status -> gone.contains(status.file())
                        ? new ScriptStatus(status.version(), status.file(), State.BASELINE)
                        : status)
                .toList();
    }

    /** Returns whether a baseline script replaced a script that a database has run. */
    public boolean contains(ScriptStatus status) {
        return replaced.stream().anyMatch(script -> script.file().equals(status.file()));
    }

    private List<String> gone(List<ScriptStatus> states) {
        return states.stream()
                .filter(status -> status.state() == State.MISSING && contains(status))
                .map(ScriptStatus::file)
                .toList();
    }

    /** Returns the replaced scripts that a database has not run. */
    public List<String> missing(List<ScriptStatus> states) {
        Set<Version> ran = states.stream()
                .filter(status -> status.state() == State.MISSING
                        || status.state() == State.APPLIED
                        || status.state() == State.BASELINE)
                .map(ScriptStatus::version)
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<Version> from = states.stream()
                .filter(status -> status.state() == State.BASELINE || isBaseline(status))
                .map(ScriptStatus::version)
                .max(Version::compareTo);
        return replaced.stream()
                .filter(script -> !script.baseline())
                .filter(script -> !ran.contains(script.version()))
                .filter(script -> from.filter(version -> script.version().compareTo(version) <= 0)
                        .isEmpty())
                .map(Script::file)
                .toList();
    }

    private static boolean isBaseline(ScriptStatus status) {
        return new Script(status.version(), status.file(), "").baseline();
    }
}
