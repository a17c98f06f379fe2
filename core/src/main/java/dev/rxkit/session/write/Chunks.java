package dev.rxkit.session.write;

import dev.rxkit.query.bind.Binds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of long lists of keys: no database takes statements with any number of values. */
public final class Chunks {

    /** The number of keys in one statement; far below the limit of every database. */
    static final int SIZE = 5000;

    private Chunks() {}

    /** The maximum size of the keys of a statement, in bytes. */
    private static final long BYTES = 256 << 10;

    /** Splits the list into pieces of at most {@link #SIZE}, shorter where the keys are long. */
    public static <T> List<List<T>> of(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            long more = bytes(all.get(i));
            if (i > from && (i - from == SIZE || bytes + more > BYTES)) {
                chunks.add(all.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        if (from < all.size()) {
            chunks.add(all.subList(from, all.size()));
        }
        return chunks;
    }

    private static long bytes(@Nullable Object key) {
        if (key instanceof KeyValue one) {
            return Binds.bytes(one.value());
        }
        if (!(key instanceof @Nullable Object[] parts)) {
            return Binds.bytes(key);
        }
        long bytes = 0;
        for (Object part : parts) {
            bytes += Binds.bytes(part);
        }
        return bytes;
    }
}
