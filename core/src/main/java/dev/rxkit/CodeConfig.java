package dev.rxkit;

import com.zaxxer.hikari.HikariConfig;
import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.session.StatementListener;
import dev.rxkit.session.execution.SessionSettings;
import dev.rxkit.session.raw.RxJdbiPlugin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The part of a configuration that is no text: objects the application brings along. */
record CodeConfig(List<StatementListener> listeners, List<JdbiPlugin> plugins, Consumer<HikariConfig> pool) {

    static final CodeConfig NONE = new Builder().build();

    /** Makes Jdbi ready for the kit, and then for the application. */
    Jdbi furnished(Jdbi jdbi, Mappings mappings, Dialect dialect) {
        // Jdbi's messages would quote bound values.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.installPlugin(new RxJdbiPlugin(mappings, dialect));
        plugins.forEach(jdbi::installPlugin);
        return jdbi;
    }

    SessionSettings settings(RxConfig config, int connections) {
        return new SessionSettings(connections, config.echo(), config.slowQueryMillis(), listeners, Clock.systemUTC());
    }

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

        CodeConfig build() {
            return new CodeConfig(List.copyOf(listeners), List.copyOf(plugins), pool);
        }
    }
}
