package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SQLite in a process with little disk space: files are limited to four megabytes by the operating system, or the file
 * system has this size, if the user may mount one.
 */
class SmallDiskTest {

    @TempDir
    Path folder;

    static Stream<String> limits() throws Exception {
        String files = "ulimit -f 8192; exec \"$@\"";
        String disk = "exec unshare -rm sh -c 'mount -t tmpfs -o size=4m none \"$0\" && exec \"$@\"' \"$0\" \"$@\"";
        boolean mounts = run(List.of("sh", "-c", "unshare -rm mount -t tmpfs none /tmp")).code == 0;
        return mounts ? Stream.of(files, disk) : Stream.of(files);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aTransactionWithoutSpaceIsRolledBackAndTheNextOneWorks(String limited) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", limited, folder.toString()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallDiskProgram.class.getName(),
                folder.toString()));
        Ended ended = run(command);
        assertThat(ended.output)
                .as("%s", ended)
                .containsSubsequence(
                        "one call: DatabaseException",
                        "rows: [first]",
                        "caught: DatabaseException",
                        "commit: SessionException",
                        "rows: [first]",
                        "rows: [first, last]",
                        "again: [first, last]");
        assertThat(ended.code).isZero();
    }

    private record Ended(int code, List<String> output) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Ended(process.waitFor(), output);
    }
}
