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

/** Statements by which SQLite ends a test transaction: nothing that follows may be kept. */
class EndedTestTransactionTest {

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

    /** What a test may do with the database in a test transaction. */
    @FunctionalInterface
    private interface Use {
        void of(Database tested) throws Exception;
    }

    private static Map<String, Use> endings() {
        Map<String, Use> endings = new LinkedHashMap<>();
        endings.put(
                "block",
                tested -> tested.useTransaction(
                        session -> session.sql(ROLLING_BACK).run()));
        endings.put(
                "nested block",
                tested -> tested.useTransaction(session -> session.useTransaction(
                        nested -> nested.sql(ROLLING_BACK).run())));
        endings.put(
                "handle",
                tested -> tested.useTransaction(session -> session.handle().execute(ROLLING_BACK)));
        endings.put("jdbi", tested -> tested.jdbi().useHandle(handle -> handle.execute(ROLLING_BACK)));
        endings.put("connection", tested -> {
            try (Connection connection = tested.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(catchThrowable(() -> statement.execute(ROLLING_BACK)))
                        .isNotNull();
                statement.execute("insert into tag (code) values ('after')");
            }
        });
        endings.put("prepared", tested -> {
            try (Connection connection = tested.dataSource().getConnection();
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
    void nothingIsWrittenAfterTheDatabaseEndedTheTestTransaction() {
        endings().forEach((name, ending) -> {
            Database tested = real.rollbackOnly();
            tested.useTransaction(session -> session.insert(new Tag("before")));
            assertThat(catchThrowable(() -> ending.of(tested))).as(name).isNotNull();
            assertThatThrownBy(() -> tested.useTransaction(session -> session.insert(new Tag("later"))))
                    .as(name)
                    .hasStackTraceContaining("the database has ended the test transaction by itself");
            tested.close();
            real.useTransaction(session ->
                    assertThat(session.select(Tag.class).list()).as(name).containsExactly(new Tag("there")));
        });
    }
}
