package dev.rxkit.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that may hold null, where a row is a single NULL. */
final class Lists {

    private Lists() {}

    /** A copy that cannot be changed. */
    static <T extends @Nullable Object> List<T> copy(List<T> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
}
