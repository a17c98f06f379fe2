package dev.rxkit.migrate;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Which version of the kit this is, and whether a project's rx-core is of the same. */
public final class EngineVersion {
    private static final String CORE = "META-INF/maven/dev.rxkit/rx-core/pom.properties";

    private EngineVersion() {}

    /** The version of this engine, for example {@code 0.1.0}. */
    public static String current() {
        try (InputStream in = EngineVersion.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * Refuses a project's rx-core of another version: reading a model differently than the application does would write
     * scripts that are wrong.
     *
     * @throws ConfigException naming both versions
     */
    public static void requireSame(String core) {
        if (!core.equals(current())) {
            throw new ConfigException("The project uses rx-core " + core + ", but these migrations are version "
                    + current() + ": they must be equal.\nGive rx-core and rx-maven-plugin one version in the POM.");
        }
    }

    /** The version of the first rx-core on {@code loader}'s path; empty if it is not a packaged one. */
    static Optional<String> ofCore(URLClassLoader loader) {
        URL found = loader.findResource(CORE);
        if (found == null) {
            return Optional.empty();
        }
        try (InputStream in = found.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
