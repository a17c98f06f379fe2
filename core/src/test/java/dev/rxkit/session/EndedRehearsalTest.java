package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Shop.Tag;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements by which SQLite ends the transaction of a rehearsal: nothing that follows may be kept. */
class EndedRehearsalTest {

    private static final String ROLLING_BACK = "insert or rollback into tag (code) values ('there')";

    private Database real;

    @BeforeEach
    void open(@TempDir Path folder) {
        real = Database.open(RxConfig.builder()
                .url("sqlite:///" + folder.resolve("ended.db"))
                .models(Tag.class)
                .build());
        real.createTables();
        real.useTransaction(session -> session.insert(new Tag("there")));
    }

    @AfterEach
    void close() {
        real.close();
    }

    /** What a test may do with the database of the rehearsal. */
    @FunctionalInterface
    private interface Use {
        void of(Database rehearsal) throws Exception;
    }

    private static Map<String, Use> endings() {
        Map<String, Use> endings = new LinkedHashMap<>();
        endings.put(
                "block",
                rehearsal -> rehearsal.useTransaction(
                        session -> session.sql(ROLLING_BACK).run()));
        endings.put(
                "nested block",
                rehearsal -> rehearsal.useTransaction(session -> session.useTransaction(
                        nested -> nested.sql(ROLLING_BACK).run())));
        endings.put(
                "handle",
                rehearsal ->
                        rehearsal.useTransaction(session -> session.handle().execute(ROLLING_BACK)));
        endings.put("jdbi", rehearsal -> rehearsal.jdbi().useHandle(handle -> handle.execute(ROLLING_BACK)));
        endings.put("connection", rehearsal -> {
            try (Connection connection = rehearsal.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(catchThrowable(() -> statement.execute(ROLLING_BACK)))
                        .isNotNull();
                statement.execute("insert into tag (code) values ('after')");
            }
        });
        endings.put("prepared", rehearsal -> {
            try (Connection connection = rehearsal.dataSource().getConnection();
                    PreparedStatement ending = connection.prepareStatement(ROLLING_BACK);
                    PreparedStatement after = connection.prepareStatement("insert into tag (code) values ('after')")) {
                connection.setAutoCommit(false);
                assertThat(catchThrowable(ending::execute)).isNotNull();
                after.execute();
                connection.commit();
            }
        });
        return endings;
    }

    @Test
    void nothingIsWrittenAfterTheDatabaseEndedTheRehearsal() {
        endings().forEach((name, ending) -> {
            Database rehearsal = real.rehearsal();
            rehearsal.useTransaction(session -> session.insert(new Tag("before")));
            assertThat(catchThrowable(() -> ending.of(rehearsal))).as(name).isNotNull();
            assertThatThrownBy(() -> rehearsal.useTransaction(session -> session.insert(new Tag("later"))))
                    .as(name)
                    .hasStackTraceContaining("the database has ended the test transaction by itself");
            rehearsal.close();
            real.useTransaction(session ->
                    assertThat(session.select(Tag.class).list()).as(name).containsExactly(new Tag("there")));
        });
    }
}
