package dev.rxkit.database.sqlite.driver;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one text of all JSON documents that have the same value: without blanks, the members in order of their names,
 * numbers without exponent and trailing zeros, no escape that is not necessary. Of several members with one name the
 * last one counts. For one text and one thread.
 */
final class CanonicalJson extends JsonScanner {

    /** The longest number that is written without an exponent. */
    private static final int PLAIN = 1000;

    private CanonicalJson(String text) {
        super(text);
    }

    /** Returns the text of the same value; null if the text is not JSON, or is nested too deeply. */
    static @Nullable String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        return new CanonicalJson(text).whole(out) ? out.toString() : null;
    }

    /** Returns whether {@link #of} returns a text. */
    static boolean is(String text) {
        return new CanonicalJson(text).whole(null);
    }

    private boolean whole(@Nullable StringBuilder out) {
        try {
            value(out);
            blanks();
            return at == text.length();
        } catch (Invalid invalid) {
            return false;
        }
    }

    /**
     * Returns the longest part of a canonical text that every text of the same value has, unless it has an escape by
     * number: a name or string without characters that can be escaped otherwise. May be empty.
     */
    static String fixedPart(String canonical) {
        String longest = "";
        int start = canonical.indexOf('"') + 1;
        while (start > 0) {
            int end = start;
            boolean fixed = true;
            while (canonical.charAt(end) != '"') {
                fixed &= canonical.charAt(end) != '\\' && canonical.charAt(end) != '/';
                end += canonical.charAt(end) == '\\' ? 2 : 1;
            }
            if (fixed && end - start > longest.length()) {
                longest = canonical.substring(start, end);
            }
            start = canonical.indexOf('"', end + 1) + 1;
        }
        return longest;
    }

    /**
     * Reads a value, with the blanks before it.
     *
     * @param out null if its canonical text is not needed
     */
    private void value(@Nullable StringBuilder out) {
        blanks();
        switch (peek()) {
            case '{' -> object(out);
            case '[' -> array(out);
            case '"' -> {
                if (out == null) {
                    skipString();
                } else {
                    quote(out, string());
                }
            }
            case 't' -> word(out, "true");
            case 'f' -> word(out, "false");
            case 'n' -> word(out, "null");
            default -> number(out);
        }
    }

    private static void append(@Nullable StringBuilder out, String part) {
        if (out != null) {
            out.append(part);
        }
    }

    private void word(@Nullable StringBuilder out, String word) {
        if (!text.startsWith(word, at)) {
            throw Invalid.TEXT;
        }
        at += word.length();
        append(out, word);
    }

    private void array(@Nullable StringBuilder out) {
        enter();
        append(out, "[");
        if (peek() == ']') {
            more(']');
        } else {
            value(out);
            while (more(']')) {
                append(out, ",");
                value(out);
            }
        }
        append(out, "]");
    }

    private void object(@Nullable StringBuilder out) {
        enter();
        Map<String, String> members = out == null ? null : new TreeMap<>();
        if (peek() == '}') {
            more('}');
        } else {
            member(members);
            while (more('}')) {
                member(members);
            }
        }
        if (out != null && members != null) {
            out.append('{');
            int start = out.length();
            members.forEach((name, value) -> {
                quote(out.length() == start ? out : out.append(','), name);
                out.append(':').append(value);
            });
            out.append('}');
        }
    }

    /** @param members null if the canonical text is not needed */
    private void member(@Nullable Map<String, String> members) {
        blanks();
        if (members == null) {
            skipString();
            colon();
            value(null);
            return;
        }
        String name = string();
        colon();
        StringBuilder value = new StringBuilder();
        value(value);
        members.put(name, value.toString());
    }

    private static void quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) && !paired(value, i)) {
                out.append("\\u").append(String.format("%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    private void number(@Nullable StringBuilder out) {
        int start = at;
        boolean whole = skipNumber();
        if (out != null || !whole) {
            String number = text.substring(start, at);
            append(out, whole && number.length() <= PLAIN && !number.equals("-0") ? number : shortest(number));
        }
    }

    private static String shortest(String number) {
        try {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            return Math.abs((long) value.scale()) <= PLAIN ? value.toPlainString() : value.toString();
        } catch (NumberFormatException | ArithmeticException outside) {
            throw Invalid.TEXT;
        }
    }
}
