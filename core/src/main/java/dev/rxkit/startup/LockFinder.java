package dev.rxkit.startup;

import dev.rxkit.config.Configuration;
import dev.rxkit.error.ConfigException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the lock that belongs to the running application. */
final class LockFinder {

    private static final String RESOURCES = "src/main/resources/";

    private LockFinder() {}

    /** Returns the lock on the class path, or else that in the folder of the scripts. */
    static Optional<Lock> find(Configuration config, ClassLoader loader) {
        String folder = config.migrations().replace('\\', '/').replaceFirst("/+$", "");
        String resource = resource(folder) + "/" + LockFile.NAME;
        Path file = config.baseDirectory().resolve(folder).resolve(LockFile.NAME);
        try {
            URL found = loader.getResource(resource);
            if (found != null) {
                return Optional.of(LockFile.parse(text(found), resource));
            }
            return Files.isRegularFile(file)
                    ? Optional.of(LockFile.parse(Files.readString(file), file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ConfigException("Cannot read " + resource + " of the class path, or " + file + ".", e);
        }
    }

    /**
     * Returns the path on the class path: {@code db/migration} for {@code
     * /home/me/shop/src/main/resources/db/migration}.
     */
    static String resource(String folder) {
        int at = folder.indexOf(RESOURCES);
        return (at < 0 ? folder : folder.substring(at + RESOURCES.length())).replaceFirst("^/+", "");
    }

    private static String text(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
