package dev.rxkit.session.transaction;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Former ids, versions and timestamps of objects changed in place, restored by a rollback. Not thread-safe. */
public final class UndoLog {

    private record Entry<T>(TableMapping<T> mapping, T instance, Map<PropertyMapping, @Nullable Object> former) {
        void revert() {
            mapping.with(instance, former, null);
        }
    }

    private final List<Entry<?>> entries = new ArrayList<>(0);

    /** Returns an instance with the values: the same one if it is mutable, whose former values are then recorded. */
    public <T> T fill(TableMapping<T> mapping, T instance, Map<PropertyMapping, @Nullable Object> values) {
        return fill(mapping, instance, values, null);
    }

    /** @param stored what {@link TableMapping#values} returned for the instance, or null */
    public <T> T fill(
            TableMapping<T> mapping,
            T instance,
            Map<PropertyMapping, @Nullable Object> values,
            @Nullable Object @Nullable [] stored) {
        if (!values.isEmpty() && mapping.mutable()) {
            Map<PropertyMapping, @Nullable Object> former = new LinkedHashMap<>();
            values.keySet().forEach(property -> former.put(property, property.get(instance)));
            entries.add(new Entry<>(mapping, instance, former));
        }
        return mapping.with(instance, values, stored);
    }

    /** A point to go back to. */
    int mark() {
        return entries.size();
    }

    /** Goes back to a point, latest first. */
    void revert(int mark) {
        for (int i = entries.size() - 1; i >= mark; i--) {
            entries.remove(i).revert();
        }
    }

    void clear() {
        entries.clear();
    }
}
