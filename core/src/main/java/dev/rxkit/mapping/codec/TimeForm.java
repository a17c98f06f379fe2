package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which Rx writes a time as text; other programs may write other forms.
 *
 * @param length the length of each text
 * @param dated whether the date comes before the time of the day
 * @param zoned whether the last character is Z
 */
public record TimeForm(int length, boolean dated, boolean zoned) {

    private static final TimeForm INSTANT = new TimeForm(30, true, true);

    private static final Map<Class<?>, TimeForm> FORMS = Map.of(
            LocalTime.class, new TimeForm(18, false, false),
            LocalDateTime.class, new TimeForm(29, true, false),
            Instant.class, INSTANT,
            OffsetDateTime.class, INSTANT,
            ZonedDateTime.class, INSTANT);

    /**
     * Returns a codec of text that reports texts in another form.
     *
     * @param other called for each of them, before the text is converted; null for nothing
     */
    static Codec<String> watched(Class<?> raw, @Nullable Runnable other) {
        TimeForm form = FORMS.get(raw);
        return form == null || other == null
                ? ByValue.TEXT
                : new Converted<>(ByValue.TEXT, text -> text, text -> {
                    if (!form.matches(text)) {
                        other.run();
                    }
                    return text;
                });
    }

    /** Returns whether a text, which is a time, has this form. */
    private boolean matches(String text) {
        int end = zoned ? length - 1 : length;
        return text.length() == length
                && (!dated || text.charAt(10) == 'T')
                && text.charAt(end - 10) == '.'
                && (!zoned || text.charAt(end) == 'Z');
    }

    /** Refuses a key in another form, as rows are found by the text of their key. */
    public static void refuse() {
        throw new IllegalArgumentException(
                "the time is written in another form than Rx writes, and a search for the key"
                        + " would not find it: convert the column to the form of " + IsoText.instant(Instant.EPOCH)
                        + ", without the parts that the property does not have, by an UPDATE");
    }
}
