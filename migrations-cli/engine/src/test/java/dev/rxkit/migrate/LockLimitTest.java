package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A script for a server does not wait for locks without end. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class LockLimitTest {
    @Table("hero")
    record Hero(@Nullable Long id, @Column(length = 40) String name) {}

    static final class Wider {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Column(length = 40, nullable = true) String nick) {}
    }

    static final class Renamed {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "name") String title,
                @Column(length = 40, nullable = true) String nick) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() {
        space = server.space(LockLimitTest.class);
        project = new Project(root, space.url());
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    @Test
    void aScriptThatAddsAColumnGivesUpByNameWhenTheTableStaysLocked() throws Exception {
        project.with(Wider.Hero.class).make("nick");
        requireGivesUp();
    }

    @Test
    void aScriptOfSeveralStepsGivesUpByNameWhenTheTableStaysLocked() throws Exception {
        project.with(Renamed.Hero.class).make("title");
        requireGivesUp();
    }

    private void requireGivesUp() throws Exception {
        String script = project.scripts().get(project.scripts().size() - 1);
        Path file = project.folder.resolve(script);
        String text = Files.readString(file);
        String limit =
                server == TestServer.POSTGRESQL ? "lock_timeout = '5s'" : "timeout = 5 FOR|/\\*M!100300 WAIT 5 \\*/";
        assertThat(text).containsPattern(limit);
        Project.write(
                file,
                text.replace("lock_timeout = '5s'", "lock_timeout = '1ms'")
                        .replace("timeout = 5", "timeout = 0")
                        .replace("WAIT 5", "WAIT 0"));
        project.with(Wider.Hero.class).accept();
        String before = schema();
        try (Connection other = space.connect()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("INSERT INTO hero (name) VALUES ('Ann')");
                assertThatThrownBy(() -> project.with(Wider.Hero.class).migrate())
                        .hasMessageContaining(script)
                        .hasMessageContaining("gave up waiting for a lock");
                assertThat(schema()).isEqualTo(before);
            }
            other.rollback();
        }
    }

    private String schema() throws SQLException {
        try (Connection connection = space.connect()) {
            return MigrationDialects.of(space.databaseUrl().dialect())
                    .dialect()
                    .inspector()
                    .inspect(connection)
                    .table(dev.rxkit.schema.TableName.of("hero"))
                    .toString();
        }
    }
}
