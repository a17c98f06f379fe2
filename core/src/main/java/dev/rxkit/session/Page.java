package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One page of a result.
 *
 * @param items the rows of this page, at most {@code size}
 * @param total how many rows there are on all pages
 * @param number which page this is, counted from 1
 * @param size how many rows a full page has
 */
public record Page<T extends @Nullable Object>(List<T> items, long total, int number, int size) {
    /** Copies the list. */
    public Page {
        items = items instanceof PageItems<T> ? items : copy(items);
    }

    /** The number of the next page; empty on the last one. */
    public OptionalInt next() {
        return number < pages() ? OptionalInt.of(number + 1) : OptionalInt.empty();
    }

    /** How many pages there are; 0 when there is no row. */
    public long pages() {
        return total / size + (total % size == 0 ? 0 : 1);
    }

    /**
     * What to give to {@code after(..)} to go on behind this page whatever comes and goes before it, as with
     * {@link Slice}; null on the last page. It is no component of the record, so that it is in no JSON unless put there:
     * it holds what the last row was ordered by.
     *
     * @throws QueryException if the order takes no cursor, with the reason, or if no select made this page
     */
    public @Nullable String cursor() {
        if (next().isEmpty()) {
            return null;
        }
        if (items instanceof PageItems<T> placed) {
            return placed.cursor();
        }
        throw new QueryException("a page that no select made has no cursor: go on by next()");
    }

    /** A copy that cannot be changed of a list that may hold null, where a row is a single NULL. */
    static <T extends @Nullable Object> List<T> copy(List<T> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
}
