package dev.rxkit.migrate.script;

import java.text.Normalizer;
import java.util.Locale;

/** Converts a message to the description in a file name: {@code [a-z0-9_]{1,40}}. */
public final class Slug {
    private static final int LONGEST = 40;

    private Slug() {}

    /**
     * Returns the slug of a message. Accents are removed; every sequence of other characters than ASCII letters and
     * digits becomes an underscore.
     *
     * @param message any text
     *
     * @param fallback the slug of a message without letters and digits
     */
    public static String of(String message, String fallback) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        String words = trimmed(plain.replaceAll("[^a-z0-9]+", "_"));
        String cut = words.length() <= LONGEST ? words : trimmed(words.substring(0, LONGEST));
        return cut.isEmpty() ? fallback : cut;
    }

    private static String trimmed(String text) {
        return text.replaceAll("^_+|_+$", "");
    }
}
