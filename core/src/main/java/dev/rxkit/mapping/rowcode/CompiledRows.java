package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code of one class, made once the class is used often. Thread-safe. */
public final class CompiledRows {

    /** How many rows make it pay to spend some milliseconds on code of the class's own. */
    public static final int OFTEN = 2000;

    private final InstanceFactory<?> shape;
    private final List<PropertyMapping> properties;

    /** Counted without care: that threads now and then miss one makes no difference. */
    private int uses;

    private volatile @Nullable CompiledRowAccess code;

    public CompiledRows(InstanceFactory<?> shape, List<PropertyMapping> properties) {
        this.shape = shape;
        this.properties = properties;
    }

    /** Null until the class has been used so often that making code of it pays. */
    @Nullable
    public CompiledRowAccess get() {
        CompiledRowAccess known = code;
        return known == null && ++uses == OFTEN ? made() : known;
    }

    private synchronized @Nullable CompiledRowAccess made() {
        CompiledRowAccess made = RowCodes.of(shape, properties);
        code = made;
        return made;
    }

    /** Forgets the code, which has the codecs that the properties had when it was made. */
    public synchronized void reset() {
        code = null;
        uses = 0;
    }
}
