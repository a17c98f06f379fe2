package dev.rxkit.columns;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Random texts of times in the forms that programs write. */
final class TimeForms {

    private static final int[] OFFSETS = {0, 60, 120, -300, 330, 840, -720, 1080, -1080};
    private static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");

    private TimeForms() {}

    /**
     * Returns a text that is a time.
     *
     * @param others how many of ten texts are not in the form of the kit
     */
    static String text(Random random, Class<?> row, int others) {
        boolean kit = random.nextInt(10) >= others;
        Instant instant = instant(random);
        int offset = kit || row != TimeTexts.OfInstant.class ? 0 : OFFSETS[random.nextInt(OFFSETS.length)];
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.ofTotalSeconds(offset * 60));
        if (local.getYear() < 1 || local.getYear() > 9999) {
            local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            offset = 0;
        }
        String time = time(random, local, kit);
        if (row == TimeTexts.OfTime.class) {
            return time;
        }
        String dated = local.toLocalDate() + (kit || random.nextBoolean() ? "T" : " ") + time;
        if (row == TimeTexts.OfDateTime.class) {
            return dated;
        }
        return dated + (kit ? "Z" : zone(random, offset));
    }

    private static Instant instant(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Instant.parse("0001-01-01T00:00:00Z").plusSeconds(random.nextInt(100_000));
            case 1 -> Instant.parse("9999-12-31T23:59:59Z").minusSeconds(random.nextInt(100_000));
            case 2, 3, 4 -> NOON.plusNanos(random.nextInt(3));
            case 5, 6, 7, 8 -> NOON.plusSeconds(random.nextInt(200) - 100);
            default -> NOON.plusSeconds((random.nextInt(400) - 200) * 900L);
        };
    }

    private static String time(Random random, LocalDateTime local, boolean kit) {
        String minutes = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(local);
        String digits = String.format(Locale.ROOT, "%09d", local.getNano());
        if (kit) {
            return minutes + String.format(Locale.ROOT, ":%02d.", local.getSecond()) + digits;
        }
        if (local.getSecond() == 0 && local.getNano() == 0 && random.nextBoolean()) {
            return minutes;
        }
        String seconds = minutes + String.format(Locale.ROOT, ":%02d", local.getSecond());
        String kept = digits.replaceAll("0+$", "");
        int more = random.nextInt(9 - kept.length() + 1);
        String fraction = digits.substring(0, kept.length() + more);
        return fraction.isEmpty() ? seconds : seconds + "." + fraction;
    }

    private static String zone(Random random, int offset) {
        if (offset == 0) {
            return random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "Z" : "+00:00";
        }
        String sign = offset < 0 ? "-" : "+";
        int minutes = Math.abs(offset);
        String hours = sign + String.format(Locale.ROOT, "%02d", minutes / 60);
        return minutes % 60 == 0 && random.nextBoolean()
                ? hours
                : hours + (random.nextBoolean() ? ":" : "") + String.format(Locale.ROOT, "%02d", minutes % 60);
    }
}
