package dev.rxkit.migrate.command;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** The version of the engine, and the check that a project's rx-core has the same. */
public final class EngineVersion {
    private static final String CORE = "META-INF/maven/dev.rxkit/rx-core/pom.properties";

    private EngineVersion() {}

    /** Returns the version of this engine, for example {@code 0.1.0}, or {@code unknown}. */
    public static String current() {
        try (InputStream in = EngineVersion.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * Checks that the project's rx-core has the version of this engine. With another version, the engine could map a
     * model differently than the application does and write wrong scripts.
     *
     * @param core the version of the project's rx-core
     *
     * @throws ConfigException if the versions differ; the message names both
     */
    public static void requireSame(String core) {
        if (!core.equals(current())) {
            throw new ConfigException("The project uses rx-core " + core + ", but the migration engine has version "
                    + current() + ".\nSet rx-core and rx-maven-plugin to the same version in the POM.");
        }
    }

    /**
     * Returns the version of the first rx-core jar on {@code loader}'s path; empty if it is not a jar built by Maven.
     */
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
