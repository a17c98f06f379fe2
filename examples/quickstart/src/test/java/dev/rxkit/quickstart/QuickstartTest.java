package dev.rxkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.migrate.Migrations;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    Path folder;

    private Javalin server;

    @BeforeEach
    void appliesTheCommittedScriptsAndStarts() {
        RxConfig config = RxConfig.of("sqlite:///" + folder.resolve("quickstart.db"));
        Migrations.of(config).migrate();
        Rx.configure(config);
        server = Quickstart.start(0);
    }

    @AfterEach
    void stops() {
        server.stop();
        Rx.close();
    }

    @Test
    void createsRefusesADoubleSearchesUpdatesAndDeletes() throws Exception {
        var screen = new ByteArrayOutputStream();
        new DemoRequests("http://localhost:" + server.port(), new PrintStream(screen, true, StandardCharsets.UTF_8))
                .run();
        assertThat(screen.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("  ")))
                .satisfiesExactly(
                        created -> assertThat(created)
                                .startsWith("  201 {\"id\":1,\"name\":\"Ada Lovelace\"")
                                .contains("\"createdAt\":\"20"),
                        taken -> assertThat(taken).startsWith("  409 ").contains("email"),
                        found -> assertThat(found)
                                .startsWith("  200 {\"items\":[{\"id\":1,")
                                .contains("\"total\":1"),
                        updated -> assertThat(updated).startsWith("  200 ").contains("\"phone\":\"+44 20 1815\""),
                        deleted -> assertThat(deleted).isEqualTo("  204"),
                        gone -> assertThat(gone).startsWith("  404 ").contains("Contact"));
    }
}
