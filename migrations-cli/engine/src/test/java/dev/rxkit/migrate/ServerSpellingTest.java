package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that the server prints in another way than they were written, in new tables and new columns. */
class ServerSpellingTest {
    @Table("plain")
    record Plain(@Nullable Long id) {}

    static final class Postgres {
        @Check("cast(n as bigint) > 1e2")
        @Check("name = E'a\\n' OR n between symmetric 500 and 1")
        @Index(columns = "n", where = "name <> E'\\t'")
        @Table("plain")
        record Plain(
                @Nullable Long id,
                @Nullable Integer n,
                @Column(length = 20) @Nullable String name,
                @Column(defaultSql = "'08:30'") LocalTime opens,
                @Column(defaultSql = "TIME '18:30'") LocalTime closes,
                @Column(defaultSql = "'2020-1-2'") LocalDate since,
                @Column(defaultSql = "'2020-01-01 00:00'") LocalDateTime at,
                @Column(defaultSql = "E'a\\nb'", length = 9) String text,

                @Column(type = "jsonb", defaultSql = "'{\"a\":1}'") @Nullable
                String json) {}
    }

    static final class MariaDb {
        @Check("not done")
        @Check("substring(name from 2) = 'a' or position('a' in name) > 0")
        @Check("since + interval 1 day > since and n <> b'101'")
        @Table("plain")
        record Plain(
                @Nullable Long id,
                @Nullable Integer n,
                @Column(length = 20) @Nullable String name,
                @Column(defaultSql = "DATE '2020-01-02'") LocalDate since,
                @Column(defaultSql = "(NOT false)") boolean open,
                @Column(defaultSql = "b'101'") int bits,
                @Column(defaultSql = "FALSE") boolean done) {}
    }

    static final class Smile {
        @Check("name <> '\uD83D\uDE00'")
        @Table("plain")
        record Plain(
                @Nullable Long id,
                @Column(length = 20) @Nullable String name) {}
    }

    @TempDir
    Path root;

    private void isAcceptedOnce(TestServer server, Class<?> type, boolean column) throws SQLException {
        TestSpace space = server.space(ServerSpellingTest.class);
        Project project = new Project(root.resolve(server + "" + column), space.url());
        if (column) {
            assertThat(project.with(Plain.class).init().code()).isEqualTo(ExitCode.OK);
            assertThat(project.with(Plain.class).migrate().code()).isEqualTo(ExitCode.OK);
            Report made = project.with(type).make("more");
            assertThat(made.code()).as(String.join("\n", made.lines())).isEqualTo(ExitCode.OK);
        } else {
            Report init = project.with(type).init();
            assertThat(init.code()).as(String.join("\n", init.lines())).isEqualTo(ExitCode.OK);
        }
        assertThat(project.with(type).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(type).make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
    }

    @Test
    void areAcceptedOnce() throws SQLException {
        for (boolean column : List.of(false, true)) {
            isAcceptedOnce(TestServer.POSTGRESQL, Postgres.Plain.class, column);
            isAcceptedOnce(TestServer.MARIADB, MariaDb.Plain.class, column);
        }
    }

    /** MariaDB's catalogue prints a character of four bytes as question marks; SHOW CREATE TABLE prints it. */
    @Test
    void aCharacterOfFourBytesInADefaultIsKept() {
        TestSpace space = TestServer.MARIADB.space(ServerSpellingTest.class);
        Project project = new Project(root, space.url());
        project.with(Plain.class).init();
        project.with(Plain.class).migrate();
        project.with(Smile.Plain.class).make("smile");
        assertThat(project.with(Smile.Plain.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Smile.Plain.class).make("again").lines())
                .anyMatch(line -> line.contains("Nothing changed"));
        assertThat(project.scripts()).hasSize(2);
    }
}
