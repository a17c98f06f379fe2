package dev.rxkit.mapping;

import dev.rxkit.mapping.rowcode.CompiledRows;
import dev.rxkit.schema.DataType;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Whether the properties of one class know the types of their columns. Thread-safe. */
final class MetColumns {

    /** After how many nanoseconds a table is looked at again that was not found, or one of whose columns does not fit. */
    private static final long AGAIN = 1_000_000_000L;

    /** The same for a table of which everything is known: another program may change the type of a column. */
    private static final long STALE = 60_000_000_000L;

    private final List<PropertyMapping> properties;
    private final CompiledRows code;
    private final LongSupplier clock;
    private volatile int lookUp;
    private volatile boolean open;
    private volatile boolean lasting;
    private volatile long at;
    private volatile boolean asked;
    private volatile int changes;

    MetColumns(List<PropertyMapping> properties, CompiledRows code) {
        this(properties, code, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    MetColumns(List<PropertyMapping> properties, CompiledRows code, LongSupplier clock) {
        this.clock = clock;
        this.properties = properties;
        this.code = code;
    }

    /**
     * Whether the columns were looked up under that number: within the last second where that left something open, within
     * the last minute where values do not tell their types.
     */
    boolean known(int number) {
        return !asked && typed(number);
    }

    /** {@link #known}, whether or not something is to be found out of the values. */
    boolean typed(int number) {
        return lookUp == number && (open ? clock.getAsLong() - at < AGAIN : lasting || clock.getAsLong() - at < STALE);
    }

    /** Returns the columns of which it matters what is stored in them beside values of the property's type. */
    List<String> decidedByValue(Map<String, DataType> types) {
        return properties.stream()
                .filter(property -> property.binding()
                        .decidedByValue(types.get(property.column().name())))
                .map(property -> property.column().name())
                .toList();
    }

    /**
     * Takes the types that the columns have in the database.
     *
     * @param types by the name of the column; without those that are not known
     * @param number of the look-up
     * @param lasting whether a change of a type is noticed by the values
     */
    synchronized void meet(Map<String, DataType> types, int number, boolean lasting) {
        boolean changed = false;
        boolean refused = false;
        for (PropertyMapping property : properties) {
            changed |= property.binding().meet(types.get(property.column().name()));
            refused |= property.binding().refuses();
            property.binding().forgetForm();
        }
        if (changed) {
            code.reset();
            changes++;
        }
        asked = false;
        open = refused || types.isEmpty();
        this.lasting = lasting;
        at = clock.getAsLong();
        lookUp = number;
    }

    /** Returns how often the type of a column was found to have changed. */
    int changes() {
        return changes;
    }

    /** Whether all values of a column have the kit's form; asked for before the next statement where it is not known. */
    boolean inOneForm(PropertyMapping property) {
        if (property.column().defaultSql() != null) {
            return false;
        }
        boolean one = property.binding().inOneForm();
        if (property.binding().asksForForm()) {
            asked = true;
        }
        return one;
    }

    /** Returns the properties of which {@link #inOneForm} has asked. */
    synchronized List<PropertyMapping> askedForms() {
        asked = false;
        return properties.stream()
                .filter(property -> property.binding().asksForForm())
                .toList();
    }

    /** Values may have been written in another form. */
    void forgetForms() {
        properties.forEach(property -> property.binding().forgetForm());
    }

    /** The columns are looked up again before the next statement. */
    void forget() {
        lookUp = 0;
    }
}
