package dev.rxkit.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of an ordered result and the cursor after them. Immutable.
 *
 * @param items the rows
 * @param cursor the argument of {@code after(..)} that selects the rows after these; null after the last row
 */
public record Slice<T extends @Nullable Object>(
        List<T> items, @Nullable String cursor) {

    /** Copies the list. */
    public Slice {
        items = Page.copy(items);
    }

    /** Returns the cursor of the next slice, or empty on the last one. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
