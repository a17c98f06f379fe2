package dev.rxkit.jta;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.TestSpace;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pool of Agroal in the transactions of Narayana, as an application of Quarkus has them, and a database on it. */
final class Quarkus implements AutoCloseable {

    /** Some work in a transaction. */
    interface Work {
        void run() throws Exception;
    }

    final TransactionManager manager;
    final TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();
    final AgroalDataSource pool;
    final Database database;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    Quarkus(TestSpace space, Class<?>... models) throws SQLException {
        for (String store : new String[] {"default", "stateStore", "communicationStore"}) {
            ObjectStoreEnvironmentBean bean = BeanPopulator.getNamedInstance(
                    ObjectStoreEnvironmentBean.class, store.equals("default") ? null : store);
            bean.setObjectStoreType(VolatileStore.class.getName());
        }
        manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        pool = pool(space, new NarayanaTransactionIntegration(manager, registry));
        database = open(pool, models);
    }

    Database open(AgroalDataSource on, Class<?>... models) {
        RxConfig config = RxConfig.builder().models(models).startupCheck(false).build();
        return Database.open(on, config, new JtaTransactions(on, manager, registry));
    }

    AgroalDataSource pool(TestSpace space, TransactionIntegration transactions) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(settings -> settings.maxSize(4)
                                .acquisitionTimeout(Duration.ofSeconds(20))
                                .transactionIntegration(transactions)
                                .connectionFactoryConfiguration(factory -> {
                                    factory.jdbcUrl(space.databaseUrl().jdbcUrl());
                                    if (space.databaseUrl().user() != null) {
                                        factory.principal(new NamePrincipal(
                                                space.databaseUrl().user()));
                                    }
                                    if (space.databaseUrl().password() != null) {
                                        factory.credential(new SimplePassword(
                                                space.databaseUrl().password()));
                                    }
                                    Database.driverProperties(space.url()).forEach(factory::jdbcProperty);
                                    return factory;
                                })),
                new AgroalDataSourceListener() {
                    @Override
                    public void onWarning(String message) {
                        warnings.add(message);
                    }

                    @Override
                    public void onWarning(Throwable failure) {
                        warnings.add(failure.toString());
                    }
                });
    }

    /** Does what {@code @Transactional} does: commits, unless the work throws. */
    void transactional(Work work) throws Exception {
        manager.begin();
        try {
            work.run();
        } catch (Throwable failure) {
            manager.rollback();
            throw failure;
        }
        manager.commit();
    }

    /** Inserts a row by JDBC, on a connection of the pool. */
    void byJdbc(String name) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO account (name) VALUES (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    List<String> names() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM account ORDER BY id")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** Asserts that every connection is back in the pool, and that the pool had to close none by itself. */
    void assertTidy() {
        List<String> seen = List.copyOf(warnings);
        warnings.clear();
        assertThat(seen).isEmpty();
        assertThat(pool.getMetrics().activeCount()).isZero();
    }

    @Override
    public void close() {
        database.close();
        pool.close();
    }
}
