package dev.rxkit.migrate;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.history.LockFile;
import dev.rxkit.migrate.script.ClassPathScripts;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the scripts: in the folder of a project, or on the class path of a running application. */
final class ScriptLocation {
    private static final String RESOURCES = "src/main/resources/";

    private ScriptLocation() {}

    /** Returns the scripts of the folder, or those of the class path; may be empty. */
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
     * @throws MigrationException if no script was found
     */
    static ScriptSet requireScripts(MigrationContext context) {
        return find(context)
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Not initialised: no scripts in " + searched(context) + ". Run `mvn rx:init` first."));
    }

    /**
     * Returns the scripts that {@link #find} finds.
     *
     * @throws MigrationException if no script was found, or one was written for another database
     */
    static ScriptSet require(MigrationContext context) {
        ScriptSet scripts = requireScripts(context);
        requireOwnDatabase(context, scripts);
        return scripts;
    }

    /**
     * Returns the scripts of the folder, which need not exist.
     *
     * @throws MigrationException if one was written for another database
     */
    static ScriptSet folder(MigrationContext context) {
        ScriptSet scripts = context.folder().read();
        requireOwnDatabase(context, scripts);
        return scripts;
    }

    /** Refuses scripts that were written for another database. */
    static void requireOwnDatabase(MigrationContext context, ScriptSet scripts) {
        Map<String, String> foreign = foreign(context, scripts);
        foreign.forEach((file, text) -> {
            String more = foreign.size() == 1 ? "" : " (and " + (foreign.size() - 1) + " more)";
            throw new MigrationException(
                    ExitCode.DRIFT, file + more + " " + text + " Nothing was run. " + ownFolder(context));
        });
    }

    /** Describes the scripts whose header says that they were written for another database, by file name. */
    static Map<String, String> foreign(MigrationContext context, ScriptSet scripts) {
        Map<String, String> foreign = new LinkedHashMap<>();
        for (Script script : scripts.all()) {
            String database = ScriptText.database(script.text()).orElse("");
            DatabaseKind.named(database)
                    .filter(kind ->
                            !kind.dialect().name().equals(context.dialect().name()))
                    .ifPresent(kind -> foreign.put(
                            script.file(),
                            "was written for " + database + ", and db_url is "
                                    + context.url().shown() + "."));
        }
        return foreign;
    }

    /** Returns what to do about scripts for another database. */
    static String ownFolder(MigrationContext context) {
        return "Give each database its folder: set `migrations` to src/main/resources/db/migration/"
                + context.dialect().name() + " and run `mvn rx:init`, or set db_url to the database of these scripts.";
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
