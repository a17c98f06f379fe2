package dev.rxkit.config;

import com.zaxxer.hikari.HikariConfig;
import dev.rxkit.session.StatementListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The part of a configuration that is not text: objects that the application passes.
 *
 * @param listeners called for every statement, in this order
 * @param plugins installed in Jdbi after those of Rx
 * @param pool changes the settings of the pool
 * @param json the mapper of Jackson whose modules and settings are used; null for the defaults
 * @param converters the converters of the application's types
 */
public record CodeConfig(
        List<StatementListener> listeners,
        List<JdbiPlugin> plugins,
        Consumer<HikariConfig> pool,
        @Nullable Object json,
        Map<Class<?>, Object> converters) {

    static final CodeConfig NONE = new Builder().build();

    /** Collects the objects. Not thread-safe. */
    public static final class Builder {

        private final List<StatementListener> listeners = new ArrayList<>();
        private final List<JdbiPlugin> plugins = new ArrayList<>();
        private Consumer<HikariConfig> pool = settings -> {};
        private @Nullable Object json;
        private final Map<Class<?>, Object> converters = new HashMap<>();

        public void listener(StatementListener listener) {
            listeners.add(listener);
        }

        public void plugin(JdbiPlugin plugin) {
            plugins.add(plugin);
        }

        public void pool(Consumer<HikariConfig> customizer) {
            pool = pool.andThen(customizer);
        }

        public void json(Object mapper) {
            json = Objects.requireNonNull(mapper, "mapper");
        }

        public void converter(Class<?> type, Object converter) {
            converters.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(converter, "converter"));
        }

        public CodeConfig build() {
            return new CodeConfig(List.copyOf(listeners), List.copyOf(plugins), pool, json, Map.copyOf(converters));
        }
    }
}
