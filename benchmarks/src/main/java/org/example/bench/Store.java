package org.example.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.BeanMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One database with a filled table, opened by the kit and, for its rivals, by a pool of the same size whose connections
 * have the same settings.
 */
@State(Scope.Benchmark)
public class Store {

    /** How many persons there are before anything is measured. */
    static final int PERSONS = 10_000;

    /** The URL of a server, or {@code sqlite} for a file of its own. */
    @Param("sqlite")
    public String url = "sqlite";

    private Path folder;
    private Database rx;
    private HikariDataSource pool;
    private Jdbi jdbi;

    @Setup(Level.Trial)
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("rx-benchmark");
        String full = url.equals("sqlite") ? "sqlite:///" + folder.resolve("bench.db") : url;
        rx = Database.open(RxConfig.builder()
                .url(full)
                .models(Person.class)
                .startupCheck(false)
                .build());
        pool = rivals(full);
        jdbi = Jdbi.create(pool);
        jdbi.registerRowMapper(BeanMapper.factory(PersonBean.class));
        jdbi.registerRowMapper(ConstructorMapper.factory(Person.class));
        fill(full);
    }

    private static HikariDataSource rivals(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url, null, null, Path.of(""));
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(parsed.jdbcUrl());
        settings.setUsername(parsed.user());
        settings.setPassword(parsed.password());
        if (parsed.file().isPresent()) {
            Properties same = new Properties();
            same.putAll(Map.of(
                    "foreign_keys", "true", "busy_timeout", "5000", "journal_mode", "WAL", "synchronous", "NORMAL"));
            settings.setDataSourceProperties(same);
        }
        return new HikariDataSource(settings);
    }

    private void fill(String full) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS person");
            Dialect dialect = DatabaseUrl.parse(full, null, null, Path.of("")).dialect();
            TableMapping<Person> mapping = new Mappings(dialect::carrier, dialect::ordered).of(Person.class);
            for (String sql : dialect.create(dialect.resolve(Mappings.schema(List.of(mapping))))) {
                statement.execute(sql);
            }
        }
        rx.useTransaction(session -> session.insertAll(
                IntStream.rangeClosed(1, PERSONS).mapToObj(Person::unsaved).toList()));
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        rx.close();
        pool.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Database rx() {
        return rx;
    }

    DataSource pool() {
        return pool;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Back to the persons there were at first, so that every iteration finds the same table. */
    void trim() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM person WHERE id > " + PERSONS);
        }
    }

    static long anyId() {
        return 1 + ThreadLocalRandom.current().nextInt(PERSONS);
    }
}
