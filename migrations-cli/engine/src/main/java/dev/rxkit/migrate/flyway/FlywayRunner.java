package dev.rxkit.migrate.flyway;

import dev.rxkit.history.Version;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.migrate.script.ScriptSet;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Runs scripts with Flyway. Scripts are passed to Flyway as text, so that exactly what was read and checked is run. Not
 * thread-safe.
 */
public final class FlywayRunner {
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

    private final DataSource source;
    private final ScriptSet scripts;
    private final boolean atomic;

    /** Creates a runner for SQLite on one connection, which the caller closes. */
    public FlywayRunner(Connection connection, ScriptSet scripts) {
        this.source = ConnectionDataSource.one(connection);
        this.scripts = scripts;
        this.atomic = true;
    }

    /**
     * Creates a runner for a server that opens its own connections.
     *
     * @param atomic whether a script that fails is rolled back completely
     */
    public FlywayRunner(ConnectionFactory connections, ScriptSet scripts, boolean atomic) {
        this.source = ConnectionDataSource.each(connections);
        this.scripts = scripts;
        this.atomic = atomic;
    }

    /** Returns the states of all versioned scripts of the folder or the history, in version order. Writes nothing. */
    public List<ScriptStatus> info() {
        try {
            return FlywayStates.of(flyway(configuration()).info().all(), scripts);
        } catch (FlywayException e) {
            throw FlywayFailures.of(e, "the history", atomic);
        }
    }

    /**
     * Runs the scripts that were not yet applied, oldest first.
     *
     * @param progress receives a line before each script
     * @return the number of scripts that ran
     * @throws RunException if a script fails; the message names the script and contains the database's message
     */
    public int migrate(Consumer<String> progress) {
        return run(progress);
    }

    /**
     * Runs all scripts on an empty database. Does not report progress, which would cost one more reading of the scripts
     * and the history.
     *
     * @param after is called after each script, in its transaction if it has one
     * @throws RunException if a script fails; the message names the script and contains the database's message
     */
    public void replay(AfterScript after) {
        try {
            flyway(configuration().callbacks(new AfterScriptCallback(after))).migrate();
        } catch (FlywayException e) {
            throw FlywayFailures.of(e, "the scripts", atomic);
        }
    }

    /**
     * Runs the scripts as {@link #migrate(Consumer)} does, and keeps in the history which one is running.
     *
     * @see RunningScript
     */
    public int migrate(Consumer<String> progress, ServerStatements server) throws SQLException {
        int ran = run(progress, new RunningScript(server));
        try (Connection connection = source.getConnection()) {
            RunningScript.clear(connection, server);
        }
        return ran;
    }

    private int run(Consumer<String> progress, Callback... callbacks) {
        Flyway flyway = flyway(configuration());
        try {
            int pending = flyway.info().pending().length;
            List<Callback> all = new ArrayList<>(List.of(callbacks));
            all.add(0, new ScriptProgress(progress, pending));
            return flyway(configuration().callbacks(all.toArray(Callback[]::new)))
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw FlywayFailures.of(e, "the scripts", atomic);
        }
    }

    /** Records in the history that the database is at a version already. */
    public void baseline(Version version, String description) {
        try {
            flyway(configuration().baselineVersion(version.text()).baselineDescription(description))
                    .baseline();
        } catch (FlywayException e) {
            throw FlywayFailures.of(e, "the history", atomic);
        }
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(FlywayRunner.class.getClassLoader())
                .loggers(NoOpFlywayLog.class.getName())
                .dataSource(source)
                .locations(new String[0])
                .resourceProvider(new InMemoryResources(texts()))
                .javaMigrationClassProvider(List::of)
                .placeholderReplacement(false)
                .encoding(StandardCharsets.UTF_8)
                // An applied version without a script is an error.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true);
        if (scripts.all().stream()
                .anyMatch(script -> CONCURRENTLY.matcher(script.text()).find())) {
            // CREATE INDEX CONCURRENTLY would wait forever for the transaction of Flyway's lock.
            withoutTransactionalLock(configuration);
        }
        return configuration;
    }

    private static void withoutTransactionalLock(FluentConfiguration configuration) {
        try {
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        } catch (NoSuchMethodError olderThanFlyway11_14) {
            // By its name, for which later versions need Jackson 2.
            configuration.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        }
    }

    private static Flyway flyway(FluentConfiguration configuration) {
        return configuration.load();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>(scripts.others());
        scripts.all().forEach(script -> texts.put(script.file(), script.text()));
        return texts;
    }
}
