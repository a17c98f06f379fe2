package dev.rxkit.database.sqlite;

/** Pattern matching in SQLite. Its LIKE always ignores the case of ASCII letters, so GLOB is used if case matters. */
final class SqlitePatterns {

    private SqlitePatterns() {}

    static String like(String expression, boolean ignoreCase) {
        return ignoreCase ? expression + " LIKE ? ESCAPE '\\'" : expression + " GLOB ?";
    }

    /** Converts a LIKE pattern to a GLOB pattern. */
    static String glob(String pattern) {
        StringBuilder glob = new StringBuilder(pattern.length() + 8);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                literal(glob, pattern.charAt(i));
            } else if (c == '%') {
                glob.append('*');
            } else if (c == '_') {
                glob.append('?');
            } else {
                literal(glob, c);
            }
        }
        return glob.toString();
    }

    private static void literal(StringBuilder glob, char c) {
        if (c == '*' || c == '?' || c == '[') {
            glob.append('[').append(c).append(']');
        } else {
            glob.append(c);
        }
    }
}
