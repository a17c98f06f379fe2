package dev.rxkit.database.sqlite.driver;

/** Reads the parts of a JSON text one after the other, by the rules of RFC 8259. For one text and one thread. */
abstract class JsonScanner {

    /** The deepest nesting that SQLite's own JSON functions accept. */
    private static final int DEPTH = 1000;

    final String text;
    int at;
    private int depth;

    JsonScanner(String text) {
        this.text = text;
    }

    /** A text that is not JSON. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final Invalid TEXT = new Invalid();

        private Invalid() {
            super(null, null, false, false);
        }
    }

    final char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    final void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    final void require(char expected) {
        if (peek() != expected) {
            throw Invalid.TEXT;
        }
        at++;
    }

    final void enter() {
        at++;
        if (++depth > DEPTH) {
            throw Invalid.TEXT;
        }
        blanks();
    }

    /** Returns whether another element follows; the closing character is read. */
    final boolean more(char end) {
        blanks();
        if (peek() == ',') {
            at++;
            return true;
        }
        require(end);
        depth--;
        return false;
    }

    final void colon() {
        blanks();
        require(':');
    }

    final void skipString() {
        require('"');
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw Invalid.TEXT;
            }
            at++;
            if (c == '\\') {
                escaped();
            }
        }
        at++;
    }

    /** Reads a text in quotes, and returns it without escapes. */
    final String string() {
        require('"');
        int start = at;
        while (peek() >= ' ' && peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder read = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw Invalid.TEXT;
            }
            at++;
            read.append(c == '\\' ? escaped() : c);
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw Invalid.TEXT;
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw Invalid.TEXT;
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    /** Skips a number; returns whether it has digits only. */
    final boolean skipNumber() {
        at += peek() == '-' ? 1 : 0;
        int first = at;
        digits();
        if (text.charAt(first) == '0' && at > first + 1) {
            throw Invalid.TEXT;
        }
        boolean whole = true;
        if (peek() == '.') {
            at++;
            digits();
            whole = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            at += peek() == '-' || peek() == '+' ? 1 : 0;
            digits();
            whole = false;
        }
        return whole;
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw Invalid.TEXT;
        }
    }
}
