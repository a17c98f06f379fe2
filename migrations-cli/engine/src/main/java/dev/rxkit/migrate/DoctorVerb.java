package dev.rxkit.migrate;

import dev.rxkit.error.RxException;
import dev.rxkit.migrate.script.ScriptSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * {@code doctor}: checks configuration, driver, rights, scratch database, models and versions. Changes nothing but a
 * scratch database, which it drops.
 */
final class DoctorVerb {
    private final MigrationContext context;
    private final Findings findings;

    private DoctorVerb(MigrationContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    static Report run(MigrationSettings settings) {
        Findings findings = new Findings("doctor");
        findings.passed(
                "versions", "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name"));
        try {
            new DoctorVerb(new MigrationContext(settings, line -> {}), findings).run();
        } catch (RxException e) {
            findings.add("configuration", "", ExitCode.FAILED, Findings.message(e));
        }
        return findings.end("Looked at " + settings.baseDirectory());
    }

    private void run() {
        findings.passed(
                "configuration",
                "db_url is " + context.url().shown() + ", migrations are in "
                        + context.folder().path());
        models();
        scripts();
        database();
        scratch();
    }

    private void models() {
        try {
            Optional<Models> models = context.findModels();
            if (models.isEmpty()) {
                findings.add("models", "", ExitCode.FAILED, Models.missing(context.settings()));
                return;
            }
            findings.passed("models", models.get().shown());
            models.get().warnings().forEach(warning -> findings.note("models", warning));
        } catch (RxException e) {
            findings.add("models", "", ExitCode.FAILED, Findings.message(e));
        }
    }

    private void scripts() {
        try {
            Optional<ScriptSet> scripts = ScriptLocation.find(context);
            if (scripts.isEmpty()) {
                findings.note(
                        "scripts",
                        "no scripts yet in " + ScriptLocation.searched(context) + ". Run `mvn rx:init` to begin.");
            } else if (scripts.get().lock().isEmpty()) {
                findings.note("scripts", "there is no " + ScriptLocation.withoutLock(scripts.get()));
            } else {
                int count = scripts.get().all().size();
                findings.passed(
                        "scripts",
                        count + (count == 1 ? " script in " : " scripts in ")
                                + scripts.get().where() + "; `mvn rx:check` looks at them");
            }
        } catch (RxException e) {
            findings.add("scripts", "", ExitCode.FAILED, Findings.message(e));
        }
    }

    private void database() {
        Optional<Path> file = context.url().file();
        if (file.isPresent() && !isWritable(file.get())) {
            findings.add(
                    "rights",
                    "",
                    ExitCode.FAILED,
                    file.get() + " cannot be written. Change its permissions, or set db_url to another file.");
            return;
        }
        if (!context.liveExists()) {
            findings.note("database", context.url().shown() + " does not exist yet; `mvn rx:migrate` creates it");
            return;
        }
        try (Connection connection = context.connect()) {
            DatabaseMetaData data = connection.getMetaData();
            findings.passed(
                    "driver",
                    data.getDriverName() + " " + data.getDriverVersion() + ", " + data.getDatabaseProductName() + " "
                            + data.getDatabaseProductVersion());
            findings.passed("database", context.url().shown() + " can be reached");
            rights(connection);
        } catch (RxException e) {
            findings.add("database", "", ExitCode.FAILED, Findings.message(e));
        } catch (SQLException e) {
            findings.add("database", "", ExitCode.FAILED, Findings.message(Faults.of(e, context)));
        }
    }

    private void rights(Connection connection) throws SQLException {
        Optional<String> query = context.migrations().server().flatMap(server -> server.mayCreateTables());
        if (query.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.get())) {
            if (row.next() && row.getBoolean(1)) {
                findings.passed("rights", "the user may create tables");
            } else {
                findings.add(
                        "rights",
                        "",
                        ExitCode.FAILED,
                        "the user may not create tables in " + context.url().shown()
                                + ". Grant it the right, or migrate as another user: db_user.");
            }
        }
    }

    /** Returns whether a file, or the folder in which it is to be created, can be written. */
    private static boolean isWritable(Path file) {
        if (Files.exists(file)) {
            return Files.isWritable(file);
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isWritable(folder);
    }

    private void scratch() {
        try (Scratch scratch = context.scratch()) {
            if (scratch.missing().isPresent()) {
                findings.add("scratch", "", ExitCode.FAILED, scratch.missing().get());
            } else {
                findings.passed("scratch", "a scratch database can be created, so scripts are proved");
            }
        } catch (RxException e) {
            findings.add("scratch", "", ExitCode.FAILED, Findings.message(e));
        } catch (SQLException e) {
            findings.add("scratch", "", ExitCode.FAILED, Findings.message(Faults.of(e, context)));
        }
    }
}
