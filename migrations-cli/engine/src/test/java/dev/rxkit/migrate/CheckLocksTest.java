package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} looks at the locks that a script written by hand really holds. */
class CheckLocksTest {
    @Table("hero")
    record Hero(@Nullable Long id, String name) {}

    @TempDir
    Path root;

    @Test
    void aLockThatNoChangeExplainsIsNamed() throws SQLException {
        if (TestServer.all().noneMatch(server -> server == TestServer.POSTGRESQL)) {
            return;
        }
        Project project = new Project(
                root, TestServer.POSTGRESQL.space(CheckLocksTest.class).url());
        project.with(Hero.class).init();
        byHand(project, "V20270101000000__team.sql", "CREATE TABLE team (id INT PRIMARY KEY);");
        byHand(project, "V20270102000000__change.sql", "ALTER TABLE team ADD COLUMN hero_id BIGINT REFERENCES hero;");
        byHand(project, "V20270103000000__empty.sql", "TRUNCATE hero CASCADE;");
        byHand(project, "V20270104000000__lock.sql", "LOCK TABLE hero IN SHARE MODE; SELECT count(*) FROM hero;");
        byHand(project, "V20270105000000__read.sql", "SELECT count(*) FROM hero; UPDATE hero SET name = 'a';");
        List<String> locks = project.with(Hero.class).check(false).findings().stream()
                .filter(finding -> finding.message().contains(" holds "))
                .peek(finding -> assertThat(finding.code()).isEqualTo(ExitCode.OK))
                .map(finding -> finding.message().replaceAll(" until it ends.*", ""))
                .toList();
        assertThat(locks)
                .containsExactly(
                        "V20270103000000__empty.sql: holds ACCESS EXCLUSIVE on hero",
                        "V20270103000000__empty.sql: holds ACCESS EXCLUSIVE on team",
                        "V20270104000000__lock.sql: holds SHARE on hero");
    }

    private static void byHand(Project project, String file, String sql) {
        Project.write(project.folder.resolve(file), sql + "\n");
    }
}
