package dev.rxkit;

import com.zaxxer.hikari.HikariConfig;
import dev.rxkit.session.StatementListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** The part of a configuration that is no text: objects the application brings along. */
record Extras(List<StatementListener> listeners, List<JdbiPlugin> plugins, Consumer<HikariConfig> pool) {

    static final Extras NONE = new Builder().build();

    /** Collects them. */
    static final class Builder {

        private final List<StatementListener> listeners = new ArrayList<>();
        private final List<JdbiPlugin> plugins = new ArrayList<>();
        private Consumer<HikariConfig> pool = settings -> {};

        void listener(StatementListener listener) {
            listeners.add(listener);
        }

        void plugin(JdbiPlugin plugin) {
            plugins.add(plugin);
        }

        void pool(Consumer<HikariConfig> customizer) {
            pool = pool.andThen(customizer);
        }

        Extras build() {
            return new Extras(List.copyOf(listeners), List.copyOf(plugins), pool);
        }
    }
}
