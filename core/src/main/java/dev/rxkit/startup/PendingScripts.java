package dev.rxkit.startup;

import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Lock;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the scripts of the lock that a database has not run, by Flyway's versions. */
final class PendingScripts {

    private PendingScripts() {}

    /** Returns the files, in the order of the lock. */
    static List<String> of(Lock lock, List<Applied> applied) {
        List<Applied> successful = applied.stream().filter(Applied::success).toList();
        TreeSet<Version> done = versions(successful, row -> !row.baseline());
        TreeSet<Version> baselines = versions(successful, Applied::baseline);
        List<ScriptName> listed = lock.scripts().stream()
                .flatMap(entry -> ScriptName.parse(entry.file()).stream())
                .toList();
        if (applied.isEmpty()) {
            // An empty database runs the last baseline script instead of everything before it.
            Optional<ScriptName> first =
                    listed.stream().filter(ScriptName::baseline).max(Comparator.naturalOrder());
            return files(
                    listed,
                    name -> first.map(start -> start.compareTo(name) <= 0).orElse(true));
        }
        TreeSet<Version> all = new TreeSet<>(done);
        all.addAll(baselines);
        return files(listed, name -> {
            Version version = name.version();
            if (version == null) {
                return true;
            }
            return name.baseline()
                    ? all.ceiling(version) == null && !replaces(name, listed)
                    : !done.contains(version) && baselines.ceiling(version) == null;
        });
    }

    /** Returns whether a script is listed that the baseline script replaces, so that a database can run that one. */
    private static boolean replaces(ScriptName baseline, List<ScriptName> listed) {
        return listed.stream().anyMatch(name -> !name.baseline() && name.compareTo(baseline) < 0);
    }

    private static List<String> files(List<ScriptName> listed, Predicate<ScriptName> pending) {
        return listed.stream().filter(pending).map(ScriptName::file).toList();
    }

    private static TreeSet<Version> versions(List<Applied> rows, Predicate<Applied> condition) {
        return rows.stream()
                .filter(condition)
                .flatMap(row -> version(row).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Version> version(Applied row) {
        return Optional.ofNullable(row.version()).flatMap(Version::parse);
    }
}
