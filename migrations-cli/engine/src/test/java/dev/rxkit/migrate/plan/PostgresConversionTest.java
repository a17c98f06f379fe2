package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From every type to every other one: a value is the same afterwards, or the script stops. The ordinary build tries
 * every third type for each value, always the same ones, and the text; {@code -Pmany-pairs} tries all.
 */
class PostgresConversionTest {
    private static final int STEP = System.getProperty("rx.pairs", "").isBlank() ? 3 : 1;
    private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("BOOLEAN", List.of("t", "f"));
        VALUES.put("SMALLINT", List.of("7", "-32768"));
        VALUES.put("INTEGER", List.of("1", "16777217"));
        VALUES.put("BIGINT", List.of("0", "9007199254740993"));
        VALUES.put("NUMERIC", List.of("1.75", "123456789012345678.125", "NaN"));
        VALUES.put("NUMERIC(5,2)", List.of("1.50", "999.99"));
        VALUES.put("NUMERIC(4,0)", List.of("1234"));
        VALUES.put("REAL", List.of("0.1", "1234567", "Infinity"));
        VALUES.put(
                "DOUBLE PRECISION",
                List.of("0.1", "1.7976931348623157e308", "9007199254740993", "0.30000000000000004"));
        VALUES.put(
                "TEXT",
                List.of(
                        "abcdef",
                        "007",
                        "1.75",
                        "ab ",
                        "2024-01-01 12:00:00",
                        "2024-01-01 12:00:00.123456789+02",
                        "2024-02-30",
                        "{\"a\":1,\"a\":2}",
                        "{a,b,cde}",
                        "10101",
                        "00000000-0000-4000-8000-00000000000A",
                        "1 day 00:00:01.5",
                        "23:59:59.7",
                        ""));
        VALUES.put("VARCHAR(4)", List.of("abcd", "12", "101"));
        VALUES.put("CHAR(5)", List.of("abc", "12345"));
        VALUES.put("BYTEA", List.of("\\x6162", "\\xff00"));
        VALUES.put("DATE", List.of("2024-02-29", "infinity", "0044-03-15 BC"));
        VALUES.put("TIME", List.of("23:59:59.999999", "12:00:00"));
        VALUES.put("TIME(0)", List.of("12:00:01"));
        VALUES.put("TIMETZ", List.of("12:00:00.5+02"));
        VALUES.put("TIMESTAMP", List.of("2024-02-29 12:00:00.123456", "infinity", "2024-01-01 00:00:00"));
        VALUES.put("TIMESTAMP(0)", List.of("2024-02-29 12:00:00"));
        VALUES.put("TIMESTAMPTZ", List.of("2024-02-29 23:30:00.123456-05", "-infinity", "0044-03-15 12:00:00+00 BC"));
        VALUES.put("TIMESTAMPTZ(3)", List.of("2024-02-29 12:00:00.123+00"));
        VALUES.put("INTERVAL", List.of("1 mon 2 days 03:04:05.678901", "-1 day"));
        VALUES.put("INTERVAL(0)", List.of("00:00:05"));
        VALUES.put("UUID", List.of("00000000-0000-4000-8000-00000000000a"));
        VALUES.put("JSON", List.of("{\"b\": 1, \"a\": {\"x\": 1, \"x\": 2}}", "[1, \"a\\\":\"]"));
        VALUES.put("JSONB", List.of("{\"a\": 1}", "5"));
        VALUES.put("BIT(3)", List.of("101"));
        VALUES.put("BIT(5)", List.of("10101"));
        VALUES.put("BIT VARYING(4)", List.of("1011", "1"));
        VALUES.put("INET", List.of("192.0.2.1", "192.0.2.1/24"));
        VALUES.put("CIDR", List.of("192.0.2.0/24"));
        VALUES.put("MONEY", List.of("1.75"));
        VALUES.put("VARCHAR(4)[]", List.of("{abcd,b}"));
        VALUES.put("VARCHAR(2)[]", List.of("{ab}"));
        VALUES.put("TEXT[]", List.of("{007,abcdef}"));
        VALUES.put("INTEGER[]", List.of("{1,100000}"));
        VALUES.put("NUMERIC(5,2)[]", List.of("{1.50}"));
        VALUES.put("NUMERIC[]", List.of("{1.505}"));
        VALUES.put("DOUBLE PRECISION[]", List.of("{0.1,0.30000000000000004}"));
        VALUES.put("TIMESTAMP[]", List.of("{\"2024-01-01 12:00:00\"}"));
        VALUES.put("TIMESTAMPTZ[]", List.of("{\"2024-01-01 12:00:00+00\"}"));
        VALUES.put("INT4RANGE", List.of("[1,5)"));
        VALUES.put("NUMRANGE", List.of("[1.5,2]"));
        VALUES.put("TSRANGE", List.of("[\"2024-01-01 12:00:00\",)"));
        VALUES.put("TSTZRANGE", List.of("[\"2024-01-01 12:00:00+00\",)"));
        VALUES.put("NAME", List.of("ab"));
        VALUES.put("OID", List.of("7"));
    }

    private static final Postgres DIALECT = new Postgres();
    private static Steps steps;

    @BeforeAll
    static void start() throws SQLException {
        // What a session may have set, and what must make no difference.
        steps = Steps.on(
                TestServer.POSTGRESQL,
                "conversions",
                "SET TimeZone = 'America/New_York'",
                "SET DateStyle = 'ISO, DMY'",
                "SET IntervalStyle = 'sql_standard'",
                "SET extra_float_digits = 0");
    }

    static Stream<String> types() {
        return VALUES.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void keepsEachValueOrStops(String type) throws SQLException {
        Map<String, List<String>> scripts = new LinkedHashMap<>();
        Schema from = schema(type);
        for (String other : VALUES.keySet()) {
            if (!other.equals(type)) {
                Schema to = schema(other);
                scripts.put(
                        other,
                        MigrationDialects.of(DIALECT)
                                .planner()
                                .plan(from, to, SchemaDiffer.diff(from, to, Renames.none()), Answers.none())
                                .statements()
                                .stream()
                                .map(Statement::sql)
                                .toList());
            }
        }
        List<String> lost = new ArrayList<>();
        int kept = 0;
        Connection connection = steps.connection;
        connection.setAutoCommit(false);
        try {
            steps.run(DIALECT.create(from));
            Savepoint empty = connection.setSavepoint();
            int number = 0;
            for (String value : VALUES.get(type)) {
                try (var insert = connection.prepareStatement("INSERT INTO t VALUES (CAST(? AS " + type + "))")) {
                    insert.setObject(1, value, java.sql.Types.OTHER);
                    insert.executeUpdate();
                }
                String before = text("v");
                Savepoint filled = connection.setSavepoint();
                int next = number++;
                for (String other : scripts.keySet()) {
                    if (next++ % STEP != 0 && !other.equals("TEXT")) {
                        continue;
                    }
                    String outcome = outcome(scripts.get(other), before, type, other, filled);
                    kept += outcome.equals("kept") ? 1 : 0;
                    if (outcome.startsWith("lost")) {
                        lost.add(type + " -> " + other + ": " + outcome);
                    }
                }
                connection.rollback(empty);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(lost).isEmpty();
        assertThat(kept).as("values that can be kept").isPositive();
    }

    private static Schema schema(String type) {
        Column column = Column.of("v", new Native(type)).withNullable(true);
        return DIALECT.resolve(Schema.of(Table.of(TableName.of("t"), List.of(column), List.of())));
    }

    private static String outcome(List<String> script, String before, String type, String other, Savepoint filled)
            throws SQLException {
        Connection connection = steps.connection;
        String wanted = type.equals("REAL") && other.equals("DOUBLE PRECISION") ? text("v::float8") : before;
        try {
            steps.run(script);
        } catch (SQLException stopped) {
            connection.rollback(filled);
            return text("v").equals(before) ? "stopped" : "lost";
        }
        String after = text("v");
        connection.rollback(filled);
        return plain(wanted, type).equals(plain(after, other)) ? "kept" : "lost " + wanted + " became " + after;
    }

    /** The value's text, whatever the session has set. */
    private static String text(String expression) throws SQLException {
        try (var statement = steps.connection.createStatement()) {
            statement.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';"
                    + " SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1;"
                    + " SELECT CAST(" + expression + " AS text) FROM t;"
                    + " SET LOCAL TimeZone = 'America/New_York'; SET LOCAL DateStyle = 'ISO, DMY';"
                    + " SET LOCAL IntervalStyle = 'sql_standard'; SET LOCAL extra_float_digits = 0");
            while (statement.getUpdateCount() >= 0) {
                statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }

    /** One spelling of what is the same: numbers, moments in UTC, truth, JSON, addresses. */
    private static String plain(String text, String type) {
        if (type.equals("BYTEA")) {
            StringBuilder bytes = new StringBuilder();
            for (int i = 2; i < text.length(); i += 2) {
                bytes.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
            }
            return bytes.toString().toLowerCase(Locale.ROOT);
        }
        String plain = text.toLowerCase(Locale.ROOT);
        if (type.startsWith("CHAR")) {
            plain = plain.stripTrailing();
        }
        if (plain.endsWith(" bc")) {
            return "-" + plain(plain.substring(0, plain.length() - 3), type);
        }
        if (plain.matches("\\d{4,}-\\d\\d-\\d\\d.*")) {
            plain = plain.replace('t', ' ')
                    .replaceAll("(z|\\+00)$", "")
                    .replaceAll("(\\.\\d*?)0+$", "$1")
                    .replaceAll("\\.$", "")
                    .replaceAll(" 00:00:00$", "");
        }
        if (plain.matches("[\\[{\"].*")) {
            plain = plain.replaceAll("\\s", "");
        }
        plain = plain.replaceAll("^(\\d+\\.\\d+\\.\\d+\\.\\d+)/32$", "$1");
        plain = plain.equals("true") ? "1" : plain.equals("false") ? "0" : plain;
        try {
            return plain.startsWith("0") && plain.length() > 1 && !plain.startsWith("0.")
                    ? plain
                    : new BigDecimal(plain).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return plain;
        }
    }
}
