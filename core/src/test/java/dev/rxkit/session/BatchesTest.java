package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Many rows go in statements of a bounded size, and a refused one is named by its place. */
@OnEveryDatabase
class BatchesTest {

    @Table("batched_text")
    record Text(
            @Nullable Long id,
            @Column(unique = true, length = 40) String name,
            String text) {}

    @Table("batched_part")
    record Part(
            @Id(generated = false) long id,
            @Column(unique = true, length = 40) String name,
            byte[] data) {}

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;

    @BeforeEach
    void open() {
        space = server.space(BatchesTest.class);
        database = Tables.open(space, Text.class, Part.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<Text> texts(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Text(null, "n" + i, "'".repeat(length)))
                .toList();
    }

    private static List<Part> parts(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Part(i, "n" + i, new byte[length]))
                .toList();
    }

    private void limited(long bytes, Consumer<Database> work) throws SQLException {
        if (server != TestServer.MARIADB) {
            work.accept(database);
            return;
        }
        space.run("set global max_allowed_packet = " + bytes);
        try (Database small = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Text.class, Part.class)
                .build())) {
            work.accept(small);
        } finally {
            space.run("set global max_allowed_packet = 16777216");
        }
    }

    @Test
    void wideRowsGoInSeveralStatements() throws SQLException {
        limited(1 << 20, small -> {
            small.useTransaction(session -> {
                List<Text> added = session.addAll(texts(400, 100_000));
                assertThat(added).extracting(Text::id).doesNotContainNull().doesNotHaveDuplicates();
                assertThat(session.addAll(parts(60, 100_000))).hasSize(60);
            });
            small.useTransaction(session -> {
                session.delete(Text.class).all().run();
                session.delete(Part.class).all().run();
                assertThat(session.insertAll(texts(60, 100_000))).isEqualTo(60);
                assertThat(session.insertAll(parts(60, 100_000))).isEqualTo(60);
            });
            try (Session session = small.session()) {
                assertThat(session.select(Text.class).count()).isEqualTo(60);
                assertThat(session.select(Text.class)
                                .where(Text::name)
                                .eq("n59")
                                .one()
                                .text())
                        .hasSize(100_000);
            }
        });
    }

    @Test
    void aRowGreaterThanTheLimitIsRefusedBeforeItIsSent() throws SQLException {
        if (server != TestServer.MARIADB) {
            return;
        }
        limited(1 << 20, small -> {
            try (Session session = small.session()) {
                List<Text> rows = List.of(new Text(null, "a", "b"), new Text(null, "c", "d".repeat(2_000_000)));
                assertThatThrownBy(() -> session.addAll(rows))
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("Text, row 1 of the list")
                        .hasMessageContaining("max_allowed_packet");
                assertThatThrownBy(() -> session.insertAll(rows)).isInstanceOf(QueryException.class);
                session.rollback();
                assertThat(session.select(Text.class).count()).isZero();
            }
        });
    }

    @Test
    void aRefusedRowIsNamedByItsPlace() {
        for (int place : new int[] {0, 1, 13, 999, 1000, 1500, 1999}) {
            database.useTransaction(session -> session.insert(new Text(77777L, "taken", "x")));
            List<Text> texts = new ArrayList<>(texts(2000, 3));
            texts.set(place, new Text(null, "taken", "y"));
            List<Part> parts = new ArrayList<>(parts(2000, 3));
            parts.set(place, new Part(place, place == 0 ? "n1" : "n0", new byte[1]));
            int second = place == 0 ? 1 : place;
            refused(session -> session.addAll(texts), place);
            refused(session -> session.insertAll(texts), place);
            refused(session -> session.addAll(parts), second);
            refused(session -> session.insertAll(parts), second);
            database.useTransaction(session -> session.delete(Text.class).all().run());
        }
    }

    private void refused(Consumer<Session> work, int place) {
        try (Session session = database.session()) {
            assertThatThrownBy(() -> work.accept(session))
                    .isInstanceOf(UniqueViolation.class)
                    .hasMessageContaining(", row " + place + " of the list: another row has the same");
            session.rollback();
            assertThat(session.select(Part.class).count()).isZero();
            assertThat(session.select(Text.class).count()).isEqualTo(1);
        }
    }
}
