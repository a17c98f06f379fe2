package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Streams come in portions, are left early without harm, and are bounded beside writes. */
@OnEveryDatabase
class StreamsTest {

    @Table("streamed_page")
    record Page(@Nullable Long id, int number, String text) {}

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        space = server.space(StreamsTest.class);
        database = Tables.open(space, Page.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private void pages(int count, String text) {
        session.insertAll(
                IntStream.range(0, count).mapToObj(i -> new Page(null, i, text)).toList());
        session.commit();
    }

    private Stream<Page> typed() {
        return session.select(Page.class).orderBy(Page::id).stream();
    }

    private Stream<Page> raw() {
        return session.sql("select id, number, text from streamed_page order by id").to(Page.class).stream();
    }

    private List<Supplier<Stream<Page>>> streams() {
        return List.of(this::typed, this::raw);
    }

    @Test
    void everyRowComesOnceInItsOrderWhateverTheWidth() {
        session.insertAll(IntStream.range(0, 3000)
                .mapToObj(i -> new Page(null, i, "x".repeat(i % 700 == 0 ? 300_000 : i % 50)))
                .toList());
        session.commit();
        for (Supplier<Stream<Page>> opening : streams()) {
            try (Stream<Page> stream = opening.get()) {
                assertThat(stream.map(Page::number))
                        .containsExactlyElementsOf(
                                IntStream.range(0, 3000).boxed().toList());
            }
        }
    }

    @Test
    void addingToTheTableWhileItIsReadEnds() {
        pages(50, "a");
        for (Supplier<Stream<Page>> opening : streams()) {
            try (Stream<Page> stream = opening.get()) {
                long[] read = new long[1];
                stream.forEach(page -> {
                    read[0]++;
                    session.add(new Page(null, page.number() + 1000, "more"));
                    session.addAll(List.of(new Page(null, page.number() + 2000, "more")));
                    session.insertAll(List.of(new Page(null, page.number() + 3000, "more")));
                    session.sql("insert into streamed_page (number, text) values (:n, 'more')")
                            .bind("n", page.number() + 4000)
                            .run();
                    session.handle()
                            .execute(
                                    "insert into streamed_page (number, text) values (?, 'more')",
                                    page.number() + 5000);
                    assertThat(read[0]).isLessThanOrEqualTo(50);
                });
                assertThat(read[0]).isEqualTo(50);
            }
            assertThat(session.select(Page.class).count()).isEqualTo(300);
            session.rollback();
        }
    }

    @Test
    void eachWayToAddIsBoundedByItself() {
        pages(20, "a");
        List<Consumer<Page>> ways = List.of(
                page -> session.add(new Page(null, page.number() + 1000, "more")),
                page -> session.addAll(List.of(new Page(null, page.number() + 1000, "more"))),
                page -> session.insertAll(List.of(new Page(null, page.number() + 1000, "more"))),
                page -> session.upsert(new Page(null, page.number() + 1000, "more")),
                page -> session.sql("insert into streamed_page (number, text) values (7000, 'more')")
                        .run(),
                page -> session.handle().execute("insert into streamed_page (number, text) values (7000, 'more')"),
                page -> insertByJdbc(),
                page -> session.update(Page.class)
                        .set("number", page.number() + 1000)
                        .where(Page::id)
                        .eq(page.id())
                        .run());
        for (int i = 0; i < ways.size(); i++) {
            for (Supplier<Stream<Page>> opening : streams()) {
                try (Stream<Page> stream = opening.get()) {
                    List<Integer> read = new ArrayList<>();
                    Iterator<Page> rows = stream.iterator();
                    while (rows.hasNext() && read.size() < 100) {
                        Page page = rows.next();
                        read.add(page.number());
                        ways.get(i).accept(page);
                    }
                    assertThat(read)
                            .as("way %s", i)
                            .containsExactlyElementsOf(
                                    IntStream.range(0, 20).boxed().toList());
                }
                session.rollback();
                session.delete(Page.class).where(Page::number).ge(1000).run();
                session.commit();
            }
        }
    }

    private void insertByJdbc() {
        try (Statement statement = session.handle().getConnection().createStatement()) {
            statement.executeUpdate("insert into streamed_page (number, text) values (7000, 'more')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void rowsThatAreDeletedOrChangedMeanwhileComeAsTheyWere() {
        pages(40, "a");
        for (Supplier<Stream<Page>> opening : streams()) {
            try (Stream<Page> stream = opening.get()) {
                Iterator<Page> rows = stream.iterator();
                rows.next();
                session.update(Page.class).set("text", "b").all().run();
                session.delete(Page.class).where(Page::number).gt(20).run();
                List<Page> rest = new ArrayList<>();
                rows.forEachRemaining(rest::add);
                assertThat(rest).hasSize(39).allMatch(page -> page.text().equals("a"));
            }
            session.rollback();
        }
    }

    @Test
    void aStreamThatIsLeftEarlyHarmsNothing() {
        pages(2000, "x".repeat(2000));
        session.add(new Page(null, -1, "mine"));
        for (int round = 0; round < 3; round++) {
            for (Supplier<Stream<Page>> opening : streams()) {
                try (Stream<Page> stream = opening.get()) {
                    assertThat(stream.limit(10).map(Page::number)).hasSize(10).startsWith(0, 1, 2);
                }
                assertThat(session.select(Page.class).count()).isEqualTo(2001);
            }
        }
        session.commit();
        assertThat(session.select(Page.class).where(Page::text).eq("mine").count())
                .isEqualTo(1);
    }

    @Test
    void twoStreamsAreReadInTurn() {
        pages(500, "x".repeat(500));
        try (Stream<Page> first = typed();
                Stream<Page> second = raw()) {
            Iterator<Page> one = first.iterator();
            Iterator<Page> two = second.iterator();
            for (int i = 0; i < 500; i++) {
                assertThat(one.next().number()).isEqualTo(i);
                assertThat(two.next().number()).isEqualTo(i);
            }
            assertThat(one.hasNext()).isFalse();
            assertThat(two.hasNext()).isFalse();
        }
    }

    @Test
    void aRowThatCannotBeReadFailsWhereItComes() {
        pages(5, "a");
        record Short(int number, int text) {}
        session.sql("update streamed_page set text = '7' where number < 3").run();
        session.commit();
        try (Stream<Short> stream = session
                .sql("select number, case when number < 3 then number end as text"
                        + " from streamed_page order by number")
                .to(Short.class)
                .stream()) {
            Iterator<Short> rows = stream.iterator();
            assertThat(rows.next()).isEqualTo(new Short(0, 0));
            session.add(new Page(null, 9, "b"));
            assertThat(rows.next()).isEqualTo(new Short(1, 1));
            assertThat(rows.next()).isEqualTo(new Short(2, 2));
            assertThatThrownBy(rows::next).hasMessageContaining("text");
        }
    }

    @Test
    void whatIsLeftIsNotSent() throws SQLException {
        if (server != TestServer.MARIADB) {
            return; // SQLite steps from row to row, PostgreSQL sends what is asked for.
        }
        pages(2000, "x".repeat(20_000));
        for (int i = 0; i < 2; i++) {
            long before = sent();
            try (Stream<Page> stream = streams().get(i).get()) {
                assertThat(stream.limit(10)).hasSize(10);
            }
            assertThat(sent() - before).isLessThan(20_000_000);
        }
    }

    private long sent() throws SQLException {
        try (Statement statement = session.handle().getConnection().createStatement();
                ResultSet rows = statement.executeQuery("show session status like 'Bytes_sent'")) {
            rows.next();
            return rows.getLong(2);
        }
    }

    @Test
    void aResultGreaterThanTheMemoryIsRead() throws IOException, InterruptedException {
        for (int narrow : new int[] {2000, 2}) {
            pages(narrow, "x");
            pages(100, "x".repeat(500_000));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reader.class.getName(),
                        space.url())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("typed 100002002", "raw 100002002");
    }

    /** Reads all pages in a JVM of its own. */
    static final class Reader {
        public static void main(String[] arguments) {
            try (Database database = Database.open(RxConfig.builder()
                            .url(arguments[0])
                            .models(Page.class)
                            .build());
                    Session session = database.session()) {
                try (Stream<Page> pages = session.select(Page.class).stream()) {
                    System.out.println("typed "
                            + pages.mapToLong(page -> page.text().length()).sum());
                }
                try (Stream<String> texts = session.sql("select text from streamed_page").to(String.class).stream()) {
                    System.out.println("raw " + texts.mapToLong(String::length).sum());
                }
            }
        }
    }
}
