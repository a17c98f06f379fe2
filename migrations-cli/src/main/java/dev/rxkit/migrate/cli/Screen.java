package dev.rxkit.migrate.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the command line speaks to.
 *
 * @param data standard output: what programs read, UTF-8
 * @param people standard error: what people read
 * @param terminal whether a person sits there: colours are shown and questions asked
 * @param ask shows a prompt and gives the line typed, or null at the end of input
 */
record Screen(PrintWriter data, PrintWriter people, boolean terminal, Function<String, @Nullable String> ask) {

    /** The process's own streams. */
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
