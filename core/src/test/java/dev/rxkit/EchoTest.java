package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Shop.Customer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoTest {

    @Test
    void logsEachStatementWithValuesAndTime(@TempDir Path folder) {
        assertThat(lines(folder, true))
                .anyMatch(line ->
                        line.matches("INFO INSERT INTO \"customer\" .* \\[first] \\(1 row, \\d+\\.\\d\\d ms\\)"))
                .anyMatch(line -> line.matches("INFO SELECT .*\"name\" = \\? LIMIT \\? \\[first, 2] \\(1 row, .*ms\\)"))
                .anyMatch(line ->
                        line.matches("INFO select name from customer where id = :id \\{id=1} \\(1 row, .*ms\\)"));
        assertThat(lines(folder, false)).isEmpty();
    }

    private static List<String> lines(Path folder, boolean echo) {
        try (LogLines log = new LogLines();
                Database database = Database.open(Shop.in(
                        folder, Shop.builder().url("sqlite:///" + echo + ".db").echo(echo)))) {
            database.createTables();
            database.useTransaction(session -> {
                session.add(new Customer(null, "first"));
                session.select(Customer.class).where(Customer::name).eq("first").one();
                session.sql("select name from customer where id = :id")
                        .bind("id", 1)
                        .to(String.class)
                        .one();
            });
            return List.copyOf(log.all());
        }
    }
}
