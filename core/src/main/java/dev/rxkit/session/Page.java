package dev.rxkit.session;

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
 * @param cursor what to give to {@code after(..)} to go on behind this page whatever comes and goes before it, as with
 *     {@link Slice}; null on the last page, and where {@code slice(..)} says that the order takes no cursor
 */
public record Page<T extends @Nullable Object>(
        List<T> items,
        long total,
        int number,
        int size,
        @Nullable String cursor) {
    /** Copies the list. */
    public Page {
        items = Lists.copy(items);
    }

    /** A page to go on from by its number only. */
    public Page(List<T> items, long total, int number, int size) {
        this(items, total, number, size, null);
    }

    /** The number of the next page; empty on the last one. */
    public OptionalInt next() {
        return number < pages() ? OptionalInt.of(number + 1) : OptionalInt.empty();
    }

    /** How many pages there are; 0 when there is no row. */
    public long pages() {
        return (total + size - 1) / size;
    }
}
