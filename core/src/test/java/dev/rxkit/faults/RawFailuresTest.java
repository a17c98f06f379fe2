package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.RxException;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Raw SQL with a failure at each JDBC call, including the closing of results and statements: only exceptions of the kit
 * are thrown.
 */
@OnEveryDatabase
class RawFailuresTest {

    @Parameter
    TestServer server;

    private static Map<String, Operation.SessionWork> ends() {
        Map<String, Operation.SessionWork> ends = new LinkedHashMap<>();
        String select = "select code, weight from crew_mark order by code";
        ends.put("list", (s, g) -> s.sql(select).to(Mark.class).list());
        ends.put("first", (s, g) -> s.sql(select).to(Mark.class).first());
        ends.put(
                "one",
                (s, g) -> s.sql("select count(*) from crew_mark").to(Long.class).one());
        ends.put(
                "oneOrNone",
                (s, g) -> s.sql("select code from crew_mark where code = :c")
                        .bind("c", "a")
                        .to(String.class)
                        .oneOrNone());
        ends.put("run", (s, g) -> s.sql("update crew_mark set weight = weight").run());
        ends.put(
                "returning",
                (s, g) -> s.sql("insert into crew_mark (code, weight) values ('n', 1) returning code")
                        .to(String.class)
                        .list());
        ends.put("stream", (s, g) -> {
            try (Stream<Mark> marks = s.sql(select).to(Mark.class).stream()) {
                marks.toList();
            }
        });
        ends.put("stream left early", (s, g) -> {
            try (Stream<Mark> marks = s.sql(select).to(Mark.class).stream()) {
                marks.iterator().next();
            }
        });
        return ends;
    }

    @Test
    void onlyExceptionsOfTheKitLeaveRawSql() throws SQLException {
        TestSpace space = server.space(RawFailuresTest.class);
        FaultServer faults = new FaultServer(space);
        FaultInjector injector = new FaultInjector(faults);
        Set<String> failed = new TreeSet<>();
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(Crew.ALL)
                        .poolSize(2)
                        .startupCheck(false)
                        .pool(settings -> settings.setDataSource(injector.around(settings.getDataSource())))
                        .build());
                Connection other = space.connect()) {
            database.createTables();
            Crew.prepare(server, other);
            Crew.reset(other);
            for (Map.Entry<String, Operation.SessionWork> end : ends().entrySet()) {
                for (FaultKind kind : Set.of(FaultKind.FAILS_BEFORE, FaultKind.FAILS_AFTER)) {
                    for (int call = 1; call > 0; call++) {
                        try (Session session = database.session()) {
                            injector.arm(call, kind);
                            Throwable thrown =
                                    catchThrowable(() -> end.getValue().run(session, new Given()));
                            injector.disarm();
                            if (injector.fired() == null) {
                                assertThat(thrown).isNull();
                                break;
                            }
                            failed.add(injector.fired());
                            if (thrown != null) {
                                assertThat(thrown)
                                        .as("%s, %s at %s", end.getKey(), kind, injector.fired())
                                        .isInstanceOf(RxException.class);
                            }
                        }
                    }
                }
            }
        } finally {
            faults.close();
        }
        assertThat(failed).contains("ResultSet.close", "PreparedStatement.executeQuery".replace("Query", ""));
    }
}
