package dev.rxkit.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarFileTest {
    private static final int LOADERS = 4;
    private static final int ROUNDS = 100;

    @TempDir
    Path folder;

    @Test
    void isHeldByOneAtATimeAlsoFromOtherClassLoadersThatMakeAndDeleteIt() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(LOADERS);
        try {
            List<Future<Integer>> most = new ArrayList<>();
            for (int i = 0; i < LOADERS; i++) {
                most.add(pool.submit(() -> rounds(inside)));
            }
            for (Future<Integer> one : most) {
                assertThat(one.get()).isOne();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Takes the lock many times; returns the greatest number of simultaneous holders. */
    private int rounds(AtomicInteger inside) throws Exception {
        URL classes = SidecarFile.class.getProtectionDomain().getCodeSource().getLocation();
        int most = 0;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Method tryLock = loader.loadClass(SidecarFile.class.getName()).getMethod("tryLock", Path.class);
            for (int i = 0; i < ROUNDS; ) {
                Optional<?> lock = (Optional<?>) tryLock.invoke(null, folder.resolve("a.lock"));
                if (lock.isPresent()) {
                    most = Math.max(most, inside.incrementAndGet());
                    Thread.yield();
                    inside.decrementAndGet();
                    ((AutoCloseable) lock.get()).close();
                    i++;
                }
            }
        }
        return most;
    }

    @Test
    void isDeletedAtItsEndWhereAnOpenFileCanBeDeleted() throws Exception {
        Path path = folder.resolve("a.lock");
        SidecarFile held = SidecarFile.tryLock(path).orElseThrow();
        assertThat(path).isRegularFile();
        assertThat(SidecarFile.tryLock(path)).isEmpty();
        held.close();
        held.close();
        boolean kept = !Files.getFileStore(folder).supportsFileAttributeView("posix");
        assertThat(Files.exists(path)).isEqualTo(kept);
    }

    @Test
    void aFileThatWasDeletedAndRecreatedByAnotherIsKept() throws Exception {
        Path path = folder.resolve("a.lock");
        SidecarFile held = SidecarFile.tryLock(path).orElseThrow();
        Files.delete(path);
        Files.createFile(path);
        held.close();
        assertThat(path).isRegularFile();
    }
}
