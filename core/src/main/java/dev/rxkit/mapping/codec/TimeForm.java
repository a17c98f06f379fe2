package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * The one form in which the kit writes times as text; other programs write others.
 *
 * @param length of each text
 * @param dated whether the date comes before the time of the day
 * @param zoned whether Z is the last character
 */
public record TimeForm(int length, boolean dated, boolean zoned) {

    private static final TimeForm INSTANT = new TimeForm(30, true, true);

    private static final Map<Class<?>, TimeForm> FORMS = Map.of(
            LocalTime.class, new TimeForm(18, false, false),
            LocalDateTime.class, new TimeForm(29, true, false),
            Instant.class, INSTANT,
            OffsetDateTime.class, INSTANT,
            ZonedDateTime.class, INSTANT);

    /** Whether equal values of the class may be different texts. */
    static boolean of(Class<?> raw) {
        return FORMS.containsKey(raw);
    }

    /**
     * Returns a carrier that reports texts in another form.
     *
     * @param other called for each of them, before the text is converted
     */
    static Codec<String> watched(Class<?> raw, Runnable other) {
        TimeForm form = FORMS.get(raw);
        return form == null
                ? ByValue.TEXT
                : new Converted<>(ByValue.TEXT, text -> text, text -> {
                    if (!form.matches(text)) {
                        other.run();
                    }
                    return text;
                });
    }

    /** Returns whether a text that is a time has this form. */
    private boolean matches(String text) {
        int end = zoned ? length - 1 : length;
        return text.length() == length
                && (!dated || text.charAt(10) == 'T')
                && text.charAt(end - 10) == '.'
                && (!zoned || text.charAt(end) == 'Z');
    }

    /** For a key, which is looked for by its text. */
    public static void refuse() {
        throw new IllegalArgumentException(
                "the time is written in another form than the kit's, and a search for the key"
                        + " would not find it: bring the column into the form of " + IsoText.instant(Instant.EPOCH)
                        + ", without the parts that the property does not have, by an UPDATE");
    }
}
