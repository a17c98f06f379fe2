package dev.rxkit.mapping.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a class path: a directory or a jar, or a directory or a jar in a jar, as in the executable jars of Spring
 * Boot.
 *
 * @param file the directory or jar in the file system
 * @param inside the path in the jar, of a directory with a slash at its end; empty for the whole file
 */
public record ClassRoot(Path file, String inside) {

    /** Reads a class file. */
    public interface Reader {
        void read(InputStream in, String where) throws IOException;
    }

    public static ClassRoot of(Path file) {
        return new ClassRoot(real(file), "");
    }

    /**
     * Returns the root that a URL names; null if it is in no file.
     *
     * @param url of a directory or jar, as {@code file:/a.jar}, {@code jar:file:/a.jar!/BOOT-INF/classes!/} or
     *     {@code jar:nested:/a.jar/!BOOT-INF/lib/b.jar!/}
     */
    public static @Nullable ClassRoot of(URL url) {
        String text = url.toString();
        if (text.startsWith("jar:")) {
            text = text.substring("jar:".length());
            text = text.endsWith("!/") ? text.substring(0, text.length() - 2) : text;
        }
        String separator = text.startsWith("nested:") ? "/!" : "!/";
        int split = text.indexOf(separator);
        String file = split < 0 ? text : text.substring(0, split);
        String inside = split < 0 ? "" : text.substring(split + separator.length());
        if (!file.startsWith("file:") && !file.startsWith("nested:")) {
            return null;
        }
        try {
            Path path = Path.of(URI.create("file:" + file.substring(file.indexOf(':') + 1)));
            String entry = URI.create("file:/" + inside).getPath().substring(1);
            boolean jar = entry.isEmpty() || entry.endsWith("/") || entry.endsWith(".jar");
            return Files.exists(path) ? new ClassRoot(real(path), jar ? entry : entry + "/") : null;
        } catch (IllegalArgumentException unusual) {
            return null;
        }
    }

    /** Returns whether the classes are not packed in a jar of their own. */
    public boolean directory() {
        return inside.isEmpty() ? Files.isDirectory(file) : inside.endsWith("/");
    }

    /**
     * Reads all class files.
     *
     * @param wanted accepts the paths of the class files to read, relative to the root
     */
    public void read(Predicate<String> wanted, Reader reader) throws IOException {
        if (Files.isDirectory(file)) {
            readDirectory(wanted, reader);
        } else if (Files.isRegularFile(file)) {
            readJar(wanted, reader);
        }
    }

    private void readDirectory(Predicate<String> wanted, Reader reader) throws IOException {
        Set<Path> folders = new HashSet<>();
        Files.walkFileTree(file, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folders.add(real(folder)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && wanted.test(file.relativize(found).toString().replace('\\', '/'))) {
                    try (InputStream in = Files.newInputStream(found)) {
                        reader.read(in, found.toString());
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            /**
             * Accepts a link to an enclosing directory, whose files are visited anyway; any other failure is thrown.
             */
            @Override
            public FileVisitResult visitFileFailed(Path found, IOException failure) throws IOException {
                if (failure instanceof FileSystemLoopException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void readJar(Predicate<String> wanted, Reader reader) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            if (!inside.isEmpty() && !directory()) {
                JarEntry nested = jar.getJarEntry(inside);
                if (nested != null) {
                    try (JarInputStream in = new JarInputStream(jar.getInputStream(nested), false)) {
                        readNested(in, wanted, reader);
                    }
                }
                return;
            }
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.startsWith(inside) && wanted.test(name.substring(inside.length()))) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        reader.read(in, file + "!/" + name);
                    }
                }
            }
        }
    }

    private void readNested(JarInputStream jar, Predicate<String> wanted, Reader reader) throws IOException {
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            if (wanted.test(entry.getName())) {
                reader.read(jar, this + "!/" + entry.getName());
            }
        }
    }

    /** Returns the real path, or the path itself if the file does not exist. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path;
        }
    }

    /** Returns the path, for messages. */
    @Override
    public String toString() {
        return inside.isEmpty() ? file.toString() : file + "!/" + inside;
    }
}
