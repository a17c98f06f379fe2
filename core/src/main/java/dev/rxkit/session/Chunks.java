package dev.rxkit.session;

import java.util.ArrayList;
import java.util.List;

/** Pieces of long lists of keys: no database takes statements with any number of values. */
final class Chunks {

    /** Keys in one statement; far below what the least of the databases takes. */
    static final int SIZE = 5000;

    private Chunks() {}

    /** The list in pieces of at most {@link #SIZE}. */
    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(from + SIZE, all.size())));
        }
        return chunks;
    }
}
