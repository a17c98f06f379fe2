package dev.rxkit.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some rows in their order, and where they end.
 *
 * @param items the rows
 * @param cursor what to give to {@code after(..)} for the rows behind them; null when there are none
 */
public record Slice<T extends @Nullable Object>(
        List<T> items, @Nullable String cursor) {

    /** Copies the list. */
    public Slice {
        items = Page.copy(items);
    }

    /** The cursor of the next slice; empty on the last one. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
