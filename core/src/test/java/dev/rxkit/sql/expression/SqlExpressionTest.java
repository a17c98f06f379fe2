package dev.rxkit.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.sql.SqlRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model's expression and what the server prints of it have the same canonical form, which is valid SQL. */
class SqlExpressionTest {

    private static final List<String> EVERYWHERE = List.of(
            "price > 0",
            "price>=0 and age<150",
            "((age > 0))",
            "NOT (age = 1)",
            "age <> 3 OR price != 4 AND age < 2",
            "(age <> 3 OR price != 4) AND age < 2",
            "name IN ('a', 'b', 'it''s')",
            "name IN ('a')",
            "age IN (1, 2, 3)",
            "name NOT IN ('a', 'b')",
            "age BETWEEN 1 AND 10",
            "age NOT BETWEEN 1 AND 10",
            "price between 0.5 and 10.25",
            "name LIKE 'A%'",
            "name NOT LIKE '%z'",
            "name = 'x' AND note = 'y'",
            "length(name) > 3",
            "LENGTH(note) > 3",
            "char_length(name) <= 10",
            "lower(name) = name",
            "UPPER(name) <> 'ABC'",
            "coalesce(age, 0) > 1",
            "name IS NOT NULL",
            "name is null or age is not null",
            "age + 1 > big * 2 - 3",
            "(age + 1) * 2 > big",
            "age - (big - 1) > 0",
            "age % 2 = 0",
            "-age < 5",
            "age > -5",
            "age >= -5 and price > -0.5",
            "CASE WHEN age > 10 THEN price > 1 ELSE price > 2 END",
            "case name when 'a' then 1 else 0 end = 1",
            "d >= '2020-01-01'",
            "big > 3000000000",
            "price > age",
            "big = age",
            "abs(age) < 100",
            "nullif(name, '') IS NOT NULL",
            "CAST(age AS char(5)) <> '7'",
            "name <> 'semi;colon -- no comment'",
            "\"order\" > 0",
            "größe > 1 AND \"Mixed\" = 2",
            "greatest(age, 3) = age",
            "trim(name) = name",
            "NOT (age > 1 AND (name = 'x' OR note IS NULL))",
            "name = '100%' AND note LIKE '50\\\\%'");

    private static final List<String> POSTGRES = List.of(
            "age::text LIKE '1%'",
            "name ~ '^[a-z]+$'",
            "name <> $$it's$$",
            "name <> 'x' /* a /* it's */ */",
            "name ILIKE 'x%'",
            "name || note <> 'xy'",
            "j -> 'x' IS NOT NULL",
            "j ->> 'x' = 'y'",
            "(j -> 'x')::integer > 3",
            "cast(j->'x' as integer) > 3",
            "j ? 'key'",
            "j @> '{\"a\": 1}'",
            "tags[1] = 'x'",
            "array_length(tags, 1) < 3",
            "tags <@ ARRAY['a', 'b']",
            "ts > '2020-01-01'",
            "ts > now()",
            "ts < CURRENT_TIMESTAMP",
            "d <= current_date",
            "extract(year from d) > 2000",
            "date_trunc('day', ts) = ts",
            "d > DATE '2020-01-01' - 3",
            "ts AT TIME ZONE 'utc' > '2020-01-01'",
            "position('a' in name) > 0",
            "substring(name from 1 for 2) = 'ab'",
            "trim(both ' ' from name) = name",
            "name IS DISTINCT FROM note",
            "b IS TRUE",
            "b",
            "not b",
            "b = true",
            "name SIMILAR TO 'a|b'",
            "age = ANY (ARRAY[1, 2])",
            "f > 0.5 AND price < f",
            "name COLLATE \"C\" > 'a'",
            "name > 'a' COLLATE \"C\"",
            "to_tsvector('english', note) @@ to_tsquery('english', 'x')",
            "age # 3 > 1");

    private static final List<String> MARIADB = List.of(
            "age DIV 2 > 1",
            "name REGEXP '^a'",
            "concat(name, note) <> 'xy'",
            "json_valid(note)",
            "b",
            "b = true",
            "age <=> 3",
            "ifnull(age, 0) > 1",
            "if(age > 1, 2, 3) = 2",
            "trim(name) = name",
            "year(d) > 2000",
            "name = 'back\\\\slash'",
            "note LIKE '50\\%'",
            "age XOR b");

    private static final Map<TestServer, String> COLUMNS = Map.of(
            TestServer.POSTGRESQL,
            "name varchar(50), note text, price numeric(10,2), age integer, big bigint, d date, ts timestamptz,"
                    + " b boolean, j jsonb, tags text[], f double precision, \"order\" integer, größe integer,"
                    + " \"Mixed\" integer",
            TestServer.MARIADB,
            "name varchar(50), note varchar(100), price decimal(10,2), age int, big bigint, d date, ts datetime,"
                    + " b boolean, j json, f double, `order` int, `größe` int, `Mixed` int");

    @Test
    void postgresqlPrintsWhatTheModelSays() throws SQLException {
        check(TestServer.POSTGRESQL, EVERYWHERE);
        check(TestServer.POSTGRESQL, POSTGRES);
    }

    @Test
    void mariaDbPrintsWhatTheModelSays() throws SQLException {
        check(TestServer.MARIADB, EVERYWHERE);
        check(TestServer.MARIADB, MARIADB);
    }

    private static void check(TestServer server, List<String> expressions) throws SQLException {
        TestSpace space = server.space(SqlExpressionTest.class);
        ExpressionRules rules = TestRules.of(server);
        org.assertj.core.api.SoftAssertions soft = new org.assertj.core.api.SoftAssertions();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (String expression : expressions) {
                String own = server == TestServer.MARIADB ? expression.replace('"', '`') : expression;
                String canonical = SqlExpression.canonical(own, rules);
                String printed = printed(server, statement, own);
                soft.assertThat(SqlExpression.canonical(printed, rules))
                        .as(own + " printed as " + printed)
                        .isEqualTo(canonical);
                soft.assertThat(SqlExpression.canonical(canonical, rules))
                        .as("again: " + own)
                        .isEqualTo(canonical);
                try {
                    String again = printed(server, statement, canonical);
                    soft.assertThat(SqlExpression.canonical(again, rules))
                            .as(own + " as " + canonical + " printed as " + again)
                            .isEqualTo(canonical);
                } catch (SQLException e) {
                    soft.fail(own + " as " + canonical + ": " + e.getMessage());
                }
            }
        }
        soft.assertAll();
    }

    private static String printed(TestServer server, Statement statement, String check) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS t");
        statement.execute("CREATE TABLE t (" + COLUMNS.get(server) + ", CONSTRAINT c CHECK (" + check + "))");
        String query = server == TestServer.POSTGRESQL
                ? "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'c'"
                : "SELECT check_clause FROM information_schema.check_constraints WHERE constraint_name = 'c'"
                        + " AND constraint_schema = database()";
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "nextval('s'::regclass) # nextval('s')",
                "'x'::character varying # 'x'",
                "'{}'::jsonb # '{}'",
                "'-1'::integer # -1",
                "(0)::numeric # 0",
                "NULL::character varying # NULL",
                "'happy'::mood # 'happy'",
                "now() # now()",
                "SELECT 1 FROM  x # select 1 from x",
                "a -- # \"a\"",
            })
    void defaultsLoseTheCastOfTheirColumn(String printed, String canonical) {
        assertThat(SqlExpression.canonical(printed.replace(" --", ""), TestRules.of(TestServer.POSTGRESQL)))
                .isEqualTo(canonical);
    }

    /** As much of each server's rules as these expressions need. */
    private record TestRules(TestServer server) implements ExpressionRules {
        private static final Map<String, String> TYPES = Map.of(
                "name",
                "varchar",
                "note",
                "text",
                "price",
                "numeric",
                "age",
                "integer",
                "big",
                "bigint",
                "f",
                "double precision",
                "j",
                "jsonb");

        static ExpressionRules of(TestServer server) {
            return new TestRules(server);
        }

        @Override
        public String quote(String name) {
            return server == TestServer.MARIADB ? "`" + name + "`" : '"' + name + '"';
        }

        @Override
        public String name(String written, boolean quoted) {
            return quoted || written.equals("Mixed") ? written : written.toLowerCase(Locale.ROOT);
        }

        @Override
        public String columnType(String column) {
            return TYPES.get(column);
        }

        @Override
        public String type(String written) {
            return written.toLowerCase(Locale.ROOT)
                    .replace("character varying", "varchar")
                    .replace("char(5)", "character(5)")
                    .replace(" charset utf8mb4", "");
        }

        @Override
        public String function(String lower) {
            if (server == TestServer.POSTGRESQL) {
                return lower;
            }
            return Map.of("lcase", "lower", "ucase", "upper", "now", "current_timestamp", "octet_length", "length")
                    .getOrDefault(lower, lower);
        }

        @Override
        public boolean implied(String from, String to) {
            List<String> numbers = List.of("integer", "bigint", "numeric", "double precision");
            return (from.equals("varchar") && to.equals("text"))
                    || (numbers.contains(from) && numbers.indexOf(to) > numbers.indexOf(from));
        }

        @Override
        public boolean pipesMeanOr() {
            return server == TestServer.MARIADB;
        }

        @Override
        public boolean booleansAreNumbers() {
            return server == TestServer.MARIADB;
        }

        @Override
        public boolean valuesAreCalls() {
            return server == TestServer.MARIADB;
        }

        @Override
        public Set<SqlRule> sqlRules() {
            return server == TestServer.POSTGRESQL ? new Postgres().sqlRules() : new MariaDb().sqlRules();
        }

        @Override
        public boolean colonCasts() {
            return server == TestServer.POSTGRESQL;
        }
    }
}
