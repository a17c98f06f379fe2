package dev.rxkit.migrate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What git is doing in a working tree, read from git's files without running it.
 *
 * @param replaying whether commits are being replayed (rebase, cherry-pick): in a conflict, the first version is then that of the branch below them
 * @param main whether the current branch is the one that others start from: that of {@code origin/HEAD}, or by its name
 */
public record GitState(boolean replaying, boolean main) {
    private static final List<String> MAIN = List.of("main", "master", "trunk");
    private static final String BRANCHES = "refs/heads/";

    /** Returns the state of the working tree that a folder is in; neither, if it is in none. */
    public static GitState of(Path folder) {
        Path git = directory(folder);
        if (git == null) {
            return new GitState(false, false);
        }
        boolean replaying = List.of("rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD").stream()
                .anyMatch(name -> Files.exists(git.resolve(name)));
        String branch = reference(git.resolve("HEAD")).replace(BRANCHES, "");
        Path common = text(git.resolve("commondir")).map(git::resolve).orElse(git);
        String origin = reference(common.resolve("refs/remotes/origin/HEAD")).replace("refs/remotes/origin/", "");
        return new GitState(replaying, origin.isEmpty() ? MAIN.contains(branch) : origin.equals(branch));
    }

    private static @Nullable Path directory(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return git;
            }
            if (Files.isRegularFile(git)) {
                // A further working tree: the file names the directory.
                return at.resolve(text(git).orElse("").replaceFirst("^gitdir:\\s*", ""));
            }
        }
        return null;
    }

    private static String reference(Path file) {
        return text(file)
                .filter(text -> text.startsWith("ref:"))
                .map(text -> text.substring("ref:".length()).strip())
                .orElse("");
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
