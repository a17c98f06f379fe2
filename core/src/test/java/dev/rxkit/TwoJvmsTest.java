package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.Seeds;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Values written by one JVM are read by another one, with any time zone, language and encoding. */
@OnEveryDatabase
class TwoJvmsTest {

    @Parameter
    TestServer server;

    @Test
    void theReaderSeesWhatTheWriterWrote() throws Exception {
        String url = server.space(TwoJvmsTest.class).url();
        long seed = Seeds.first();
        run(
                "write in America/New_York tr_TR ISO-8859-1",
                List.of(
                        "-Duser.timezone=America/New_York",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=ISO-8859-1"),
                "write",
                url,
                seed);
        run(
                "read in Australia/Lord_Howe ar_EG US-ASCII",
                List.of(
                        "-Duser.timezone=Australia/Lord_Howe",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Dfile.encoding=US-ASCII"),
                "read",
                url,
                seed);
        try (Database database = ValuesProgram.open(url)) {
            ValuesProgram.read(database, seed);
        }
    }

    private static void run(String said, List<String> settings, String verb, String url, long seed)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ValuesProgram.class.getName(), verb, url, String.valueOf(seed)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("seed %d: %s", seed, output).isZero();
        assertThat(output).contains(said);
    }
}
