package dev.rxkit.history;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a script: numbers separated by dots (in a file name also by underscores), compared number by number as
 * Flyway does, so that {@code 1.0} equals {@code 1} in order. New versions are points in time, {@code yyyyMMddHHmmss}
 * in UTC.
 *
 * @param text the version as it is written in the history table, with dots
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern SHAPE = Pattern.compile("[0-9]+(\\.[0-9]+)*");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public Version {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
    }

    /**
     * Parses the part of a file name between {@code V} and {@code __}, or a version of the history table; returns empty
     * if the text is not a version.
     */
    public static Optional<Version> parse(String text) {
        String dotted = text.replace('_', '.');
        return SHAPE.matcher(dotted).matches() ? Optional.of(new Version(dotted)) : Optional.empty();
    }

    /**
     * Returns the version of a script written now: the time, or one second after the highest existing version if that
     * is later.
     */
    public static Version next(Instant now, Optional<Version> highest) {
        Version clock = new Version(TIME.format(now.atOffset(ZoneOffset.UTC)));
        return highest.filter(known -> known.compareTo(clock) >= 0)
                .map(Version::following)
                .orElse(clock);
    }

    /** Returns the version one second later, or the first number plus one if this version is not a point in time. */
    public Version following() {
        try {
            return new Version(TIME.format(LocalDateTime.parse(text, TIME).plusSeconds(1)));
        } catch (DateTimeParseException notTime) {
            return new Version(parts().get(0).add(BigInteger.ONE).toString());
        }
    }

    @Override
    public int compareTo(Version other) {
        List<BigInteger> mine = parts();
        List<BigInteger> theirs = other.parts();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = part(mine, i).compareTo(part(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Returns whether Flyway treats both as the same version, however they are written. */
    public boolean same(Version other) {
        return compareTo(other) == 0;
    }

    @Override
    public String toString() {
        return text;
    }

    private static BigInteger part(List<BigInteger> parts, int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    private List<BigInteger> parts() {
        List<BigInteger> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            parts.add(new BigInteger(part));
        }
        return parts;
    }
}
