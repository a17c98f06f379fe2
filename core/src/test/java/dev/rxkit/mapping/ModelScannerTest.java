package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.classfile.ClassRoot;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelScannerTest {

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void compile() throws IOException {
        classes = Compiled.classes(
                folder,
                Map.of(
                        "shop/Order.java",
                        "package shop; @dev.rxkit.annotation.Table public record Order(Long id) {"
                                + " static { if (true) throw new IllegalStateException(\"initialised\"); } }",
                        "shop/item/Item.java",
                        "package shop.item; public class Item { double price = 1.5; long count = 7L;"
                                + " @dev.rxkit.annotation.Table public static class Part { public Long id; } }",
                        "shopping/Cart.java",
                        "package shopping; @dev.rxkit.annotation.Table public record Cart(Long id) {}",
                        "shop/Reader.java",
                        "package shop; public class Reader { dev.rxkit.annotation.Table seen; }"));
        Files.delete(classes.resolve("shop/item/Item.class"));
    }

    @Test
    void findsMarkedClassesInADirectoryWithoutInitialisingThem() throws IOException {
        try (URLClassLoader loader = loader(classes)) {
            assertThat(names(loader, List.of(classes), List.of()))
                    .containsExactly("shop.Order", "shop.item.Item$Part", "shopping.Cart");
        }
    }

    @Test
    void findsMarkedClassesInAJar() throws IOException {
        Path jar = Compiled.jar(classes, folder.resolve("a b.jar"));
        try (URLClassLoader loader = loader(jar)) {
            assertThat(names(loader, List.of(jar), List.of()))
                    .containsExactly("shop.Order", "shop.item.Item$Part", "shopping.Cart");
            assertThat(names(loader, List.of(), List.of("shopping"))).containsExactly("shopping.Cart");
        }
    }

    @Test
    void findsModelsThroughDotsAndLinks() throws IOException {
        Path dotted = folder.resolve(".").resolve("x").resolve("..").resolve(folder.relativize(classes));
        Files.createDirectories(folder.resolve("x"));
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), classes);
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Files.createSymbolicLink(parts.resolve("shop"), classes.resolve("shop"));
        Files.createSymbolicLink(parts.resolve("loop"), parts);
        for (Path root : List.of(dotted, linked)) {
            try (URLClassLoader loader = loader(root)) {
                assertThat(names(loader, List.of(root), List.of()))
                        .as(root.toString())
                        .containsExactly("shop.Order", "shop.item.Item$Part", "shopping.Cart");
                assertThat(names(loader, ModelScanner.applicationRoots(loader), List.of()))
                        .as(root.toString())
                        .containsExactly("shop.Order", "shop.item.Item$Part", "shopping.Cart");
            }
        }
        try (URLClassLoader loader = loader(parts)) {
            assertThat(names(loader, List.of(parts), List.of())).containsExactly("shop.Order", "shop.item.Item$Part");
        }
    }

    @Test
    void findsPackagesInAJarWithoutEntriesForFolders() throws IOException {
        Path jar = folder.resolve("flat.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("shop/Order.class"));
            out.write(Files.readAllBytes(classes.resolve("shop/Order.class")));
        }
        try (URLClassLoader loader = loader(jar)) {
            assertThat(names(loader, List.of(), List.of("shop"))).containsExactly("shop.Order");
        }
    }

    @Test
    void searchesOnlyTheGivenPackages() throws IOException {
        try (URLClassLoader loader = loader(classes)) {
            assertThat(names(loader, List.of(classes), List.of("shop")))
                    .containsExactly("shop.Order", "shop.item.Item$Part");
            assertThat(names(loader, List.of(), List.of("shop.item"))).containsExactly("shop.item.Item$Part");
            assertThat(names(loader, List.of(classes), List.of("none"))).isEmpty();
        }
    }

    @Test
    void takesTheApplicationsDirectoriesAndTheEntryWithItsConfiguration() throws IOException {
        Path jar = Compiled.jar(classes, folder.resolve("library.jar"));
        Path application = Files.createDirectories(folder.resolve("application"));
        Files.writeString(application.resolve("rxconfig.properties"), "");
        Path packed = Compiled.jar(application, folder.resolve("application.jar"));
        try (URLClassLoader loader = loader(classes, jar, packed)) {
            assertThat(ModelScanner.applicationRoots(loader))
                    .containsExactly(ClassRoot.of(classes), ClassRoot.of(packed));
        }
    }

    @Test
    void aMultiReleaseLibraryIsNotTheApplications() throws IOException {
        Path library = folder.resolve("library.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Multi-Release", "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(library), manifest)) {
            out.putNextEntry(new ZipEntry("META-INF/versions/9/"));
            out.putNextEntry(new ZipEntry("META-INF/versions/9/any.txt"));
        }
        try (URLClassLoader loader = loader(classes, library)) {
            assertThat(ModelScanner.applicationRoots(loader)).containsExactly(ClassRoot.of(classes));
        }
    }

    @Test
    void namesAClassFileThatCannotBeRead() throws IOException {
        Path broken = Files.write(classes.resolve("Broken.class"), new byte[] {1, 2, 3, 4, 5});
        try (URLClassLoader loader = loader(classes)) {
            assertThatThrownBy(() -> names(loader, List.of(classes), List.of()))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining(broken + " is not a class file: build again");
            byte[] whole = Files.readAllBytes(classes.resolve("shop/Order.class"));
            Files.write(broken, java.util.Arrays.copyOf(whole, 40));
            assertThatThrownBy(() -> names(loader, List.of(classes), List.of()))
                    .hasMessageContaining(broken + " is incomplete: build again");
        }
    }

    @Test
    void skipsRootsThatAreNotThere() throws IOException {
        try (URLClassLoader loader = loader(classes)) {
            assertThat(names(loader, List.of(folder.resolve("nowhere")), List.of()))
                    .isEmpty();
        }
    }

    private static List<String> names(ClassLoader loader, List<?> roots, List<String> packages) {
        List<ClassRoot> all = roots.stream()
                .map(root -> root instanceof Path path ? ClassRoot.of(path) : (ClassRoot) root)
                .toList();
        return ModelScanner.scan(loader, all, packages).stream()
                .map(Class::getName)
                .toList();
    }

    private static URLClassLoader loader(Path... entries) throws IOException {
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = entries[i].toUri().toURL();
        }
        return new URLClassLoader(urls, new OnlyRx());
    }

    /** A class loader that finds the annotations but not the class path of the test. */
    private static final class OnlyRx extends ClassLoader {
        OnlyRx() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return Class.forName(name, false, ModelScannerTest.class.getClassLoader());
        }
    }
}
