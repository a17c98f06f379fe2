package dev.rxkit.session;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Part;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A database on a pool whose transactions a framework begins, with tables of {@link Depot}. */
abstract class ManagedDepot {

    @Parameter
    TestServer server;

    ThreadTransactions framework;
    Database database;

    @BeforeEach
    void open() {
        framework = new ThreadTransactions(server.space(getClass()), true);
        RxConfig config =
                RxConfig.builder().models(Depot.ALL).startupCheck(false).build();
        database = Database.open(framework.pool(), config, framework);
        database.createTables();
    }

    @AfterEach
    void close() {
        database.close();
        framework.close();
    }

    static Part part(int position) {
        return new Part(1, position, "text");
    }

    void byJdbc(int position) {
        framework.run("INSERT INTO depot_part (article_id, position, text) VALUES (1, " + position + ", 'jdbc')");
    }

    List<String> kept() {
        return framework.rows("SELECT position FROM depot_part ORDER BY position");
    }

    static void fail() {
        throw new IllegalArgumentException("of the application");
    }
}
