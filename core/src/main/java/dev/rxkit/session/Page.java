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
 */
public record Page<T extends @Nullable Object>(List<T> items, long total, int number, int size) {
    /** Copies the list. */
    public Page {
        items = Lists.copy(items);
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
