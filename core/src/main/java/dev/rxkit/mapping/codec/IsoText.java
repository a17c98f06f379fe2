package dev.rxkit.mapping.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Converts dates and times to text of fixed width, so that the order of texts is the order in time. Reading is more
 * lenient: it also accepts what a database's own {@code CURRENT_TIMESTAMP} writes.
 */
final class IsoText {

    private static final int DATE_LENGTH = 10;
    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private IsoText() {}

    static String date(LocalDate value) {
        return append(new StringBuilder(DATE_LENGTH), value).toString();
    }

    static String time(LocalTime value) {
        return append(new StringBuilder(18), value).toString();
    }

    static String dateTime(LocalDateTime value) {
        StringBuilder text = append(new StringBuilder(29), value.toLocalDate()).append('T');
        return append(text, value.toLocalTime()).toString();
    }

    static String instant(Instant value) {
        LocalDateTime utc = LocalDateTime.ofInstant(kept(value), ZoneOffset.UTC);
        StringBuilder text = append(new StringBuilder(30), utc.toLocalDate()).append('T');
        return append(text, utc.toLocalTime()).append('Z').toString();
    }

    /**
     * Returns the date.
     *
     * @throws IllegalArgumentException if its year cannot be stored
     */
    static LocalDate kept(LocalDate value) {
        requireYear(value.getYear());
        return value;
    }

    /**
     * Returns the date and time.
     *
     * @throws IllegalArgumentException if its year cannot be stored
     */
    static LocalDateTime kept(LocalDateTime value) {
        requireYear(value.getYear());
        return value;
    }

    /**
     * Returns the instant.
     *
     * @throws IllegalArgumentException if its year cannot be stored
     */
    static Instant kept(Instant value) {
        long second = value.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            requireYear(0);
        }
        return value;
    }

    static LocalDate date(String text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw notA("date as yyyy-MM-dd");
        }
        return kept(LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)));
    }

    static LocalTime time(String text) {
        boolean seconds = text.length() > 5;
        if (text.length() < 5 || text.charAt(2) != ':' || (seconds && (text.length() < 8 || text.charAt(5) != ':'))) {
            throw notA("time as HH:mm:ss");
        }
        return LocalTime.of(digits(text, 0, 2), digits(text, 3, 5), seconds ? digits(text, 6, 8) : 0, nanos(text));
    }

    static LocalDateTime dateTime(String text) {
        if (text.length() <= DATE_LENGTH + 1 || "T ".indexOf(text.charAt(DATE_LENGTH)) < 0) {
            throw notA("date and time as yyyy-MM-ddTHH:mm:ss");
        }
        return LocalDateTime.of(date(text.substring(0, DATE_LENGTH)), time(text.substring(DATE_LENGTH + 1)));
    }

    /**
     * Parses an instant; a text without a zone is in UTC.
     *
     * @throws DateTimeException if the text is not an instant
     */
    static Instant instant(String text) {
        int end = text.length();
        ZoneOffset offset = ZoneOffset.UTC;
        if (text.endsWith("Z")) {
            end--;
        } else {
            int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
            if (sign > DATE_LENGTH) {
                if (end - sign < 3) {
                    throw notA("date and time with an offset as +HH:mm");
                }
                end = sign;
                offset = ZoneOffset.of(text.substring(sign));
            }
        }
        return kept(dateTime(text.substring(0, end)).toInstant(offset));
    }

    private static StringBuilder append(StringBuilder text, LocalDate value) {
        requireYear(value.getYear());
        pad(text, value.getYear(), 1000);
        pad(text.append('-'), value.getMonthValue(), 10);
        return pad(text.append('-'), value.getDayOfMonth(), 10);
    }

    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("a year outside 0001 to 9999 cannot be kept");
        }
    }

    private static StringBuilder append(StringBuilder text, LocalTime value) {
        pad(text, value.getHour(), 10);
        pad(text.append(':'), value.getMinute(), 10);
        pad(text.append(':'), value.getSecond(), 10);
        return pad(text.append('.'), value.getNano(), 100_000_000);
    }

    private static StringBuilder pad(StringBuilder text, int value, int highest) {
        for (int unit = highest; unit > 0; unit /= 10) {
            text.append((char) ('0' + value / unit % 10));
        }
        return text;
    }

    private static int nanos(String text) {
        if (text.length() <= 8) {
            return 0;
        }
        if (text.charAt(8) != '.' || text.length() == 9 || text.length() > 18) {
            throw notA("time with up to nine digits of a second");
        }
        int nanos = digits(text, 9, text.length());
        for (int i = text.length(); i < 18; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notA("date or time in digits");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static DateTimeException notA(String what) {
        return new DateTimeException("the text is not a " + what);
    }
}
