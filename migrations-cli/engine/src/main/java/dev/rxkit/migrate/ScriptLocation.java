package dev.rxkit.migrate;

import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.script.ClassPathScripts;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.Optional;

/** Finds the scripts: in the folder of a project, or on the class path of a running application. */
final class ScriptLocation {
    private static final String RESOURCES = "src/main/resources/";

    private ScriptLocation() {}

    /** Returns the scripts of the folder, or those of the class path; empty if there are none. */
    static Optional<ScriptSet> find(MigrationContext context) {
        if (context.folder().exists()) {
            ScriptSet scripts = context.folder().read();
            if (!scripts.isEmpty() || scripts.lock().isPresent()) {
                return Optional.of(scripts);
            }
        }
        return ClassPathScripts.read(context.settings().loader(), resource(context));
    }

    /**
     * Returns the scripts that {@link #find} finds.
     *
     * @throws MigrationException if there are none
     */
    static ScriptSet require(MigrationContext context) {
        return find(context)
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Not initialised: no scripts in " + searched(context) + ". Run `mvn rx:init` first."));
    }

    /** Returns where {@link #find} searches, for messages. */
    static String searched(MigrationContext context) {
        return context.folder().path() + " or on the class path below " + resource(context);
    }

    /** Returns the message about scripts without a lock, after "there is no". */
    static String withoutLock(ScriptSet scripts) {
        return LockFile.NAME + " in " + scripts.where() + ". Run `mvn rx:init` to create it.";
    }

    /** Returns the folder below the root of the class path. */
    static String resource(MigrationContext context) {
        String folder = context.settings().config().migrations().replace('\\', '/');
        int resources = folder.indexOf(RESOURCES);
        String below = resources < 0 ? folder : folder.substring(resources + RESOURCES.length());
        return below.replaceAll("^(\\./|/)+|/+$", "");
    }
}
