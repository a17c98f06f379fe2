package org.example.heroes;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.migrate.Migrations;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.transaction.SynchronousTransactionManager;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import javax.sql.DataSource;

/** The database on the pool of Micronaut, for {@code Rx} and for injection. */
@Factory
@Context
public class HeroDatabase {

    private final Database database;
    private final Rx.Use use;

    HeroDatabase(
            DataSource pool,
            SynchronousTransactionManager<Connection> manager,
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password) {
        RxConfig config = RxConfig.builder()
                .url(url)
                .user(user)
                .password(password)
                .models(Hero.class, Journal.class)
                .build();
        Migrations.of(config).migrate();
        database = Database.open(
                DelegatingDataSource.unwrapDataSource(pool), config, new MicronautTransactions(manager));
        use = Rx.share(database);
    }

    @Singleton
    Database database() {
        return database;
    }

    @PreDestroy
    void close() {
        use.close();
        database.close();
    }
}
