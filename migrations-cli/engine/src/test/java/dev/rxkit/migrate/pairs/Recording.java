package dev.rxkit.migrate.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A checked-in file with what an earlier version of Rx made, one result a line. */
public final class Recording {
    private static final Path FOLDER = Path.of("src/test/resources/recorded");

    private Recording() {}

    /**
     * Compares the lines with the file, or writes the file if {@code -Drx.record=true}.
     *
     * @param name the file's name
     * @param lines each begins with what it was made from, so that a difference names it
     * @param help how to see where a line that differs comes from
     */
    public static void requireSame(String name, List<String> lines, String help) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("rx.record")) {
            Files.write(file, lines);
        }
        List<String> recorded = Files.readAllLines(file);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), recorded.size()); i++) {
            if (!lines.get(i).equals(recorded.get(i))) {
                different.add("recorded: " + recorded.get(i) + "\n     now: " + lines.get(i));
            }
        }
        assertThat(different).as("lines of %s that changed. %s", file, help).isEmpty();
        assertThat(lines).as("number of lines of %s", file).hasSameSizeAs(recorded);
    }

    /** The first 16 digits of the text's SHA-256. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
