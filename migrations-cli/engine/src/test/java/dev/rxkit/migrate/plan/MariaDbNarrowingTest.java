package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No change of a type on MariaDB rounds, cuts or exchanges a value: it stops, or the value is the same afterwards. */
class MariaDbNarrowingTest {
    /** Type before, type after, value; and the value afterwards where it fits, as the new column shows it. */
    private static final String CASES = """
            DATETIME(6) | DATETIME | '2020-01-02 10:00:00.5'
            DATETIME(6) | DATETIME | '2020-01-02 10:00:00' | 2020-01-02 10:00:00
            DATETIME(6) | DATETIME(3) | '2020-01-02 10:00:00.0005'
            DATETIME(6) | DATE | '2020-01-02 10:00:00'
            DATETIME | DATE | '2020-01-02 00:00:00' | 2020-01-02
            TIME(6) | TIME | '10:00:00.5'
            TIME(6) | TIME(3) | '10:00:00.125' | 10:00:00.125
            TIME | DATETIME | '10:00:00'
            DATE | INT | '2020-01-02'
            INT | DATE | 20200102
            DECIMAL(10,4) | DECIMAL(10,2) | 1.2345
            DECIMAL(10,4) | DECIMAL(10,2) | 1.2300 | 1.23
            DECIMAL(10,2) | INT | 1.75
            DOUBLE | INT | 1.75
            DOUBLE | INT | 2 | 2
            DOUBLE | DECIMAL(10,2) | 1.005
            DOUBLE | DECIMAL(10,2) | 0.1 | 0.10
            DOUBLE | FLOAT | 1.23456789012
            BIGINT | DOUBLE | 9007199254740993
            BIGINT | DOUBLE | 9007199254740992 | 9.007199254740992e15
            DECIMAL(20,10) | DOUBLE | 1234567890.0123456789
            INT | FLOAT | 16777217
            VARCHAR(30) | DOUBLE | '0.1234567890123456789'
            VARCHAR(30) | FLOAT | '0.5' | 0.5
            VARCHAR(30) | INT | '1.5'
            VARCHAR(30) | INT | '42' | 42
            VARCHAR(30) | DATETIME | '2020-01-02 10:00:00.7'
            BIGINT | INT | 5000000000
            INT | INT UNSIGNED | -1
            INT UNSIGNED | INT | 4000000000
            BIGINT UNSIGNED | BIGINT | 18446744073709551615
            BIGINT UNSIGNED | BIGINT | 5 | 5
            DECIMAL(10,2) | DECIMAL(10,2) UNSIGNED | -1.5
            VARCHAR(30) | BIGINT UNSIGNED | '-5'
            INT | TINYINT(1) | 2
            VARCHAR(30) | VARCHAR(3) | 'abcdef'
            VARCHAR(30) | VARCHAR(3) | 'abc   '
            VARCHAR(30) | CHAR(10) | 'abc  '
            VARCHAR(30) | CHAR(10) | 'abc' | abc
            LONGTEXT | TINYTEXT | repeat('x', 300)
            LONGTEXT | TEXT | repeat('x', 70000)
            VARCHAR(10) | VARBINARY(1) | 'é'
            VARBINARY(4) | BINARY(4) | 'a'
            VARBINARY(4) | VARBINARY(2) | 'abc'
            BIT(8) | BIT(4) | b'11111111'
            BIT(8) | TINYINT | b'11111111'
            BIT(8) | INT | b'11111111' | 255
            INT | BIT(4) | 16
            VARCHAR(10) | BIT(8) | '1'
            BIT(8) | VARCHAR(10) | b'110001'
            INT | YEAR | 70
            INT | YEAR | 2020 | 2020
            YEAR | TINYINT | 2020
            VARCHAR(10) | YEAR | '70'
            ENUM('0','1') | TINYINT(1) | '0' | 0
            ENUM('0','1','5') | INT | '5' | 5
            ENUM('a','b') | INT | 'b'
            ENUM('0','1','5') | TINYINT(1) | '5'
            INT | ENUM('3','1','2') | 1 | 1
            INT | ENUM('a','b') | 1
            VARCHAR(10) | ENUM('a','b','c') | '3'
            VARCHAR(10) | ENUM('a','b') | 'A'
            VARCHAR(10) | ENUM('a','b') | 'b' | b
            ENUM('a','b','c') | ENUM('c','b') | 'c' | c
            ENUM('a','b','2') | ENUM('a','b') | '2'
            ENUM('long','b') | VARCHAR(2) | 'long'
            SET('a','b') | SET('a') | 'a,b'
            SET('a','b') | SET('b','a') | 'a' | a
            SET('a','b') | INT | 'a,b'
            SET('a','b') | ENUM('a','b') | 'a,b'
            BIGINT | CHAR(36) | 5
            VARCHAR(30) | JSON | 'no json'
            """;

    @Test
    void everyValueIsTheSameOrTheScriptStops() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Steps steps = Steps.on(TestServer.MARIADB, "steps")) {
            for (String line : CASES.strip().split("\n")) {
                String[] parts = line.strip().split(" \\| ");
                steps.run(List.of(
                        "CREATE OR REPLACE TABLE t (id INT PRIMARY KEY, v " + parts[0]
                                + ") CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                        "INSERT INTO t VALUES (1, " + parts[2] + ")"));
                String before = steps.rows("SELECT hex(v) FROM t").get(0);
                Schema from = steps.schema();
                Column other = from.tables().get(0).column("v").orElseThrow().withType(new Native(parts[1]));
                Schema to = from.map(
                        table -> table.mapColumns(column -> column.name().equals("v") ? other : column));
                String failure = "";
                try {
                    steps.run(steps.plan(to));
                } catch (SQLException stopped) {
                    failure = String.valueOf(stopped.getMessage());
                }
                String now = steps.rows("SELECT hex(v) FROM t").get(0);
                if (parts.length == 3 && !(failure.contains("do not fit") && now.equals(before))) {
                    wrong.add(line + ": changed to " + steps.rows("SELECT v FROM t") + " " + failure);
                }
                boolean bits = parts[1].startsWith("BIT");
                String shown = steps.rows(bits ? "SELECT v + 0 FROM t" : "SELECT v FROM t")
                        .get(0);
                if (parts.length == 4 && !(failure.isEmpty() && shown.equals(parts[3]))) {
                    wrong.add(line + ": is " + shown + " " + failure);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void charactersThatTheOtherCharacterSetDoesNotHaveStop() throws SQLException {
        for (String value : List.of("Tuesday", "Čtvrtek")) {
            try (Steps steps = Steps.on(
                    TestServer.MARIADB,
                    "steps",
                    "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20)) CHARACTER SET utf8mb4",
                    "INSERT INTO t VALUES (1, '" + value + "')")) {
                Schema to = steps.schema()
                        .map(table -> table.mapColumns(
                                column -> column.name().equals("v") ? column.withCollation("latin1_bin") : column));
                String failure = "";
                try {
                    steps.run(steps.plan(to));
                } catch (SQLException stopped) {
                    failure = String.valueOf(stopped.getMessage());
                }
                assertThat(failure.contains("characters that latin1 does not have"))
                        .isEqualTo(value.startsWith("Č"));
                assertThat(steps.rows("SELECT v FROM t")).containsExactly(value);
            }
        }
    }
}
