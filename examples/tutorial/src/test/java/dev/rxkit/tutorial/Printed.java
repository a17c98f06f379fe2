package dev.rxkit.tutorial;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The output of a program, with the source lines that printed it. */
final class Printed {

    /** A line of a source file. */
    record Place(Path file, int line) {}

    /** A line of output and the source lines on the call stack, innermost first. */
    record Line(String text, List<Place> places) {}

    private Printed() {}

    /** Runs a program in this JVM and records everything printed until it ends. */
    static List<Line> by(Path program) throws Exception {
        String name = Path.of("src/main/java").relativize(program).toString().replaceAll("[/\\\\]", ".");
        Class<?> type = Class.forName(name.substring(0, name.length() - ".java".length()));
        Recorder recorder = new Recorder();
        PrintStream screen = System.out;
        System.setOut(new PrintStream(recorder, true, StandardCharsets.UTF_8));
        try {
            type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(screen);
        }
        return recorder.lines;
    }

    private static final class Recorder extends OutputStream {
        private final List<Line> lines = new ArrayList<>();
        private final ByteArrayOutputStream current = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                String text = current.toString(StandardCharsets.UTF_8);
                lines.add(new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, places()));
                current.reset();
            } else {
                current.write(b);
            }
        }

        private static List<Place> places() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("dev.rxkit.tutorial."))
                            .map(frame -> new Place(file(frame), frame.getLineNumber()))
                            .toList());
        }

        private static Path file(StackWalker.StackFrame frame) {
            String name = frame.getClassName();
            return Path.of(
                            "src/main/java",
                            name.substring(0, name.lastIndexOf('.')).replace('.', '/'))
                    .resolve(String.valueOf(frame.getFileName()));
        }
    }
}
