package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The rows of a page with the cursor after the last of them. Immutable. */
final class PageItems<T extends @Nullable Object> extends AbstractList<T> implements RandomAccess {

    private final List<T> items;
    private final @Nullable String cursor;
    private final @Nullable String obstacle;

    /**
     * @param cursor the cursor after the last row; null on the last page
     * @param obstacle the reason why there is no cursor; null if a cursor is possible
     */
    PageItems(List<T> items, @Nullable String cursor, @Nullable String obstacle) {
        this.items = Page.copy(items);
        this.cursor = cursor;
        this.obstacle = obstacle;
    }

    @Nullable
    String cursor() {
        if (obstacle != null) {
            throw new QueryException(obstacle);
        }
        return cursor;
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
