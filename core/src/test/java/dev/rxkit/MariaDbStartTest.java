package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.MariaDbTest.Team;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of an application on MariaDB. */
class MariaDbStartTest {

    private final TestSpace space = TestServer.MARIADB.space(MariaDbStartTest.class);

    @Test
    void theStartIsCheckedAgainstHistoryAndCatalogue(@TempDir Path folder) throws Exception {
        RxConfig config = RxConfig.builder()
                .url(space.url())
                .models(Team.class)
                .over(RxConfig.load(folder, ClassLoader.getPlatformClassLoader(), Map.of(), Map.of()));
        Path scripts = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        List<String> owned = List.of("team", "team.id", "team.name");
        Files.writeString(
                scripts.resolve("migrations.lock"),
                LockFile.render(new Lock(
                        "other-models",
                        List.of(),
                        List.of(new Lock.Entry("V1__init.sql", "h", "c", owned, List.of())))));
        try (Database checked = Database.open(config)) {
            checked.createTables();
            assertThat(checked.check().state()).isEqualTo(StartupCheck.State.BEHIND);
            TestServer.MARIADB.space("t_neighbour").run("CREATE TABLE flyway_schema_history (installed_rank INT)");
            assertThat(checked.check().state()).isEqualTo(StartupCheck.State.BEHIND);
            space.run(
                    "CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50),"
                            + " description VARCHAR(200), type VARCHAR(20), script VARCHAR(1000), checksum INT,"
                            + " success BOOLEAN)",
                    "INSERT INTO flyway_schema_history VALUES (1, '1', 'init', 'SQL', 'V1__init.sql', 0, 1)");
            assertThat(checked.check().state()).isEqualTo(StartupCheck.State.UP_TO_DATE);
            space.run("ALTER TABLE team DROP INDEX uq_team_name");
            assertThat(checked.check().state()).isEqualTo(StartupCheck.State.CHANGED);
            assertThat(checked.check().details()).hasSize(1);
            assertThatThrownBy(checked::createTables)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("kept by migrations");
        }
    }

    @Test
    void tablesThatReferToEachOtherAreCreated() {
        TestSpace round = TestServer.MARIADB.space("t_round");
        try (Database other = Database.open(RxConfig.builder()
                .url(round.url())
                .models(Husband.class, Wife.class)
                .build())) {
            other.createTables();
            assertThat(other.schema().tables())
                    .allMatch(table -> table.foreignKeys().size() == 1);
        }
    }

    @Table
    public record Husband(
            @Nullable Long id,
            @References(Wife.class) @Nullable Long wifeId) {}

    @Table
    public record Wife(
            @Nullable Long id,
            @References(Husband.class) @Nullable Long husbandId) {}
}
