package dev.rxkit.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of the lock are merged without git's help. */
class LockMergeDriverTest {
    @TempDir
    Path root;

    private Path ours;
    private Path theirs;

    @BeforeEach
    void start() {
        ours = root.resolve("ours");
        theirs = root.resolve("theirs");
    }

    private static String lock(String... files) {
        LockUpdate update = LockUpdate.empty();
        for (String file : files) {
            update = update.with(
                    Script.of(file, file).orElseThrow(), List.of(file.replaceAll(".*__|\\.sql", "")), List.of());
        }
        return update.render("0123", List.of(new Lock.ModelClass("hero", "Hero")), Map.of());
    }

    @Test
    void listsBothIfOneBranchIsNewerThanTheOther() throws IOException {
        Files.writeString(ours, lock("V1__a.sql", "V2__b.sql"));
        Files.writeString(theirs, lock("V1__a.sql", "V3__c.sql", "V4__d.sql"));
        assertThat(LockMergeDriver.merge(ours, theirs)).isTrue();
        Lock merged = LockFile.parse(Files.readString(ours), "ours");
        assertThat(merged.scripts())
                .extracting(Lock.Entry::file)
                .containsExactly("V1__a.sql", "V2__b.sql", "V3__c.sql", "V4__d.sql");
        assertThat(merged.owned()).containsExactly("a", "b", "c", "d");
        assertThat(merged.modelsHash()).isEqualTo(LockUpdate.NO_MODELS);
    }

    @Test
    void leavesAConflictWithBothVersionsIfTheScriptsAreMixed() throws IOException {
        String one = lock("V1__a.sql", "V2__b.sql", "V5__e.sql");
        String two = lock("V1__a.sql", "V3__c.sql");
        Files.writeString(ours, one);
        Files.writeString(theirs, two);
        assertThat(LockMergeDriver.merge(ours, theirs)).isFalse();
        Optional<LockConflict> conflict = LockConflict.of(Files.readString(ours), "ours");
        assertThat(conflict)
                .contains(new LockConflict(LockFile.parse(one, "one"), LockFile.parse(two, "two"), "ours", "theirs"));
    }

    @Test
    void aTextWithoutMarksHasNoConflict() {
        assertThat(LockConflict.of(lock("V1__a.sql"), "lock")).isEmpty();
    }
}
