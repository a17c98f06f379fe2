package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the compiled code of one class, which is created once the class is used often. Thread-safe. */
public final class CompiledRows {

    /** The number of rows after which it pays to spend some milliseconds on compiling code. */
    public static final int OFTEN = 2000;

    private final InstanceFactory<?> shape;
    private final List<PropertyMapping> properties;

    /** Not synchronized: a missed increment makes no difference. */
    private int uses;

    private volatile @Nullable CompiledRowAccess code;

    public CompiledRows(InstanceFactory<?> shape, List<PropertyMapping> properties) {
        this.shape = shape;
        this.properties = properties;
    }

    /** Returns the compiled code; null until the class has been used {@link #OFTEN} times. */
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

    /** Discards the code, which contains the codecs that the properties had when it was compiled. */
    public synchronized void reset() {
        code = null;
        uses = 0;
    }
}
