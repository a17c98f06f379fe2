package dev.rxkit.session.write;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an UPDATE or DELETE of an object finds its row by: the key, and the version if the class has one. */
final class RowIdentity {

    private RowIdentity() {}

    /**
     * Returns the key of an object, in the order of the key.
     *
     * @throws QueryException if a part of it is not set
     */
    static <T> @Nullable Object[] requireKey(TablePlan<T> plan, T row) {
        @Nullable Object[] key = plan.key(row);
        for (int i = 0; i < key.length; i++) {
            if (TablePlan.absent(plan.key.get(i), key[i])) {
                throw new QueryException("this " + plan.mapping.type().getSimpleName() + " has no "
                        + plan.key.get(i).name() + " yet, so it has no row to change: insert it by add(x)");
            }
        }
        return key;
    }

    /** @throws QueryException if the version of an object is not set */
    static <T> Object requireVersion(TablePlan<T> plan, T row, PropertyMapping version) {
        Object value = version.get(row);
        if (value == null) {
            throw new QueryException("this " + plan.mapping.type().getSimpleName() + " has no " + version.name()
                    + ", which shows whether the row was changed since it was read: read it first");
        }
        return value;
    }

    /**
     * Adds the properties that identify the row of an object, with their values.
     *
     * @throws QueryException if the version is not set
     */
    static <T> void of(
            TablePlan<T> plan,
            T row,
            @Nullable Object[] key,
            List<PropertyMapping> bound,
            List<@Nullable Object> values) {
        for (int i = 0; i < key.length; i++) {
            bound.add(plan.key.get(i));
            values.add(key[i]);
        }
        PropertyMapping version = plan.version;
        if (version != null) {
            bound.add(version);
            values.add(requireVersion(plan, row, version));
        }
    }
}
