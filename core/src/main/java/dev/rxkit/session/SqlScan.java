package dev.rxkit.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL text cut at its {@code :names}, which do not count inside quotes and comments. {@code ::type} is a cast, and
 * {@code <name>} is a name only where a list was bound to it. A backslash means nothing.
 */
final class SqlScan {

    /**
     * @param text as it is written
     * @param name of a parameter, or null for plain text
     */
    record Part(String text, @Nullable String name) {}

    private final String text;
    private final Set<String> lists;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> words = new ArrayList<>();
    private boolean positional;
    private int from;
    private int at;

    private SqlScan(String text, Set<String> lists) {
        this.text = text;
        this.lists = lists;
    }

    static SqlScan of(String text, Set<String> lists) {
        SqlScan scan = new SqlScan(text, lists);
        while (scan.at < text.length()) {
            scan.step();
        }
        scan.cut(text.length());
        return scan;
    }

    String text() {
        return text;
    }

    List<Part> parts() {
        return parts;
    }

    /** The names, in order of appearance. */
    Set<String> names() {
        return names;
    }

    /** The bare words outside quotes and comments. */
    List<String> words() {
        return words;
    }

    /** Whether there is a {@code ?} that JDBC would take for a value's place; {@code ??} is an operator. */
    boolean positional() {
        return positional;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            skipTo(String.valueOf(c), at + 1);
        } else if (text.startsWith("--", at)) {
            skipTo("\n", at);
        } else if (text.startsWith("/*", at)) {
            skipTo("*/", at + 2);
        } else if (c == '$' && dollarQuote() > at) {
            skipTo(text.substring(at, dollarQuote()), dollarQuote());
        } else if (text.startsWith("::", at) || text.startsWith("??", at)) {
            at += 2;
        } else if (c == ':' && wordEnd(at + 1) > at + 1) {
            parameter(at + 1, wordEnd(at + 1), wordEnd(at + 1));
        } else if (c == '<' && isList(wordEnd(at + 1))) {
            parameter(at + 1, wordEnd(at + 1), wordEnd(at + 1) + 1);
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = wordEnd(at);
            words.add(text.substring(at, end));
            at = end;
        } else {
            positional |= c == '?';
            at++;
        }
    }

    private void skipTo(String end, int start) {
        int found = text.indexOf(end, start);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void parameter(int start, int end, int next) {
        cut(at);
        String name = text.substring(start, end);
        parts.add(new Part(text.substring(at, next), name));
        names.add(name);
        at = next;
        from = next;
    }

    private void cut(int end) {
        if (end > from) {
            parts.add(new Part(text.substring(from, end), null));
        }
    }

    private boolean isList(int end) {
        return end < text.length() && text.charAt(end) == '>' && lists.contains(text.substring(at + 1, end));
    }

    /** The end of PostgreSQL's {@code $tag$}, or where it begins if it is none. */
    private int dollarQuote() {
        int end = at + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '$' ? end + 1 : at;
    }

    private int wordEnd(int start) {
        if (start >= text.length() || !Character.isJavaIdentifierStart(text.charAt(start))) {
            return start;
        }
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
