package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project outside this repository that is changed step by step, by the installed goals. */
class WalkIT {
    private static final String DROP_COLUMN = "{\"drop:thing.t1\": \"yes\"}";
    private static final String DROP_TABLE = "{\"drop:second\": \"yes\"}";

    @TempDir
    Path folder;

    private ScratchProject project;

    @BeforeEach
    void start() {
        project = ScratchProject.alone(folder, "walk", ScratchProject.CORE)
                .write("rxconfig.properties", "db_url=sqlite:///walk.db\n")
                .model("Thing", "public String t1;");
    }

    @Test
    void keepsEveryRowFromTheFirstScriptToTheLast() throws SQLException {
        first();
        addsAColumn();
        dropsAColumnOnlyWithAYes();
        addsATable();
        dropsATableOnlyWithAYes();
        changesAType();
        refusesToLoseEveryClass();
    }

    private void first() throws SQLException {
        String output = passes("rx:init", "rx:migrate", "rx:status");
        assertThat(project.scripts()).hasSize(1);
        assertThat(output).contains("1 model: shop.Thing", folder.resolve("walk.db") + "]", "[x] " + script(0));
        run("INSERT INTO thing (t1) VALUES ('foo')");
    }

    private void addsAColumn() throws SQLException {
        project.model(
                "Thing",
                "@org.jspecify.annotations.Nullable public String t1;"
                        + " @Column(defaultSql = \"'7'\") public String t2;");
        passes("rx:makemigrations", "rx:migrate", "-Drx.message=Add t2; DROP TABLE ../x");
        assertThat(project.scripts()).hasSize(2);
        assertThat(script(1)).endsWith("__add_t2_drop_table_x.sql");
        assertThat(rows("SELECT t1, t2 FROM thing")).containsExactly("foo|7");
        run("INSERT INTO thing (t2) VALUES ('8')");
    }

    private void dropsAColumnOnlyWithAYes() throws SQLException {
        project.model("Thing", "@Column(defaultSql = \"'7'\") public String t2;");
        ScratchMaven.Run open = project.mvn("rx:makemigrations", "-Drx.json=target/report.json");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.output()).contains("(exit code 2)", "drop:thing.t1");
        assertThat(project.read("target/report.json"))
                .contains("\"status\":\"questions\",\"code\":2", "\"id\":\"drop:thing.t1\"", "\"op\":\"dropColumn\"");
        assertThat(project.scripts()).hasSize(2);

        project.write("answers.json", DROP_COLUMN);
        passes("rx:makemigrations", "rx:migrate", "-Drx.answers=answers.json");
        assertThat(project.scripts()).hasSize(3);
        assertThat(rows("SELECT t2 FROM thing ORDER BY id")).containsExactly("7", "8");
    }

    private void addsATable() throws SQLException {
        project.model(
                "Second", "@Column(defaultSql = \"42\") public int a; @Column(defaultSql = \"4.2\") public double b;");
        passes("rx:makemigrations", "rx:migrate");
        assertThat(project.scripts()).hasSize(4);
        run("INSERT INTO second DEFAULT VALUES");
        assertThat(rows("SELECT a, b FROM second")).containsExactly("42|4.2");

        assertThat(passes("rx:makemigrations")).contains("Nothing changed");
        assertThat(project.scripts()).hasSize(4);
    }

    private void dropsATableOnlyWithAYes() throws SQLException {
        project.remove("src/main/java/shop/Second.java").write("answers.json", DROP_TABLE);
        passes("rx:makemigrations", "rx:migrate", "-Drx.answers=answers.json");
        assertThat(project.scripts()).hasSize(5);
        assertThat(rows("SELECT name FROM sqlite_master WHERE name = 'second'")).isEmpty();
        assertThat(rows("SELECT t2 FROM thing ORDER BY id")).containsExactly("7", "8");
    }

    private void changesAType() throws SQLException {
        project.model("Thing", "@Column(defaultSql = \"7\") public int t2;");
        String output = passes("rx:makemigrations", "rx:migrate");
        assertThat(output).contains("t2");
        assertThat(project.scripts()).hasSize(6);
        assertThat(rows("SELECT t2, typeof(t2) FROM thing ORDER BY id")).containsExactly("7|integer", "8|integer");
    }

    private void refusesToLoseEveryClass() throws SQLException {
        project.remove("src/main/java/shop/Thing.java")
                .write("src/main/java/shop/Plain.java", "package shop; class Plain {}");
        ScratchMaven.Run run = project.mvn("rx:makemigrations", "-Drx.answers=answers.json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("(exit code 1)");
        assertThat(project.scripts()).hasSize(6);
        assertThat(rows("SELECT count(*) FROM thing")).containsExactly("2");
    }

    private String passes(String... arguments) {
        ScratchMaven.Run run = project.mvn(arguments);
        assertThat(run.code()).as(run.output()).isZero();
        return run.output();
    }

    private String script(int index) {
        return project.scripts().get(index);
    }

    private Connection connection() throws SQLException {
        Path file = folder.resolve("walk.db");
        assertThat(Files.exists(file)).isTrue();
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join("|", row));
            }
            return found;
        }
    }
}
