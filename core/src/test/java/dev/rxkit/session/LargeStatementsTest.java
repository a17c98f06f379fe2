package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that are longer than MariaDB's {@code max_allowed_packet}: refused, and the connection goes on. */
class LargeStatementsTest {

    private static final int LIMIT = 1 << 20;

    /** Refused by its length. */
    private static final String LONG = "x".repeat(LIMIT + 1);

    /** Shorter than the limit, and longer as it is sent. */
    private static final String WIDE = "ž'\\".repeat(LIMIT / 4);

    private static final List<Long> MANY =
            IntStream.range(0, 200_000).mapToObj(i -> 1_000_000_000L + i).toList();

    private final TestSpace space = TestServer.MARIADB.space(LargeStatementsTest.class);
    private Database database;

    record Words(List<String> words) {}

    @Table("ls_doc")
    record Doc(
            @Nullable Long id,
            String text,
            byte @Nullable [] data,
            @Nullable @Json Words words) {}

    @BeforeEach
    void open() throws SQLException {
        space.run("set global max_allowed_packet = " + LIMIT);
        try {
            database = Database.open(RxConfig.builder()
                    .url(space.url())
                    .models(Doc.class)
                    .poolSize(1)
                    .startupCheck(false)
                    .build());
            database.createTables();
        } finally {
            space.run("set global max_allowed_packet = 16777216");
        }
        database.useTransaction(session -> session.add(doc("first")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Doc doc(String text) {
        return new Doc(null, text, null, null);
    }

    private static Map<String, SessionConsumer<?>> ways() {
        Map<String, SessionConsumer<?>> ways = new LinkedHashMap<>();
        for (String text : List.of(LONG, WIDE)) {
            String kind = text.equals(LONG) ? " long" : " wide";
            ways.put("add" + kind, s -> s.add(doc(text)));
            ways.put("addAll" + kind, s -> s.addAll(List.of(doc(text))));
            ways.put("insertAll" + kind, s -> s.insertAll(List.of(doc(text))));
            ways.put("insert" + kind, s -> s.insert(new Doc(9L, text, null, null)));
            ways.put("update" + kind, s -> s.update(new Doc(1L, text, null, null)));
            ways.put("upsert" + kind, s -> s.upsert(new Doc(1L, text, null, null)));
            ways.put("patch" + kind, s -> s.patch(Doc.class, 1L, Map.of("text", text)));
            ways.put(
                    "set" + kind,
                    s -> s.update(Doc.class).set(Doc::text, text).all().run());
            ways.put(
                    "eq" + kind,
                    s -> s.select(Doc.class).where(Doc::text).eq(text).list());
            ways.put(
                    "stream" + kind,
                    s -> s.select(Doc.class).where(Doc::text).eq(text).stream().toList());
            ways.put(
                    "raw" + kind,
                    s -> s.sql("update ls_doc set text = :t").bind("t", text).run());
            ways.put(
                    "raw list" + kind,
                    s -> s.sql("select id from ls_doc where text in (:t)")
                            .bind("t", List.of(text, "y"))
                            .to(Long.class)
                            .list());
            ways.put(
                    "raw text" + kind,
                    s -> s.sql("select '" + text.replace("\\", "").replace("'", "''") + text.length()
                                    + "x".repeat(LIMIT) + "'")
                            .to(String.class)
                            .list());
        }
        ways.put("bytes", s -> s.add(new Doc(null, "b", new byte[LIMIT], null)));
        ways.put("json", s -> s.add(new Doc(null, "j", null, new Words(List.of(LONG)))));
        ways.put("in", s -> s.select(Doc.class).where(Doc::id).in(MANY).list());
        ways.put("delete in", s -> s.delete(Doc.class).where(Doc::id).in(MANY).run());
        ways.put(
                "raw in",
                s -> s.sql("select text from ls_doc where id in (:ids)")
                        .bind("ids", MANY)
                        .to(String.class)
                        .list());
        return ways;
    }

    @Test
    void aStatementThatIsTooLongIsRefusedAndTheSessionGoesOn() throws SQLException {
        for (Map.Entry<String, SessionConsumer<?>> way : ways().entrySet()) {
            try (Session session = database.session()) {
                session.add(doc("undone"));
                assertThatThrownBy(() -> way.getValue().accept(session))
                        .as(way.getKey())
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("max_allowed_packet");
                session.rollback();
                session.add(doc("also undone"));
                assertThat(session.select(Doc.class).count()).as(way.getKey()).isEqualTo(2);
                session.rollback();
            }
        }
        assertThatThrownBy(() -> database.useTransaction(session -> {
                    session.add(doc("undone"));
                    session.add(doc(LONG));
                }))
                .isInstanceOf(QueryException.class);
        try (Session session = database.session()) {
            assertThat(session.select(Doc.class).to(Doc::text).list()).containsExactly("first");
        }
    }

    @Test
    void jdbcAndJdbiAreToldByTheDriverAndKeepTheConnection() {
        try (Session session = database.session()) {
            assertThatThrownBy(() -> session.handle()
                            .createUpdate("update ls_doc set text = :t")
                            .bind("t", LONG)
                            .execute())
                    .hasStackTraceContaining("max_allowed_packet");
            session.rollback();
            assertThatThrownBy(() -> {
                        try (PreparedStatement statement =
                                session.handle().getConnection().prepareStatement("update ls_doc set text = ?")) {
                            statement.setString(1, WIDE);
                            statement.executeUpdate();
                        }
                    })
                    .hasStackTraceContaining("max_allowed_packet");
            session.rollback();
            assertThat(session.select(Doc.class).to(Doc::text).list()).containsExactly("first");
        }
    }

    @Test
    void whatFitsIsWritten() {
        try (Session session = database.session()) {
            String text = "x".repeat(LIMIT - 5_000);
            Doc doc = session.add(doc(text));
            session.commit();
            assertThat(session.get(Doc.class, doc.id()).text()).isEqualTo(text);
        }
    }
}
