package dev.rxkit.migrate.script;

import java.text.Normalizer;
import java.util.Locale;

/** The part of a file name made from a message: {@code [a-z0-9_]{1,40}} and nothing else, whatever was typed. */
public final class Slug {
    private static final int LONGEST = 40;

    private Slug() {}

    /**
     * Letters lose their accents, everything else that is not a letter or digit of ASCII divides words.
     *
     * @param fallback a slug, for messages that hold no letter or digit
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
