package dev.rxkit.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationLockTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void isHeldByOneAtATime() throws Exception {
        Path sidecar = folder.resolve("rx.db.lock");
        AtomicInteger inside = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> most = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                most.add(pool.submit(() -> {
                    try (MigrationLock lock = MigrationLock.take(sidecar, LONG)) {
                        assertThat(lock).isNotNull();
                        int now = inside.incrementAndGet();
                        Thread.yield();
                        inside.decrementAndGet();
                        return now;
                    }
                }));
            }
            for (Future<Integer> one : most) {
                assertThat(one.get()).isOne();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(sidecar).doesNotExist();
    }

    @Test
    void givesUpWithTheFileInTheMessage() {
        Path sidecar = folder.resolve("rx.db.lock");
        try (MigrationLock lock = MigrationLock.take(sidecar, LONG)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> MigrationLock.take(sidecar, Duration.ofMillis(30)))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining(sidecar.toString());
        }
    }

    @Test
    void saysThatItsFolderIsMissing() {
        assertThatThrownBy(() -> MigrationLock.take(folder.resolve("gone/rx.db.lock"), LONG))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("must exist and be writable");
    }
}
