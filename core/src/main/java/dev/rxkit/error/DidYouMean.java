package dev.rxkit.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The nearest known word to one that is not known: the end of many messages. */
public final class DidYouMean {

    private DidYouMean() {}

    /** {@code " Did you mean db_url?"}, or the empty text if nothing is near enough. */
    public static String hint(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(word -> " Did you mean " + word + "?")
                .orElse("");
    }

    /** The known word with the fewest slips, at most a third of its letters; the first of equals. */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = distance(wanted, word.toLowerCase(Locale.ROOT));
            if (distance < bestDistance && distance <= Math.max(1, word.length() / 3)) {
                best = word;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Slips between two words: a letter more, less, other, or two neighbours swapped. */
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
