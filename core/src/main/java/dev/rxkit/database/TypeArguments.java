package dev.rxkit.database;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a canonical type whose arguments are numbers.
 *
 * @param name the type without its arguments
 * @param rest the text after the arguments, such as {@code UNSIGNED}
 */
public record TypeArguments(
        String name, @Nullable Integer first, @Nullable Integer second, String rest) {

    public static TypeArguments of(String canonical) {
        int open = canonical.indexOf('(');
        int close = canonical.lastIndexOf(')');
        if (open < 0 || close < open || !canonical.substring(open + 1, close).matches("\\d{1,9}( *, *\\d{1,9})?")) {
            int blank = canonical.indexOf(" UNSIGNED");
            return blank < 0
                    ? new TypeArguments(canonical, null, null, "")
                    : new TypeArguments(canonical.substring(0, blank), null, null, canonical.substring(blank));
        }
        String[] numbers = canonical.substring(open + 1, close).split(" *, *", -1);
        return new TypeArguments(
                canonical.substring(0, open),
                Integer.valueOf(numbers[0]),
                numbers.length < 2 ? null : Integer.valueOf(numbers[1]),
                canonical.substring(close + 1));
    }
}
