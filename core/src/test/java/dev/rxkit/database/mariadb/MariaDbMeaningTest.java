package dev.rxkit.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An expression has the same meaning after it was read and written: the server computes both over the same rows. */
class MariaDbMeaningTest {
    private static final List<String> COLUMNS = List.of("a", "b", "s");

    private static final List<String> EXPRESSIONS = List.of(
            "(a & 1 | b & 2) > 0",
            "a | b & 3",
            "(a | b) & 3",
            "a & b << 1",
            "(a & b) << 1",
            "a << b + 1",
            "(a << b) + 1",
            "a ^ b * 2",
            "(a * b) ^ 2",
            "a * b ^ 2",
            "a - (b - 1)",
            "a|b&-1",
            "a&~1",
            "a - -b",
            "a = b between 0 and 1",
            "(a = b) between 0 and 1",
            "a = b in (1, 2)",
            "(a = b) in (1, 2)",
            "a = (b is null)",
            "(a = b) is null",
            "a is null = b",
            "not a = b",
            "!a = b",
            "(not a) = b",
            "not (a & b)",
            "a xor b or a",
            "a xor (b or a)",
            "a or b and a",
            "(a or b) and not a",
            "a || b && a",
            "a mod 3 = 1",
            "a div 2 * 2",
            "a % 3 * b",
            "-a ^ 2",
            "-(-a) < 3",
            "cast('10' as signed) > a",
            "cast('10' as char) > s",
            "concat(s, cast('1.50' as decimal(5,1)))",
            "s like 'x!_%' escape '!'",
            "s = 'y (z'",
            "s = _latin1'x'",
            "s = binary 'X'",
            "s collate utf8mb4_bin = 'X'",
            "case when a & 1 then b | 4 else a ^ b end",
            "a <=> b",
            "a in (b & 1, b | 1)",
            "a between b & 1 and b | 8",
            "if(a > b or s = 'x', a | 1, b & 1)",
            "a / b div 1",
            "interval(a, 1, 2, 3)",
            "date_add('2020-01-01', interval a day)",
            "timestampdiff(day, '2020-01-01', '2020-02-01') + a");

    @Test
    void canonicalExpressionsGiveTheSameValues() throws SQLException {
        List<String> wrong = new ArrayList<>();
        TestSpace space = TestServer.MARIADB.space(MariaDbMeaningTest.class);
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE v (a INT, b INT, s VARCHAR(9)) COLLATE utf8mb4_general_ci");
            for (String a : List.of("NULL", "0", "1", "2", "5", "-3")) {
                for (String b : List.of("NULL", "0", "1", "2", "7")) {
                    statement.execute(
                            "INSERT INTO v VALUES (" + a + ", " + b + ", 'x'), (" + a + ", " + b + ", 'y (z')");
                }
            }
            for (String sql : EXPRESSIONS) {
                String canonical = MariaDbText.expression(sql, COLUMNS);
                if (!values(statement, sql).equals(values(statement, canonical))) {
                    wrong.add(sql + " -> " + canonical);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheServerPrintedIsWrittenWithTheSameMeaning() throws SQLException {
        List<String> wrong = new ArrayList<>();
        TestSpace space = TestServer.MARIADB.space(MariaDbMeaningTest.class);
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : EXPRESSIONS) {
                statement.execute("CREATE OR REPLACE TABLE v (a INT, b INT, s VARCHAR(9), r VARCHAR(40) AS (" + sql
                        + ") VIRTUAL) COLLATE utf8mb4_general_ci");
                for (String a : List.of("NULL", "0", "1", "2", "5", "-3")) {
                    for (String b : List.of("NULL", "0", "1", "2", "7")) {
                        statement.execute("INSERT INTO v (a, b, s) VALUES (" + a + ", " + b + ", 'x'), (" + a + ", " + b
                                + ", 'y (z')");
                    }
                }
                Schema read = (new MariaDb()).inspector().inspect(connection);
                Column.Computed computed =
                        read.tables().get(0).column("r").orElseThrow().computed();
                String canonical = computed == null ? "" : computed.expression();
                String written = computed == null ? "" : computed.ddl();
                List<String> before = values(statement, "(" + sql + ")");
                if (!before.equals(values(statement, "(" + canonical + ")"))
                        || !before.equals(values(statement, "(" + written + ")"))) {
                    wrong.add(sql + " -> " + canonical + " / " + written);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> values(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT " + sql + " FROM v ORDER BY a, b, s")) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        } catch (SQLException invalid) {
            values.add(invalid.getMessage().replaceAll("\\(conn=\\d+\\)", ""));
        }
        return values;
    }
}
