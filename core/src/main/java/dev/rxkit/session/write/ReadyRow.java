package dev.rxkit.session.write;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.Binds;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of many rows, ready to be inserted.
 *
 * @param changed what differs from the object; what the database decides comes in later
 */
record ReadyRow<T>(
        T row,
        TablePlan.Insert form,
        @Nullable Object[] values,
        long bytes,
        Map<PropertyMapping, @Nullable Object> changed) {

    Binds binds() {
        return form.binds(values);
    }
}
