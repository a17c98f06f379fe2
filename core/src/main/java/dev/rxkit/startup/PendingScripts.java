package dev.rxkit.startup;

import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Lock;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the scripts of the lock that a database has not run, by Flyway's versions. */
final class PendingScripts {

    private PendingScripts() {}

    /** Returns the files, in the order of the lock. */
    static List<String> of(Lock lock, List<Applied> applied) {
        TreeSet<Version> done = applied.stream()
                .filter(Applied::success)
                .filter(row -> !row.baseline())
                .flatMap(row -> version(row).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<Version> baseline = applied.stream()
                .filter(Applied::baseline)
                .flatMap(row -> version(row).stream())
                .max(Comparator.naturalOrder());
        List<String> pending = new ArrayList<>();
        for (Lock.Entry entry : lock.scripts()) {
            Optional<Version> version = ScriptName.parse(entry.file()).map(ScriptName::version);
            boolean covered = version.isPresent()
                    && (done.contains(version.get())
                            || baseline.filter(b -> version.get().compareTo(b) <= 0)
                                    .isPresent());
            if (!covered) {
                pending.add(entry.file());
            }
        }
        return pending;
    }

    private static Optional<Version> version(Applied row) {
        return Optional.ofNullable(row.version()).flatMap(Version::parse);
    }
}
