package dev.rxkit.faults;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The tables of {@link Crew}, used through a pool of one connection whose JDBC calls an injector can make fail. */
final class FaultyDatabase implements AutoCloseable {

    private final FaultServer faults;
    private final FaultInjector injector;
    private final Database database;
    private final Connection other;

    FaultyDatabase(TestServer server, Class<?> owner) throws SQLException {
        TestSpace space = server.space(owner);
        faults = new FaultServer(space);
        injector = new FaultInjector(faults);
        database = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Crew.ALL)
                .plugin(new SqlObjectPlugin())
                .poolSize(1)
                .startupCheck(false)
                .pool(settings -> settings.setDataSource(injector.around(settings.getDataSource())))
                .build());
        database.createTables();
        other = space.connect();
        Crew.prepare(server, other);
        Crew.reset(other);
    }

    FaultInjector injector() {
        return injector;
    }

    Database database() {
        return database;
    }

    /** Returns a connection that never fails. */
    Connection other() {
        return other;
    }

    @Override
    public void close() throws SQLException {
        database.close();
        other.close();
        faults.close();
    }
}
