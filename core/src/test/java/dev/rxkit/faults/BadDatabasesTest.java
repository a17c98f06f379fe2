package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.faults.Crew.Hero;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Databases, drivers and tables that behave in unexpected ways. */
@OnEveryDatabase
class BadDatabasesTest {

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        space = server.space(BadDatabasesTest.class);
        database = Database.open(config().build());
        database.createTables();
        other = space.connect();
        Crew.prepare(server, other);
        Crew.reset(other);
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        database.close();
    }

    private RxConfig.Builder config() {
        return RxConfig.builder().url(space.url()).models(Crew.ALL).poolSize(2).startupCheck(false);
    }

    private long marks() throws SQLException {
        return FaultServer.number(other, "select count(*) from crew_mark");
    }

    /** Fails unless the database is usable and no transaction is open. */
    private void requireWhole() throws SQLException {
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        try (Session first = database.session();
                Session second = database.session()) {
            assertThat(first.select(Mark.class).count())
                    .isEqualTo(second.select(Mark.class).count());
        }
        long before = marks();
        database.useTransaction(session -> session.insert(new Mark("whole", 1)));
        assertThat(marks()).isEqualTo(before + 1);
    }

    /** Creates a trigger that rolls back or rejects the insert. */
    private void refuse() throws SQLException {
        switch (server) {
            case SQLITE ->
                space.run("create trigger refuse before insert on crew_mark when new.weight = 13 begin"
                        + " select raise(rollback, 'thirteen'); end");
            case POSTGRESQL ->
                space.run(
                        "create function refuse() returns trigger language plpgsql as $$ begin"
                                + " if new.weight = 13 then raise exception 'thirteen'; end if; return new; end $$",
                        "create trigger refuse before insert on crew_mark for each row execute function refuse()");
            case MARIADB ->
                space.run("create trigger refuse before insert on crew_mark for each row if new.weight = 13 then"
                        + " signal sqlstate '45000' set message_text = 'thirteen'; end if");
        }
    }

    @Test
    void aTriggerThatRollsBackUndoesTheWholeTransaction() throws SQLException {
        refuse();
        try (Session session = database.session()) {
            session.insert(new Mark("before", 1));
            assertThatThrownBy(() -> session.insert(new Mark("refused", 13)))
                    .isInstanceOf(RxException.class)
                    .hasMessageContaining("thirteen");
            assertThatThrownBy(() -> session.insert(new Mark("after", 1))).isInstanceOf(SessionException.class);
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
            session.rollback();
            session.insert(new Mark("later", 1));
            session.commit();
        }
        assertThat(marks()).isEqualTo(3);
        requireWhole();
    }

    @Test
    void aTriggerThatRollsBackInABlockThatCatchesItCommitsNothing() throws SQLException {
        refuse();
        for (Operation.SessionWork way : List.<Operation.SessionWork>of(
                (s, g) -> s.insert(new Mark("refused", 13)),
                (s, g) -> s.addAll(List.of(new Mark("x", 1), new Mark("refused", 13))),
                (s, g) -> s.sql("insert into crew_mark (code, weight) values ('refused', 13)")
                        .run(),
                (s, g) -> s.handle().execute("insert into crew_mark (code, weight) values ('refused', 13)"),
                (s, g) -> s.useTransaction(inner -> inner.insert(new Mark("refused", 13))))) {
            Throwable outcome = catchThrowable(() -> database.useTransaction(session -> {
                session.insert(new Mark("before", 1));
                assertThat(catchThrowable(() -> way.run(session, new Given()))).isNotNull();
            }));
            if (outcome != null) {
                assertThat(outcome).isInstanceOf(RxException.class);
                assertThat(marks()).isEqualTo(2);
            } else {
                // Only the nested block's savepoint was lost; the database still has the rest of the transaction.
                assertThat(server).isNotEqualTo(TestServer.SQLITE);
                assertThat(marks()).isEqualTo(3);
                space.run("delete from crew_mark where code = 'before'");
            }
        }
        requireWhole();
    }

    @Test
    void aDriverThatLiesAboutAutoCommitLosesNothing() throws SQLException {
        for (boolean lie : new boolean[] {true, false}) {
            try (Database lying = Database.open(
                    config().pool(settings -> settings.setDataSource(lying(settings.getDataSource(), lie)))
                            .build())) {
                try (Session session = lying.session()) {
                    session.insert(new Mark("kept", 1));
                    session.commit();
                    session.insert(new Mark("undone", 1));
                }
                assertThat(marks()).as("auto-commit is always " + lie).isEqualTo(3);
                assertThatThrownBy(() -> lying.useTransaction(session -> {
                            session.insert(new Mark("undone", 1));
                            throw new IllegalStateException();
                        }))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(marks()).as("auto-commit is always " + lie).isEqualTo(3);
                lying.useTransaction(session -> session.insert(new Mark("too", 1)));
                assertThat(marks()).as("auto-commit is always " + lie).isEqualTo(4);
            }
            Crew.reset(other);
        }
    }

    private static DataSource lying(DataSource source, boolean lie) {
        return proxy(
                DataSource.class,
                source,
                (name, result) -> result instanceof Connection connection
                        ? proxy(
                                Connection.class,
                                connection,
                                (called, value) -> called.equals("getAutoCommit") ? lie : value)
                        : result);
    }

    private interface Answer {
        Object of(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                BadDatabasesTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return answer.of(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    @Test
    void aStreamThatIsNeverClosedEndsWithItsSession() throws SQLException {
        try (Session session = database.session()) {
            session.select(Mark.class).stream().iterator().next();
            session.sql("select code from crew_mark").to(String.class).stream()
                    .iterator()
                    .next();
        }
        requireWhole();
        try (Session session = database.session()) {
            session.insert(new Mark("written", 1));
            session.select(Mark.class).stream().iterator().next();
            session.commit();
        }
        assertThat(marks()).isEqualTo(4);
        space.run("drop table crew_link");
    }

    @Test
    void aTableMayChangeUnderStatementsThatArePrepared() throws SQLException {
        try (Session session = database.session()) {
            for (int i = 0; i < 8; i++) {
                session.get(Hero.class, 1L);
                session.sql("select * from crew_mark").to(Mark.class).list();
                // Raw SQL begins a transaction on servers, and the change of the table would wait for it.
                session.rollback();
            }
            space.run("alter table crew_hero add column more varchar(10)", "alter table crew_mark add column more int");
            assertThat(catchThrowable(() -> session.get(Hero.class, 1L))).isNull();
            Throwable changed = catchThrowable(
                    () -> session.sql("select * from crew_mark").to(Mark.class).list());
            if (changed != null) {
                assertThat(changed).isInstanceOf(RxException.class);
                session.rollback();
            }
            assertThat(session.sql("select * from crew_mark").to(Mark.class).list())
                    .hasSize(2);
            session.rollback();
            space.run("alter table crew_hero drop column more");
            assertThat(session.get(Hero.class, 1L).name).isEqualTo("ann");
        }
        requireWhole();
    }

    @Test
    void aColumnThatIsGoneIsAnErrorAndNoLoss() throws SQLException {
        try (Session session = database.session()) {
            session.get(Mark.class, "a");
            space.run("alter table crew_mark drop column weight");
            assertThatThrownBy(() -> session.get(Mark.class, "a")).isInstanceOf(RxException.class);
            assertThatThrownBy(() -> session.insert(new Mark("x", 1))).isInstanceOf(RxException.class);
            session.rollback();
        }
        assertThat(marks()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsKilledBetweenTwoStatementsKeepsNothing() throws SQLException {
        if (server == TestServer.SQLITE) {
            return; // SQLite has no server
        }
        FaultServer faults = new FaultServer(space);
        try {
            Session session = database.session();
            session.insert(new Mark("before", 1));
            faults.kill(session.handle().getConnection());
            assertThatThrownBy(() -> session.insert(new Mark("after", 1)))
                    .isInstanceOf(DatabaseUnreachableException.class);
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
            session.close();
            assertThat(marks()).isEqualTo(2);
            requireWhole();
            try (Session another = database.session()) {
                another.insert(new Mark("unknown", 1));
                faults.kill(another.handle().getConnection());
                assertThatThrownBy(another::commit).isInstanceOf(CommitUnknownException.class);
            }
            assertThat(marks()).isEqualTo(3);
        } finally {
            faults.close();
        }
        try (Session session = database.session();
                Stream<Mark> marks = session.select(Mark.class).stream()) {
            assertThat(marks).hasSize(3);
        }
    }
}
