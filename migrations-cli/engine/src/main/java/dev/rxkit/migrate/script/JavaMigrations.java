package dev.rxkit.migrate.script;

import dev.rxkit.history.ScriptName;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Finds the Java migrations of Flyway: classes on the class path, in the package of the scripts' folder. */
public final class JavaMigrations {
    private static final String CLASS = ".class";

    private JavaMigrations() {}

    /**
     * Returns the classes with a versioned name.
     *
     * @param folder the folder below the root of the class path, for example {@code db/migration}
     * @throws ScriptException if the folder cannot be listed
     */
    public static List<ScriptName> versioned(ClassLoader loader, String folder) {
        TreeSet<ScriptName> found = new TreeSet<>();
        try {
            // With the slash, the URL of a folder is that of a file in it without a name.
            for (URL place : Collections.list(loader.getResources(folder + "/"))) {
                ClassPathFolder.names(place, folder).stream()
                        .filter(name -> name.endsWith(CLASS) && !name.contains("$") && !name.contains("/"))
                        .map(name -> name.substring(0, name.length() - CLASS.length()))
                        .flatMap(name -> ScriptName.parse(name + ".sql").stream())
                        .filter(name -> !name.repeatable())
                        .map(name -> new ScriptName(
                                name.file().replaceAll("\\.sql$", ""), name.version(), name.description()))
                        .forEach(found::add);
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new ScriptException("class path: the folder " + folder + " cannot be listed.", e);
        }
    }
}
