package dev.rxkit.migrate;

import dev.rxkit.migrate.flyway.AfterScript;
import dev.rxkit.migrate.flyway.FlywayRunner;
import dev.rxkit.migrate.proof.ScratchDatabase;
import dev.rxkit.migrate.proof.ScratchServer;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database of the configured dialect on which scripts have run; {@link #close} drops it. If a server allows
 * no scratch database, {@link #missing} says why and only {@link #close} may be called. Not thread-safe.
 */
final class Scratch implements ScratchDatabase, AutoCloseable {
    private final MigrationContext context;
    private final ScriptSet scripts;
    private final @Nullable ScratchServer server;
    private final AfterScript after;
    private @Nullable String name;
    private @Nullable Connection connection;
    private @Nullable String missing;

    private Scratch(MigrationContext context, ScriptSet scripts, @Nullable ScratchServer server, AfterScript after) {
        this.context = context;
        this.scripts = scripts;
        this.server = server;
        this.after = after;
    }

    /** Creates a scratch database and runs the scripts on it. */
    static Scratch of(MigrationContext context, ScriptSet scripts) throws SQLException {
        return of(context, scripts, (file, connection) -> {});
    }

    /** Creates a scratch database, runs the scripts on it and calls {@code after} after each. */
    static Scratch of(MigrationContext context, ScriptSet scripts, AfterScript after) throws SQLException {
        Scratch scratch = new Scratch(context, scripts, context.scratchServer().orElse(null), after);
        try {
            scratch.build();
            return scratch;
        } catch (RuntimeException | SQLException e) {
            scratch.close();
            throw e;
        }
    }

    /** Returns why there is no scratch database, as text for the header of a script; empty if there is one. */
    Optional<String> missing() {
        return Optional.ofNullable(missing);
    }

    private void build() throws SQLException {
        if (server == null) {
            connection = context.memory();
        } else {
            try {
                name = server.create();
            } catch (ScratchServer.Refused refused) {
                missing =
                        "no scratch database can be created on " + server.url().shown() + " (" + refused.getMessage()
                                + "); allow the user to create databases named rx_scratch_..., or set scratch_url";
                return;
            }
            connection = server.connect(name);
        }
        if (!scripts.isEmpty()) {
            flyway(scripts).replay(after);
        }
    }

    /** Returns Flyway for the scratch database. */
    FlywayRunner flyway(ScriptSet set) {
        ScratchServer place = server;
        String database = name;
        return place == null || database == null
                ? new FlywayRunner(connection(), set)
                : new FlywayRunner(() -> place.connect(database), set, context.isAtomic());
    }

    @Override
    public Connection connection() {
        return Objects.requireNonNull(connection, "no scratch database");
    }

    /** Returns a connection on which expressions can be tried; empty if there is no scratch database. */
    Optional<Connection> trial() {
        return Optional.ofNullable(connection);
    }

    Schema schema() throws SQLException {
        return context.inspect(connection());
    }

    @Override
    public boolean commits() {
        return server != null;
    }

    @Override
    public void restore() throws SQLException {
        if (server == null) {
            connection().rollback();
        } else {
            close();
            build();
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            if (connection != null) {
                connection.close();
            }
        } finally {
            connection = null;
            if (server != null && name != null) {
                server.drop(name);
                name = null;
            }
        }
    }
}
