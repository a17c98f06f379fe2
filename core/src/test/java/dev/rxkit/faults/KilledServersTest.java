package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.servers.OwnServer;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose processes are killed between two statements, and which is restarted. */
class KilledServersTest {

    private static final int POOL = 5;

    @ParameterizedTest
    @MethodSource("dev.rxkit.servers.TestServer#servers")
    void nothingIsHalfWrittenAndThePoolWorksAgain(TestServer kind) throws Exception {
        try (OwnServer server = OwnServer.start(kind);
                Database database = Database.open(RxConfig.builder()
                        .url(server.space("killed").url())
                        .models(Crew.ALL)
                        .poolSize(POOL)
                        .poolTimeoutSeconds(1)
                        .startupCheck(false)
                        .build())) {
            database.createTables();
            database.useTransaction(session -> session.addAll(List.of(new Mark("a", 1), new Mark("b", 2))));
            List<Session> open = new ArrayList<>();
            for (int i = 0; i < POOL; i++) {
                open.add(database.session());
            }
            whileItIsKilled(server, open);
            assertThatThrownBy(database::session).isInstanceOf(DatabaseUnreachableException.class);
            server.restart();
            afterwards(database);
        }
    }

    private static void whileItIsKilled(OwnServer server, List<Session> open) throws Exception {
        Session writing = open.get(0);
        Session committing = open.get(1);
        Session streaming = open.get(2);
        Session block = open.get(3);
        writing.insert(new Mark("half", 1));
        committing.insert(new Mark("unknown", 1));
        Session handed = open.get(4);
        handed.handle().execute("insert into crew_mark (code, weight) values ('by the handle', 1)");
        Iterator<Mark> rows = streaming.select(Mark.class).stream().iterator();
        rows.next();
        assertThatThrownBy(() -> block.useTransaction(session -> {
                    session.insert(new Mark("in a block", 1));
                    server.kill();
                    session.insert(new Mark("after", 1));
                }))
                .isInstanceOf(DatabaseUnreachableException.class);
        assertThatThrownBy(() -> writing.insert(new Mark("other half", 1)))
                .isInstanceOf(DatabaseUnreachableException.class);
        assertThatThrownBy(writing::commit).isInstanceOf(SessionException.class);
        writing.rollback();
        handed.rollback();
        assertThatThrownBy(committing::commit).isInstanceOf(CommitUnknownException.class);
        assertThatThrownBy(() -> streaming.get(Mark.class, "a")).isInstanceOf(RxException.class);
        open.forEach(Session::close);
    }

    private static void afterwards(Database database) {
        int failed = 0;
        boolean done = false;
        while (!done) {
            try {
                database.useTransaction(session -> session.insert(new Mark("again", 1)));
                done = true;
            } catch (DatabaseUnreachableException dead) {
                // The pool may still wait before its next attempt, or lend a connection that was used a moment ago.
                assertThat(++failed).isLessThan(60);
            }
        }
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            all.add(database.session());
            assertThat(all.get(i)
                            .select(Mark.class)
                            .orderBy(Mark::code)
                            .to(Mark::code)
                            .list())
                    .containsExactly("a", "again", "b");
        }
        all.forEach(Session::close);
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
}
