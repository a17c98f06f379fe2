package dev.rxkit.migrate.flyway;

import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.Version;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Runs scripts with Flyway on one connection, which stays open and belongs to the caller. Scripts are handed over as
 * texts: what was read and checked is what runs. Not thread-safe, like its connection.
 */
public final class FlywayRunner {
    private final Connection connection;
    private final ScriptSet scripts;

    public FlywayRunner(Connection connection, ScriptSet scripts) {
        this.connection = connection;
        this.scripts = scripts;
    }

    /** Every versioned script known to the folder or to the database, in version order. Writes nothing. */
    public List<ScriptStatus> info() {
        try {
            return States.of(flyway(configuration()).info().all(), scripts);
        } catch (FlywayException e) {
            throw Failures.of(e, "the history");
        }
    }

    /**
     * Runs what has not run, oldest first.
     *
     * @param progress told before each script
     * @return how many ran
     * @throws RunException naming the script that failed, with the database's own words
     */
    public int migrate(Consumer<String> progress) {
        Flyway flyway = flyway(configuration());
        try {
            List<MigrationInfo> pending = List.of(flyway.info().pending());
            Flyway running = flyway(configuration().callbacks(new ScriptProgress(progress, pending.size())));
            return running.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw Failures.of(e, "the scripts");
        }
    }

    /** Writes into the history that everything up to a version is there already. */
    public void baseline(Version version, String description) {
        try {
            flyway(configuration().baselineVersion(version.text()).baselineDescription(description))
                    .baseline();
        } catch (FlywayException e) {
            throw Failures.of(e, "the history");
        }
    }

    private FluentConfiguration configuration() {
        return Flyway.configure(FlywayRunner.class.getClassLoader())
                .loggers(Silence.class.getName())
                .dataSource(new OneConnection(connection))
                .locations(new String[0])
                .resourceProvider(new Texts(texts()))
                .javaMigrationClassProvider(List::of)
                .placeholderReplacement(false)
                .encoding(StandardCharsets.UTF_8)
                // A version the folder does not know is never taken for fine.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true);
    }

    private static Flyway flyway(FluentConfiguration configuration) {
        return configuration.load();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>(scripts.others());
        List<Script> all = new ArrayList<>(scripts.versioned());
        all.forEach(script -> texts.put(script.file(), script.text()));
        return texts;
    }
}
