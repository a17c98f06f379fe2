package dev.rxkit.session.write;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.IncompleteProperties;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PersistenceAnnotations;
import dev.rxkit.mapping.TableMapping;
import org.jspecify.annotations.Nullable;

/** The {@link TablePlan} of each class, made when it is first asked for. Thread-safe. */
public final class TablePlans {

    private final ReservedNames reserved;
    private final ClassValue<TablePlan<?>> plans;

    public TablePlans(Dialect dialect, Mappings mappings) {
        reserved = new ReservedNames(dialect);
        plans = new ClassValue<>() {
            @Override
            protected TablePlan<?> computeValue(Class<?> type) {
                TableMapping<?> mapping = mappings.of(type);
                reserved.warn(mapping);
                IncompleteProperties.warn(type);
                PersistenceAnnotations.warn(type);
                return new TablePlan<>(dialect, mappings, mapping);
            }
        };
    }

    @SuppressWarnings("unchecked")
    public <T> TablePlan<T> of(Class<T> type) {
        return (TablePlan<T>) plans.get(type);
    }

    /**
     * Returns the class of a row.
     *
     * @throws QueryException if the object is null or a collection
     */
    @SuppressWarnings("unchecked")
    public static <T> Class<T> typeOf(@Nullable T row) {
        if (row == null) {
            throw new QueryException("the object to write is null: pass an object of a @Table class");
        }
        if (row instanceof Iterable<?>) {
            throw new QueryException(
                    "many rows at once are for addAll(..) and insertAll(..); everything else takes one object");
        }
        return (Class<T>) row.getClass();
    }
}
