package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One page of a result. Immutable.
 *
 * @param items the rows of this page, at most {@code size}
 * @param total the number of rows on all pages
 * @param number the number of this page, counted from 1
 * @param size the number of rows of a full page
 */
public record Page<T extends @Nullable Object>(List<T> items, long total, int number, int size) {
    /** Copies the list. */
    public Page {
        items = items instanceof PageItems<T> ? items : copy(items);
    }

    /** Returns the number of the next page, or empty on the last one. */
    public OptionalInt next() {
        return number < pages() ? OptionalInt.of(number + 1) : OptionalInt.empty();
    }

    /** Returns the number of pages, 0 if there is no row. */
    public long pages() {
        return total / size + (total % size == 0 ? 0 : 1);
    }

    /**
     * Returns the cursor to give to {@code after(..)} to continue after this page, as with {@link Slice}: rows that are
     * inserted or deleted before it do not shift the next page. Returns null on the last page. The cursor contains the
     * values by which the last row was ordered; it is not a component of the record, so JSON does not include it.
     *
     * @throws QueryException if the order does not allow a cursor, or if the page was not made by a select
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

    /** Returns an unmodifiable copy of a list that may contain null. */
    static <T extends @Nullable Object> List<T> copy(List<T> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
}
