package dev.rxkit.mapping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value for each class, computed on first use. It is stored with the class, so that this object does not prevent
 * the class from being unloaded. For a class whose loader is a parent of Rx's own, such as a class of the JDK, it is
 * stored here, so that the class does not prevent Rx from being unloaded. Thread-safe.
 */
final class PerClass<V> {

    private final Function<Class<?>, V> maker;
    private final Map<Class<?>, V> outliving = new ConcurrentHashMap<>();
    private final ClassValue<V> others = new ClassValue<>() {
        @Override
        protected V computeValue(Class<?> type) {
            return maker.apply(type);
        }
    };

    PerClass(Function<Class<?>, V> maker) {
        this.maker = maker;
    }

    V get(Class<?> type) {
        if (!outlives(type.getClassLoader())) {
            return others.get(type);
        }
        V known = outliving.get(type);
        return known == null ? outliving.computeIfAbsent(type, maker) : known;
    }

    private static boolean outlives(@Nullable ClassLoader loader) {
        ClassLoader own = PerClass.class.getClassLoader();
        for (ClassLoader above = own == null ? null : own.getParent(); above != null; above = above.getParent()) {
            if (above == loader) {
                return true;
            }
        }
        return loader == null;
    }
}
