package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassUnloadingTest {

    @TempDir
    Path folder;

    @Test
    void mappingsDoNotPreventAClassLoaderFromBeingUnloaded() throws Exception {
        Path classes = Compiled.classes(
                folder,
                Map.of(
                        "shop/Order.java",
                        "package shop; @dev.rxkit.annotation.Table public record Order("
                                + "Long id, @dev.rxkit.annotation.Json Order.Place place, State state) {"
                                + " public record Place(int x) {} enum State { NEW }  }"));
        Mappings mappings = Sample.mappings();
        WeakReference<ClassLoader> loader = use(mappings, classes);
        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
        }
        assertThat(loader.get()).isNull();
        Reference.reachabilityFence(mappings);
    }

    private static WeakReference<ClassLoader> use(Mappings mappings, Path classes)
            throws IOException, ClassNotFoundException {
        URL[] entries = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(entries, ClassUnloadingTest.class.getClassLoader())) {
            Class<?> type = loader.loadClass("shop.Order");
            assertThat(mappings.of(type).property("place").stored("x")).isEqualTo("x");
            assertThat(mappings.rows(type)).isNotNull();
            return new WeakReference<>(loader);
        }
    }
}
