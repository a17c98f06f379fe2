package org.example.heroes;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.jta.JtaTransactions;
import dev.rxkit.migrate.Migrations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database on the pool of Quarkus, for {@code Rx} and for injection. */
@Singleton
public class HeroDatabase {

    private final Database database;
    private Rx.Use use;

    HeroDatabase(
            AgroalDataSource pool,
            TransactionManager manager,
            TransactionSynchronizationRegistry registry,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        RxConfig config = RxConfig.builder()
                .url(url)
                .user(user)
                .password(password)
                .models(Hero.class, Journal.class)
                .build();
        Migrations.of(config).migrate();
        database = Database.open(pool, config, new JtaTransactions(pool, manager, registry));
    }

    void start(@Observes StartupEvent event) {
        use = Rx.share(database);
    }

    void stop(@Observes ShutdownEvent event) {
        use.close();
        database.close();
    }

    @Produces
    @Singleton
    Database database() {
        return database;
    }
}
