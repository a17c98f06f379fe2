package dev.rxkit.migrate;

import dev.rxkit.config.ConfigAccess;
import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.error.MappingException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockNames;
import dev.rxkit.internal.Sha256;
import dev.rxkit.migrate.flyway.AfterScript;
import dev.rxkit.migrate.flyway.FlywayRunner;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.proof.ScratchServer;
import dev.rxkit.migrate.script.ScriptFolder;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings, connections and script folder of one call of a verb. Not thread-safe. */
final class MigrationContext {
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(2);

    private final MigrationSettings settings;
    private final Consumer<String> progress;
    private final DatabaseUrl url;
    private final Dialect dialect;
    private final MigrationDialect migrations;
    private @Nullable Optional<Models> found;
    private @Nullable Lock merged;

    MigrationContext(MigrationSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.url = ConfigAccess.of(settings.config()).url(settings.baseDirectory());
        if (url.file().isEmpty() && !url.inMemory()) {
            // The SQLite driver is a dependency of Rx; a server's driver may be missing.
            url.requireDriver(settings.loader());
        }
        this.dialect = url.dialect();
        this.migrations = MigrationDialects.of(dialect);
    }

    MigrationSettings settings() {
        return settings;
    }

    Consumer<String> progress() {
        return progress;
    }

    DatabaseUrl url() {
        return url;
    }

    Dialect dialect() {
        return dialect;
    }

    MigrationDialect migrations() {
        return migrations;
    }

    /** Returns the planner of new scripts. */
    Planner planner() {
        boolean safe =
                settings.hazards().safe() || ConfigAccess.of(settings.config()).safe();
        return safe ? migrations.planner().safe() : migrations.planner();
    }

    ScriptFolder folder() {
        return new ScriptFolder(
                settings.baseDirectory().resolve(settings.config().migrations()));
    }

    /**
     * Returns the models.
     *
     * @throws MigrationException if no class was found; a wrong class path must not be taken for dropped classes
     */
    Models models() {
        return findModels()
                .orElseThrow(() ->
                        new MigrationException(ExitCode.FAILED, "No model class found: " + Models.missing(settings)));
    }

    Optional<Models> findModels() {
        Optional<Models> known = found;
        if (known == null) {
            known = Models.find(settings, dialect);
            found = known;
        }
        return known;
    }

    /**
     * Returns the namespaces to inspect besides the default one: those of the classes and of the tables listed in the
     * lock.
     */
    Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>();
        if (migrations.server().isEmpty()) {
            return namespaces;
        }
        try {
            findModels().ifPresent(models -> namespaces.addAll(models.declared().namespaces()));
        } catch (MappingException notNeededHere) {
            // Inspecting a database does not need the classes; verbs that need them report the failure.
        }
        Optional<Lock> lock = merged == null ? folder().lock() : Optional.of(merged);
        namespaces.addAll(LockNames.namespaces(lock.map(Lock::owned).orElse(Set.of())));
        return namespaces;
    }

    /** Sets the lock that takes the place of the one in the folder, which has the marks of a merge conflict. */
    void useLock(Lock lock) {
        merged = lock;
    }

    /** Returns what the scripts of the lock created from classes; nothing if there is no lock. */
    Ownership ownership(Optional<Lock> lock) {
        return Ownership.of(lock.map(Lock::owned).orElse(Set.of()));
    }

    /** Returns whether the database exists, without creating it. */
    boolean liveExists() {
        return !url.inMemory() && url.file().map(Files::exists).orElse(true);
    }

    /** Connects to the configured database; on SQLite with foreign keys off, as the scripts require. */
    Connection connect() {
        try {
            Connection connection =
                    url.connect(settings.loader(), migrations.connectionProperties(url.runtimeProperties()));
            try {
                for (String sql : migrations.connectionStatements()) {
                    execute(connection, sql);
                }
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.of(e, this);
        }
    }

    /** Returns whether a script that fails is rolled back completely. */
    boolean isAtomic() {
        return migrations.planner().atomic();
    }

    /** Opens an empty SQLite database in memory. */
    Connection memory() throws SQLException {
        DatabaseUrl memory = DatabaseUrl.parse("sqlite://", null, null, settings.baseDirectory());
        return memory.connect(
                settings.loader(),
                MigrationDialects.of(memory.dialect()).connectionProperties(memory.runtimeProperties()));
    }

    /**
     * Returns the server for scratch databases; empty for a database in a file, whose scratch databases are in memory.
     *
     * @throws MigrationException if {@code scratch_url} is of another dialect
     */
    Optional<ScratchServer> scratchServer() {
        return migrations.server().map(statements -> new ScratchServer(scratchUrl(), statements, settings.loader()));
    }

    private DatabaseUrl scratchUrl() {
        DatabaseUrl server = settings.config()
                .scratchUrl()
                .map(text -> DatabaseUrl.parse(text, null, null, settings.baseDirectory()))
                .orElse(url);
        if (DatabaseKind.of(server.dialect()) != DatabaseKind.of(dialect)) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "scratch_url is of another kind of database (" + server.shown() + ") than db_url (" + url.shown()
                            + "). Set it to a server of the same kind.");
        }
        return server;
    }

    /** Creates an empty scratch database of the same dialect. */
    Scratch scratch() throws SQLException {
        return Scratch.of(this, ScriptSet.of("no folder", Map.of(), Optional.empty()));
    }

    /** Creates a scratch database and runs the scripts on it. */
    Scratch replay(ScriptSet scripts) throws SQLException {
        return Scratch.of(this, scripts);
    }

    /** Creates a scratch database, runs the scripts on it and calls {@code after} after each. */
    Scratch replay(ScriptSet scripts, AfterScript after) throws SQLException {
        return Scratch.of(this, scripts, after);
    }

    /** Returns Flyway for the configured database. */
    FlywayRunner flyway(Connection connection, ScriptSet scripts) {
        return migrations.server().isPresent()
                ? new FlywayRunner(this::connect, scripts, isAtomic())
                : new FlywayRunner(connection, scripts);
    }

    /** Reads a database in all namespaces that users made. */
    Schema inspect(Connection connection) throws SQLException {
        Set<String> all = new TreeSet<>(namespaces());
        all.addAll(dialect.inspector().namespaces(connection));
        return dialect.inspector(all).inspect(connection);
    }

    /** Takes the lock for migrations: a file beside the SQLite file, or a lock of the server. */
    MigrationLock lockDatabase() {
        return migrations
                .server()
                .map(server -> MigrationLock.take(connect(), server, url.shown(), LOCK_TIMEOUT))
                .orElseGet(() -> MigrationLock.take(sidecar(url.file().orElseThrow()), LOCK_TIMEOUT));
    }

    private static Path sidecar(Path file) {
        return file.resolveSibling(file.getFileName() + ".rx-lock");
    }

    /** Takes the lock for writing scripts: a file in the temporary directory, because the script folder is in git. */
    MigrationLock lockFolder() {
        String key = Sha256.hex(folder().path().toString()).substring(0, 16);
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9]", "_");
        Path sidecar = Path.of(System.getProperty("java.io.tmpdir", "."), "rx-" + user + "-" + key + ".lock");
        return MigrationLock.take(sidecar, LOCK_TIMEOUT);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
