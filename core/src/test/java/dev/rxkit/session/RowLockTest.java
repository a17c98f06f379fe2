package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class RowLockTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, RowLockTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void workersSkipWhatOthersHold() {
        if (server == TestServer.SQLITE) {
            assertThatThrownBy(() -> session.select(Hero.class).skipLocked())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("locks the whole database");
            return;
        }
        assertThat(session.select(Hero.class)
                        .orderBy(Hero::id)
                        .limit(1)
                        .skipLocked()
                        .one()
                        .id())
                .isEqualTo(1);
        try (Session other = database.session()) {
            assertThat(other.select(Hero.class)
                            .orderBy(Hero::id)
                            .limit(1)
                            .skipLocked()
                            .one()
                            .id())
                    .isEqualTo(2);
        }
        session.rollback();
        try (Session other = database.session()) {
            assertThat(other.select(Hero.class)
                            .orderBy(Hero::id)
                            .limit(1)
                            .skipLocked()
                            .one()
                            .id())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsLockedCannotBeWrittenByOthersUntilTheEnd() {
        assertThat(session.select(Hero.class).where(Hero::id).eq(1L).forUpdate().list())
                .hasSize(1);
        if (server == TestServer.SQLITE) {
            try (Session other = database.session()) {
                assertThatThrownBy(() -> other.delete(Hero.class).all().run()).isInstanceOf(RxException.class);
            }
        }
        session.commit();
        assertThat(database.<Long, RuntimeException>inTransaction(other -> other.update(Hero.class)
                        .set(Hero::age, 1)
                        .where(Hero::id)
                        .eq(1L)
                        .run()))
                .isEqualTo(1);
    }

    @Test
    void joinsLockTheRowsTheyAreAbout() {
        assertThat(session.select(Hero.class)
                        .leftJoin(Team.class)
                        .forUpdate()
                        .orderBy(Hero::id)
                        .to(Hero::name)
                        .list())
                .hasSize(4);
        assertThat(session.select(Hero.class)
                        .orderBy(Hero::id)
                        .forUpdate()
                        .page(1, 3)
                        .items())
                .hasSize(3);
    }

    @Test
    void locksNeedATransactionThatMayWriteAndRowsOfATable() {
        assertThatThrownBy(() -> database.readOnly(
                        reader -> reader.select(Hero.class).forUpdate().list()))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("read only");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .forUpdate()
                        .groupBy(Hero::age)
                        .to(Hero::age)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("groupBy");
        assertThatThrownBy(() -> session.select(Team.class)
                        .where(Team::id)
                        .in(session.select(Hero.class).forUpdate().to(Hero::teamId))
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("statement itself");
    }
}
