package dev.rxkit.mapping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value for each class, made when it is first asked for. It hangs on the class, so that this keeps no class alive; for
 * a class that outlives the kit's class loader, such as those of the JDK, it is kept here, so that the class does not
 * keep the kit alive. Thread-safe.
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
