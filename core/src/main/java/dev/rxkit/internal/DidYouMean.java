package dev.rxkit.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known name that is closest to an unknown one, as the end of a message. */
public final class DidYouMean {

    private DidYouMean() {}

    /** Returns a sentence such as {@code " Did you mean db_url?"}, or "" if no known name is close. */
    public static String sentence(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(word -> " Did you mean " + word + "?")
                .orElse("");
    }

    /**
     * Returns a clause such as {@code "; did you mean 'age'?"}, or the list of known names if none is close; "" if
     * there are no known names.
     */
    public static String clause(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElseGet(() -> known.isEmpty() ? "" : "; there is " + String.join(", ", known));
    }

    /**
     * Returns the known name with the smallest edit distance, which must not exceed a third of the length of {@code
     * unknown}, but may always be 1; the first in alphabetical order if there are several. Case and the separators
     * {@code _}, {@code -} and {@code .} are ignored.
     */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        String wanted = bare(unknown);
        int most = Math.max(1, wanted.length() / 3);
        return known.stream()
                .min(Comparator.<String>comparingInt(word -> distance(wanted, bare(word)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(wanted, bare(word)) <= most);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
    }

    /**
     * Returns the edit distance of two words: the number of inserted, deleted or replaced characters and of swapped
     * neighbours.
     */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + other, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
