package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AfterCloseTest {

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        Rx.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDatabaseThatNoSessionUsedLeavesNoFileOpen() throws IOException {
        for (int i = 0; i < 40; i++) {
            Database.open(Shop.file(folder)).close();
        }
        assertThat(open(folder.resolve("shop.db"))).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDatabaseThatCannotBeSetUpLeavesNoFileOpen() throws IOException {
        RxConfig badPool =
                Shop.in(folder, Shop.builder().url("sqlite:///shop.db").pool(hikari -> {
                    throw new IllegalStateException("no pool");
                }));
        assertThatThrownBy(() -> Database.open(badPool)).hasMessage("no pool");
        RxConfig badPlugin =
                Shop.in(folder, Shop.builder().url("sqlite:///shop.db").plugin(new org.jdbi.v3.core.spi.JdbiPlugin() {
                    @Override
                    public void customizeJdbi(org.jdbi.v3.core.Jdbi jdbi) {
                        throw new IllegalStateException("no plugin");
                    }
                }));
        assertThatThrownBy(() -> Database.open(badPlugin)).hasMessage("no plugin");
        assertThat(open(folder.resolve("shop.db"))).isZero();
    }

    private static long open(Path file) throws IOException {
        long open = 0;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    open += Files.readSymbolicLink(descriptor).startsWith(file) ? 1 : 0;
                } catch (IOException closed) {
                    // It was closed after the folder was read.
                }
            }
        }
        return open;
    }

    /** A call after Rx.close(). */
    private interface Late {
        void call();
    }

    static Stream<Late> lateCalls() {
        return Stream.of(
                () -> Rx.session().close(),
                Rx::database,
                () -> Rx.database("reports"),
                () -> Rx.useTransaction(s -> {}),
                () -> Rx.inTransaction(s -> 1),
                () -> Rx.useReadOnly(s -> {}),
                () -> Rx.readOnly(s -> 1));
    }

    @ParameterizedTest
    @MethodSource("lateCalls")
    void everyLateCallFailsAndOpensNothing(Late late) throws IOException {
        Path start = Path.of("rx.db");
        Files.deleteIfExists(start);
        Rx.configure(Shop.file(folder));
        Rx.session().close();
        Rx.close();
        Rx.close();
        assertThatThrownBy(late::call)
                .isInstanceOf(RxException.class)
                .hasMessageContaining("Rx was closed")
                .hasMessageContaining("Rx.configure");
        assertThat(start).doesNotExist();
        Rx.configure(Shop.file(folder));
        Rx.session().close();
    }

    @Test
    void namedDatabasesAreClosedToo() throws IOException {
        Files.writeString(
                folder.resolve("rxconfig.properties"),
                "db_url=sqlite://\nreports.db_url=sqlite:///reports.db\nreports.startup_check=no\n");
        Rx.configure(RxConfig.load(folder, ClassLoader.getPlatformClassLoader(), Map.of(), Map.of()));
        Database reports = Rx.database("reports");
        Rx.close();
        assertThatThrownBy(reports::session)
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> Rx.database("reports")).hasMessageContaining("Rx was closed");
    }

    @Test
    void aSessionThatWaitsWhileTheDatabaseClosesFailsWithThatReason() throws Exception {
        // The pool lets it run to its end.
        Database database = Database.open(Shop.in(
                folder, Shop.builder().url("sqlite:///shop.db").poolSize(1).poolTimeoutSeconds(3)));
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        Session holder = database.session();
        Throwable[] failure = new Throwable[1];
        Thread waiter = waiter(pool, failure, database);
        database.close();
        waiter.join();
        assertThat(failure[0])
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("was closed")
                .hasMessageContaining("shop.db");
        catchThrowable(holder::close);
        assertThatThrownBy(() -> database.jdbi().open())
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("was closed");
    }

    private static Thread waiter(HikariDataSource pool, Throwable[] failure, Database database) {
        Thread waiter = new Thread(() -> failure[0] = catchThrowable(database::session));
        waiter.start();
        while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() < 1) {
            Thread.onSpinWait();
        }
        return waiter;
    }

    @Test
    void anInterruptedWaitForThePoolSaysSoAndKeepsTheFlag() throws Exception {
        try (Database database = Database.open(
                        Shop.in(folder, Shop.builder().url("sqlite:///shop.db").poolSize(1)));
                Session holder = database.session()) {
            boolean[] flag = new boolean[1];
            Throwable[] failure = new Throwable[1];
            Thread waiter = new Thread(() -> {
                failure[0] = catchThrowable(database::session);
                flag[0] = Thread.currentThread().isInterrupted();
            });
            waiter.start();
            HikariDataSource pool = (HikariDataSource) database.dataSource();
            while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() < 1) {
                Thread.onSpinWait();
            }
            waiter.interrupt();
            waiter.join();
            assertThat(failure[0])
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessage("interrupted while waiting for a connection");
            assertThat(flag[0]).isTrue();
            assertThat(holder.sql("select 1").to(Long.class).one()).isEqualTo(1);
        }
    }

    @Test
    void anExhaustedPoolNamesTheSessionsAndTheirAges() throws Exception {
        try (Database database = Database.open(Shop.in(
                        folder,
                        Shop.builder().url("sqlite:///shop.db").poolSize(1).poolTimeoutSeconds(1)));
                Session holder = database.session()) {
            Throwable[] failure = new Throwable[1];
            Thread waiter = new Thread(() -> failure[0] = catchThrowable(database::session));
            waiter.start();
            waiter.join();
            assertThat(failure[0])
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessageMatching(
                            "no connection came free in time: all 1 of the pool are in use, by sessions opened"
                                    + " at AfterCloseTest.java:\\d+ \\(for \\d+\\.\\d s\\); keep .*");
            holder.rollback();
        }
    }
}
