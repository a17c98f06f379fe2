package dev.rxkit.database.sqlite;

/**
 * Pattern matching on SQLite. Its LIKE folds ASCII case whatever is asked, so a match in which case counts is a GLOB.
 */
final class SqlitePatterns {

    private SqlitePatterns() {}

    static String like(String expression, boolean ignoreCase) {
        return ignoreCase ? expression + " LIKE ? ESCAPE '\\'" : expression + " GLOB ?";
    }

    /** A LIKE pattern as a GLOB pattern. */
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
