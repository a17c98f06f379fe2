package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project through several changes of its models; data is kept at every step. */
class AutomigrationTest {
    @TempDir
    Path root;

    static final class V1 {
        @Table("thing")
        record Thing(Long id, String t1) {}
    }

    static final class V2 {
        @Table("thing")
        record Thing(
                Long id,
                @Column(nullable = true) String t1,
                @Column(defaultSql = "'bar'") String t2) {}
    }

    static final class V3 {
        @Table("thing")
        record Thing(Long id, @Column(defaultSql = "'bar'") String t2) {}
    }

    static final class V4 {
        @Table("second")
        record Second(
                Long id,
                @Column(defaultSql = "42") int a,
                @Column(defaultSql = "4.2") double b) {}
    }

    static final class V5 {
        @Table("thing")
        record Thing(Long id, @Column(defaultSql = "5") int t2) {}
    }

    @Table("stranger")
    record Stranger(Long id, String name) {}

    private Project project;

    private void step(int scripts, Map<String, String> answers, Class<?>... models) {
        Report made = project.answering(answers, models).make("");
        assertThat(made.code()).as("%s", made.lines()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).hasSize(scripts);
        assertThat(project.with(models).migrate().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writesAScriptAStepAndKeepsTheRows() {
        project = new Project(root);
        Report init = project.with(V1.Thing.class).init();
        assertThat(init.code()).as("%s", init.lines()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).hasSize(1);
        project.with(V1.Thing.class).migrate();
        project.sql("INSERT INTO thing (t1) VALUES ('foo')");

        step(2, Map.of(), V2.Thing.class);
        project.sql("INSERT INTO thing (t2) VALUES ('baz')");
        assertThat(project.rows("SELECT t1, t2 FROM thing ORDER BY id")).containsExactly("foo,bar", "null,baz");

        step(3, Map.of("drop:thing.t1", "yes"), V3.Thing.class);
        assertThat(project.rows("SELECT t2 FROM thing ORDER BY id")).containsExactly("bar", "baz");

        step(4, Map.of(), V3.Thing.class, V4.Second.class);
        project.sql("INSERT INTO second DEFAULT VALUES");
        assertThat(project.rows("SELECT id, a, b FROM second")).containsExactly("1,42,4.2");

        Report nothing = project.with(V3.Thing.class, V4.Second.class).make("again");
        assertThat(nothing.code()).isEqualTo(ExitCode.OK);
        assertThat(nothing.lines()).anyMatch(line -> line.startsWith("Nothing changed"));
        assertThat(project.scripts()).hasSize(4);

        step(5, Map.of("drop:second", "yes"), V3.Thing.class);
        assertThat(project.rows("SELECT name FROM sqlite_schema WHERE name = 'second'"))
                .isEmpty();
        assertThat(project.rows("SELECT t2 FROM thing ORDER BY id")).containsExactly("bar", "baz");

        project.sql("UPDATE thing SET t2 = id * 10");
        step(6, Map.of("narrow:thing.t2", "yes"), V5.Thing.class);
        assertThat(project.rows("SELECT t2, typeof(t2) FROM thing ORDER BY id"))
                .containsExactly("10,integer", "20,integer");

        ClassLoader empty = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        assertThatThrownBy(() ->
                        Migrations.of(project.settings().withLoader(empty)).make(""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("No model class found");
        assertThatThrownBy(() -> project.with(Stranger.class).make(""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("The classes of all tables are missing");
        assertThat(project.scripts()).hasSize(6);
        assertThat(project.rows("SELECT count(*) FROM thing")).containsExactly("2");
    }
}
