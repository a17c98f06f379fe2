package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A value that Java cannot hold is an error that names its place; nothing is cut off, and NULL is never read as 0. */
@NullUnmarked
@OnEveryDatabase
class BadValuesTest {
    enum Colour {
        RED
    }

    @Table("loose")
    record Strict(
            @Id(generated = false) long id,
            int whole,
            Colour colour,
            LocalDate day,
            Instant at,
            @Json Map<String, Integer> json) {}

    @Table
    record Keyed(
            @Id(generated = false) @Column(precision = 20, scale = 4)
            BigDecimal id,

            @Column(length = 20) String name) {}

    @Table
    record ByUuid(@Id UUID id, LocalDate day) {}

    @Parameter
    TestServer server;

    private TestSpace space;

    @BeforeEach
    void looseTable() throws SQLException {
        space = server.space(BadValuesTest.class);
        space.run(
                switch (server) {
                    case SQLITE ->
                        "CREATE TABLE loose (id INTEGER, whole BIGINT, colour TEXT, day TEXT, at TEXT, json TEXT)";
                    case POSTGRESQL ->
                        "CREATE TABLE loose (id BIGINT, whole BIGINT, colour TEXT, day DATE, at TIMESTAMPTZ, json TEXT)";
                    case MARIADB ->
                        "CREATE TABLE loose (id BIGINT, whole BIGINT, colour VARCHAR(20), day DATE, at DATETIME(6), json TEXT)";
                });
    }

    private Database open(Class<?>... models) {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(models)
                .startupCheck(false)
                .build());
    }

    private void refused(String column, String value, String... says) throws SQLException {
        String sane = server == TestServer.MARIADB ? "'2024-01-01 00:00:00'" : "'2024-01-01T00:00:00Z'";
        Map<String, String> row = new java.util.TreeMap<>(Map.of(
                "id", "7", "whole", "1", "colour", "'RED'", "day", "'2024-01-01'", "at", sane, "json", "'{\"a\": 1}'"));
        row.put(column, value);
        String mode = server == TestServer.MARIADB ? "SET sql_mode = ''" : "SELECT 1";
        space.run(
                "DELETE FROM loose",
                mode,
                "INSERT INTO loose (" + String.join(", ", row.keySet()) + ") VALUES (" + String.join(", ", row.values())
                        + ")");
        List<String> parts = new ArrayList<>(List.of(says));
        parts.add("Strict." + column);
        try (Database database = open(Strict.class)) {
            assertThatThrownBy(() -> database.readOnly(session -> session.get(Strict.class, 7)))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Strict." + column)
                    .hasMessageContaining("loose." + column)
                    .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
        }
    }

    @Test
    void aNumberTooLargeForItsPropertyIsNotCutOff() throws SQLException {
        refused("whole", "2147483648");
        refused("whole", "-2147483649");
    }

    @Test
    void nullIsNeverZero() throws SQLException {
        refused("whole", "NULL", "NULL");
    }

    @Test
    void aTextThatIsNoConstant() throws SQLException {
        refused("colour", "'BLUE'", "Colour");
        refused("colour", "'red'", "Colour");
    }

    @Test
    void brokenJson() throws SQLException {
        refused("json", "'{\"a\": '");
        refused("json", "'[1]'");
        refused("json", "'{\"a\": 1e99}'");
    }

    @Test
    void aDateJavaDoesNotMean() throws SQLException {
        switch (server) {
            case SQLITE -> {
                refused("day", "'2024-02-30'");
                refused("day", "'tomorrow'");
                refused("at", "'now'");
            }
            case POSTGRESQL -> {
                refused("day", "'infinity'");
                refused("day", "'0044-03-15 BC'");
                refused("at", "'-infinity'");
            }
            case MARIADB -> {
                refused("day", "'0000-00-00'");
                refused("at", "'0000-00-00 00:00:00'");
            }
        }
    }

    @Test
    void aKeyIsFoundByItsValueHoweverItIsWritten() {
        try (Database database = open(Keyed.class)) {
            database.createTables();
            database.useTransaction(session -> session.add(new Keyed(new BigDecimal("1.5"), "one and a half")));
            for (String key : List.of("1.5", "1.50", "1.5000", "15E-1")) {
                Keyed found = database.readOnly(session -> session.get(Keyed.class, new BigDecimal(key)));
                assertThat(found.id()).isEqualTo(new BigDecimal("1.5000"));
            }
        }
    }

    @Test
    void aUuidThatIsNullIsFilledInAndFound() {
        try (Database database = open(ByUuid.class)) {
            database.createTables();
            ByUuid added = database.inTransaction(session -> session.add(new ByUuid(null, LocalDate.EPOCH)));
            assertThat(added.id().version()).isEqualTo(7);
            ByUuid found = database.readOnly(session -> session.get(ByUuid.class, added.id()));
            assertThat(found).isEqualTo(added);
        }
    }
}
