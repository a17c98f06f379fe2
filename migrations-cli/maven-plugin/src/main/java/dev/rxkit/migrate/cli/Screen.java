package dev.rxkit.migrate.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The output streams and the terminal of the command line.
 *
 * @param data standard output, UTF-8: output for programs
 * @param people standard error: messages for people
 * @param terminal whether the process is attached to a terminal: enables colours and questions
 * @param ask shows a prompt and returns the line typed, or null at the end of input
 */
record Screen(PrintWriter data, PrintWriter people, boolean terminal, Function<String, @Nullable String> ask) {

    /** Returns the standard streams and the console of the process. */
    static Screen ofProcess() {
        Console console = System.console();
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        return new Screen(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, charset),
                console != null,
                prompt -> console == null ? null : console.readLine("%s", prompt));
    }
}
