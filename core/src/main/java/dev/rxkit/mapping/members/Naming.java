package dev.rxkit.mapping.members;

import java.util.Locale;

/** Converts Java names to names in the database: {@code OrderItem} becomes {@code order_item}. */
public final class Naming {

    private Naming() {}

    /**
     * Returns the name in snake_case. A capital letter begins a word after a small letter or a digit, and at the end
     * of a sequence of capitals: {@code userID} becomes {@code user_id}, {@code HTTPServer} becomes
     * {@code http_server}. The result does not depend on the locale.
     */
    public static String snakeCase(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && beginsWord(name, i)) {
                words.append('_');
            }
            words.append(name.charAt(i));
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean beginsWord(String name, int i) {
        if (!Character.isUpperCase(name.charAt(i))) {
            return false;
        }
        char before = name.charAt(i - 1);
        if (Character.isLowerCase(before) || Character.isDigit(before)) {
            return true;
        }
        boolean smallFollows = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return Character.isUpperCase(before) && smallFollows;
    }
}
