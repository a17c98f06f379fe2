package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.annotation.Table;
import dev.rxkit.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The configuration of an application can be used for its tests' databases as well. */
class RxExtensionConfigTest {

    @Table("config_hero")
    record Hero(@Nullable Long id, String name) {}

    interface Heroes {
        @SqlQuery("select * from config_hero")
        List<Hero> all();
    }

    private static final List<String> HEARD = new ArrayList<>();

    @RegisterExtension
    static RxExtension rx = RxExtension.inMemory(Hero.class)
            .config(config -> config.plugin(new SqlObjectPlugin()))
            .config(config -> config.listener(event -> HEARD.add(event.sql())));

    @Test
    void pluginsAndListenersOfTheApplicationCount(Session session) {
        HEARD.clear();
        Rx.useTransaction(service -> service.add(new Hero(null, "a")));
        assertThat(session.attach(Heroes.class).all()).containsExactly(new Hero(1L, "a"));
        assertThat(HEARD).contains("COMMIT", "select * from config_hero");
    }
}
