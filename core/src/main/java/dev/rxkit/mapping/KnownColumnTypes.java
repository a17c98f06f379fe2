package dev.rxkit.mapping;

import dev.rxkit.mapping.rowcode.CompiledRows;
import dev.rxkit.schema.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Tracks whether the properties of one class know the types of their columns. Thread-safe. */
final class KnownColumnTypes {

    /**
     * The time in nanoseconds after which a table is looked up again that was not found, or one of whose columns does
     * not fit.
     */
    private static final long AGAIN = 1_000_000_000L;

    /**
     * The time in nanoseconds after which a table is looked up again of which everything is known: another program
     * may have changed a column.
     */
    private static final long STALE = 5_000_000_000L;

    private final List<PropertyMapping> properties;
    private final CompiledRows code;
    private final LongSupplier clock;
    private volatile int lookUp;

    /** Whether something was not found, or does not fit. */
    private volatile boolean open;

    /** Whether everything is known, and values show a change of their type. */
    private volatile boolean settled;

    private volatile long at;
    private volatile int changes;

    KnownColumnTypes(List<PropertyMapping> properties, CompiledRows code) {
        this(properties, code, System::nanoTime);
    }

    /**
     * Creates the state of a class.
     *
     * @param clock returns the time in nanoseconds
     */
    KnownColumnTypes(List<PropertyMapping> properties, CompiledRows code, LongSupplier clock) {
        this.clock = clock;
        this.properties = properties;
        this.code = code;
    }

    /**
     * Returns whether the columns were looked up under that number: within the last second if something was not found
     * or does not fit, within the last five seconds if values do not show a change of their type.
     */
    boolean known(int number) {
        return lookUp == number && (settled || recent());
    }

    private boolean recent() {
        return clock.getAsLong() - at < (open ? AGAIN : STALE);
    }

    /** Returns the columns where the type of a stored value makes a difference. */
    List<String> decidedByValue(Map<String, DataType> types) {
        return properties.stream()
                .filter(property -> property.binding()
                        .decidedByValue(types.get(property.column().name())))
                .map(property -> property.column().name())
                .toList();
    }

    /**
     * Sets the types that the columns have in the database.
     *
     * @param types by column name; without those that are not known
     * @param number the number of the look-up
     * @param lasting whether values show a change of their type
     */
    synchronized void meet(Map<String, DataType> types, int number, boolean lasting) {
        boolean changed = false;
        boolean refused = false;
        for (PropertyMapping property : properties) {
            changed |= property.binding().meet(types.get(property.column().name()));
            refused |= property.binding().refuses();
        }
        if (changed) {
            code.reset();
            changes++;
        }
        open = refused || types.isEmpty();
        settled = lasting && !open;
        at = clock.getAsLong();
        lookUp = number;
    }

    /** Returns how often the type of a column was found to have changed. */
    int changes() {
        return changes;
    }

    /** Makes the columns be looked up again before the next statement. */
    void forget() {
        lookUp = 0;
    }
}
