package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQLite ends a transaction by itself when its file cannot grow any more. */
class FullDiskTest {

    private final TestSpace space = TestServer.SQLITE.space(FullDiskTest.class);
    private Database database;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        RxConfig.Builder config =
                RxConfig.builder().url(space.url()).models(Crew.ALL).poolSize(1).startupCheck(false);
        try (Database tables = Database.open(config.build())) {
            tables.createTables();
        }
        other = space.connect();
        long pages = FaultServer.number(other, "pragma page_count");
        database = Database.open(
                config.pool(settings -> settings.setConnectionInitSql("pragma max_page_count = " + (pages + 4)))
                        .build());
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        database.close();
    }

    private static List<Mark> many() {
        List<Mark> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(new Mark("code that takes its room " + i, i));
        }
        return many;
    }

    private long marks() throws SQLException {
        return FaultServer.number(other, "select count(*) from crew_mark");
    }

    @Test
    void aWriteWithoutSpaceRollsTheTransactionBack() throws SQLException {
        try (Session session = database.session()) {
            session.insert(new Mark("before", 1));
            assertThatThrownBy(() -> session.insertAll(many())).isInstanceOf(RxException.class);
            assertThatThrownBy(() -> session.insert(new Mark("after", 1))).isInstanceOf(SessionException.class);
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
            session.rollback();
            session.insert(new Mark("later", 1));
            session.commit();
        }
        assertThat(marks()).isOne();
        assertThatThrownBy(() -> database.useTransaction(session -> {
                    session.insert(new Mark("before", 1));
                    session.insertAll(many());
                }))
                .isInstanceOf(RxException.class);
        assertThat(marks()).isOne();
        assertThatThrownBy(() -> database.useTransaction(session -> {
                    session.insert(new Mark("undone", 1));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(marks()).isOne();
    }

    @Test
    void aNestedBlockWithoutSpaceRollsTheWholeTransactionBack() throws SQLException {
        assertThatThrownBy(() -> database.useTransaction(session -> {
                    session.insert(new Mark("before", 1));
                    assertThatThrownBy(() -> session.useTransaction(inner -> inner.insertAll(many())))
                            .isInstanceOf(RxException.class);
                    session.insert(new Mark("after", 1));
                }))
                .isInstanceOf(SessionException.class);
        assertThat(marks()).isZero();
        database.useTransaction(session -> session.insert(new Mark("later", 1)));
        assertThat(marks()).isOne();
    }
}
