package dev.rxkit.migrate;

import dev.rxkit.migrate.script.ClassPathScripts;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.Optional;

/** Where scripts are: the folder of a project, or the class path of a running application. */
final class ScriptLocation {
    private static final String RESOURCES = "src/main/resources/";

    private ScriptLocation() {}

    /** The folder's scripts, else the class path's; empty if there are none. */
    static Optional<ScriptSet> find(MigrationContext bench) {
        if (bench.folder().exists()) {
            ScriptSet scripts = bench.folder().read();
            if (!scripts.isEmpty() || scripts.lock().isPresent()) {
                return Optional.of(scripts);
            }
        }
        return ClassPathScripts.read(bench.settings().loader(), resource(bench));
    }

    /** Where {@link #find} looked, for messages. */
    static String searched(MigrationContext bench) {
        return bench.folder().path() + " or on the class path below " + resource(bench);
    }

    private static String resource(MigrationContext bench) {
        String folder = bench.settings().config().migrations().replace('\\', '/');
        int resources = folder.indexOf(RESOURCES);
        String below = resources < 0 ? folder : folder.substring(resources + RESOURCES.length());
        return below.replaceAll("^(\\./|/)+|/+$", "");
    }
}
