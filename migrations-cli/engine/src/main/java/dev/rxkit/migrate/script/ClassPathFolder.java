package dev.rxkit.migrate.script;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists a folder on the class path, in a directory or a jar. */
final class ClassPathFolder {
    private ClassPathFolder() {}

    /**
     * Returns the names of the files in the folder and below, with {@code /}; empty if the place of the folder cannot be
     * listed.
     *
     * @param file the URL of a file in the folder
     * @param folder the name of the folder below the root of the class path
     */
    static List<String> names(URL file, String folder) throws IOException {
        if (file.getProtocol().equals("file")) {
            return inDirectory(file);
        }
        return file.openConnection() instanceof JarURLConnection jar ? inJar(jar, folder + "/") : List.of();
    }

    private static List<String> inDirectory(URL file) throws IOException {
        Path directory;
        try {
            Path path = Path.of(file.toURI());
            directory = Files.isDirectory(path) ? path : path.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> directory
                            .relativize(path)
                            .toString()
                            .replace(path.getFileSystem().getSeparator(), "/"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inJar(JarURLConnection connection, String prefix) throws IOException {
        // A cached jar file would stay open after the loader is closed and hide a replaced jar.
        ((URLConnection) connection).setUseCaches(false);
        List<String> names = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                    .map(name -> name.substring(prefix.length()))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}
