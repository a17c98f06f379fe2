package dev.rxkit.jta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests in the transactions of Narayana, on connections of Agroal. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
abstract class JtaTest {

    @Table
    public static class Account {
        public @Nullable Long id;

        @Column(length = 40, unique = true)
        public String name;

        public Account() {}

        Account(String name) {
            this.name = name;
        }
    }

    @Parameter
    TestServer server;

    static @Nullable TestSpace space;
    private static @Nullable Quarkus running;

    Quarkus quarkus;
    Database database;

    static Stream<TestServer> servers() {
        return TestServer.all().filter(server -> server != TestServer.MARIADB);
    }

    @BeforeEach
    void start() throws Exception {
        if (running == null) {
            space = server.space(getClass());
            running = new Quarkus(space, Account.class);
            running.database.createTables();
        }
        quarkus = running;
        database = quarkus.database;
        database.useTransaction(session -> session.delete(Account.class).all().run());
    }

    @AfterEach
    void noConnectionIsLeft() throws Exception {
        assertThat(quarkus.manager.getTransaction()).isNull();
        quarkus.assertTidy();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    void bySession(String name) {
        try (Session session = database.session()) {
            session.add(new Account(name));
            session.commit();
        }
    }

    void byBlock(String name) {
        database.useTransaction(session -> session.add(new Account(name)));
    }
}
