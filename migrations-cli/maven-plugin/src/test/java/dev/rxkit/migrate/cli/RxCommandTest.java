package dev.rxkit.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.command.Colours;
import dev.rxkit.migrate.command.Engine;
import dev.rxkit.migrate.command.EngineVersion;
import dev.rxkit.migrate.verb.Verb;
import dev.rxkit.migrate.verb.VerbOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RxCommandTest {
    @TempDir
    Path folder;

    private final StringWriter data = new StringWriter();
    private final StringWriter people = new StringWriter();

    @Test
    void helpListsTheCommandsAndTheExitCodes() {
        assertThat(rx("--help")).isZero();
        assertThat(data.toString()).contains("init", "makemigrations", "migrate", "status", "4   the database differs");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbIsACommandWithItsOptions(Verb verb) {
        assertThat(rx(verb.word(), "--help")).isZero();
        String help = data.toString().replaceAll("\\s+", " ");
        assertThat(help).contains("Usage: rx " + verb.word(), "--classpath=PATH", "--no-color");
        assertThat(help).contains(verb.help());
        for (VerbOption option : verb.options()) {
            assertThat(help).contains(option.commandHelp());
            String value = option.placeholder().isEmpty() ? "" : "=" + option.placeholder();
            assertThat(help)
                    .contains(
                            option.kind() == VerbOption.Kind.ARGUMENT
                                    ? "[" + option.placeholder() + "]"
                                    : option.kind() == VerbOption.Kind.ARGUMENTS
                                            ? option.placeholder() + "..."
                                            : String.join(", ", option.names()) + value);
        }
        assertThat(rx("--help")).isZero();
        assertThat(data.toString().replaceAll("\\s+", " "))
                .contains(verb.word() + " " + verb.help().get(0));
    }

    @Test
    void theEngineGetsTheOptionsOfTheCommand() {
        Path missing = folder.resolve("none.json");
        assertThat(rx("makemigrations", "--directory", folder.toString(), "-m", "x", "--answers", "none.json"))
                .isEqualTo(1);
        assertThat(people.toString()).contains(missing + " cannot be read");
        assertThat(rx("diff", "--from", "modell", "--to", "empty", "--dialect", "sqlite", "--directory", "" + folder))
                .isEqualTo(1);
        assertThat(people.toString()).contains("\"modell\" is neither models", "Did you mean models?");
    }

    @Test
    void messagesNameTheOptionsOfTheCommand() {
        Printer printer = new Printer(screen(false), false);
        printer.accept(
                Engine.INFO,
                "Run `mvn rx:diff -Drx.from=a -Drx.acceptDrift`, or `-Drx.acceptDrift -Drx.answers=FILE`.");
        assertThat(people.toString())
                .isEqualToIgnoringNewLines(
                        "Run `rx diff --from a --accept-drift`, or `--accept-drift --answers FILE`.");
    }

    @Test
    void versionIsTheBuilds() {
        assertThat(rx("--version")).isZero();
        assertThat(data.toString()).isEqualToIgnoringNewLines("rx " + EngineVersion.current());
        assertThat(EngineVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void wrongUsageHasExitCodeOne() {
        assertThat(rx("migrat")).isEqualTo(1);
        assertThat(people.toString()).contains("Did you mean: rx migrate", "See rx --help");
        assertThat(data.toString()).isEmpty();
        assertThat(rx("makemigrations", "--mesage", "x")).isEqualTo(1);
        assertThat(rx()).isEqualTo(1);
    }

    @Test
    void aMissingClassPathIsReported() {
        assertThat(rx("status", "--directory", folder.toString(), "--classpath", "target/none", "--json"))
                .isEqualTo(1);
        assertThat(people.toString()).contains(folder.resolve("target/none") + " does not exist");
        assertThat(data.toString()).contains("\"status\":\"failed\",\"code\":1");
    }

    @Test
    void optionsForSettingsApplyToOneCommandOnly() {
        assertThat(rx("status", "--directory", folder.toString(), "--db-url", "nonsense://x"))
                .isEqualTo(1);
        assertThat(System.getProperty("rx.db_url")).isNull();
    }

    @Test
    void sqlAndJsonGoToStandardOutputAndMessagesToStandardError() throws SQLException {
        String url = "sqlite:///" + folder.resolve("a.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT)");
        }
        assertThat(rx("inspect", url)).isZero();
        assertThat(people.toString()).contains("table hero");
        assertThat(data.toString()).isEmpty();

        assertThat(rx("diff", "--from", "empty", "--to", url, "--sql")).isZero();
        assertThat(people.toString()).contains("+ add table hero");
        assertThat(data.toString())
                .startsWith("-- Creates table hero\nCREATE TABLE \"hero\"")
                .endsWith(";\n");

        assertThat(rx("inspect", url, "--json")).isZero();
        assertThat(data.toString()).contains("\"autoincrement\" : true");
    }

    @Test
    void theFindingsOfACheckAreWrittenAsJUnitXml() throws IOException {
        assertThat(rx("check", "--directory", "" + folder, "--junit", "reports/rx.xml"))
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("reports/rx.xml")))
                .contains("<testsuite name=\"rx check\" tests=\"1\" failures=\"1\"", "Run `rx init` first");
        assertThat(people.toString()).containsOnlyOnce("Checked 0 scripts: 1 finding.");
        assertThat(data.toString()).isEmpty();
    }

    @Test
    void coloursAreForTerminalsWithoutNoColor() {
        assertThat(Colours.wanted(true, null)).isTrue();
        assertThat(Colours.wanted(true, "1")).isFalse();
        assertThat(Colours.wanted(false, null)).isFalse();
    }

    private int rx(String... arguments) {
        return RxCommand.line(screen(false), arguments).execute(arguments);
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintWriter(data, true), new PrintWriter(people, true), terminal, prompt -> null);
    }
}
