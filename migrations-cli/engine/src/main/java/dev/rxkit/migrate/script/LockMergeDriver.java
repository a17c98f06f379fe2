package dev.rxkit.migrate.script;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.ScriptName;
import dev.rxkit.history.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Merges two versions of {@code migrations.lock} as a merge driver of git. */
public final class LockMergeDriver {
    private LockMergeDriver() {}

    /**
     * Merges the second file into the first. If the scripts of one branch are all newer than those of the other, both
     * are listed; otherwise the first file gets both texts between the marks of a conflict.
     *
     * @return whether there is no conflict
     * @throws ScriptException if a file cannot be read or written
     * @throws dev.rxkit.error.ConfigException if a file is not a lock
     */
    public static boolean merge(Path ours, Path theirs) {
        try {
            String one = Files.readString(ours);
            String two = Files.readString(theirs);
            Optional<String> both = both(LockFile.parse(one, ours.toString()), LockFile.parse(two, theirs.toString()));
            Files.writeString(
                    ours,
                    both.orElse("<<<<<<< ours\n" + one.stripTrailing() + "\n=======\n" + two.stripTrailing()
                            + "\n>>>>>>> theirs\n"));
            return both.isPresent();
        } catch (IOException e) {
            throw new ScriptException("The versions of " + LockFile.NAME + " cannot be merged: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the lock that lists the scripts of both; empty if their versions are mixed, or the kinds of columns
     * differ.
     */
    private static Optional<String> both(Lock one, Lock two) {
        LockMerge merge = LockMerge.of(two, one);
        List<Lock.Entry> others = merge.kept().stream()
                .filter(entry ->
                        one.scripts().stream().noneMatch(own -> own.file().equals(entry.file())))
                .toList();
        boolean apart = before(others, merge.own()) || before(merge.own(), others);
        if (!apart || !Objects.equals(one.kinds(), two.kinds())) {
            return Optional.empty();
        }
        List<Lock.Entry> all = new ArrayList<>(merge.kept());
        all.addAll(merge.own());
        all.sort(Comparator.comparing(LockMergeDriver::version));
        return Optional.of(LockUpdate.of(all).render(LockUpdate.NO_MODELS, one.classes(), one.kinds()));
    }

    private static boolean before(List<Lock.Entry> some, List<Lock.Entry> later) {
        return some.stream()
                .allMatch(one -> later.stream().allMatch(two -> version(one).compareTo(version(two)) < 0));
    }

    private static Version version(Lock.Entry entry) {
        return ScriptName.parse(entry.file()).map(ScriptName::version).orElse(new Version("0"));
    }
}
