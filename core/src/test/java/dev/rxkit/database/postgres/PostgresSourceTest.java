package dev.rxkit.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A text that the server printed or a user wrote is written to DDL unchanged; the canonical form is used for
 * comparisons.
 */
class PostgresSourceTest {
    private static final String COLUMNS =
            "cents integer, other integer, small smallint, name varchar(20), flag boolean,"
                    + " tags text[], day date, at timestamp, \"Case\" integer, doc jsonb, amount numeric(10,2), b bit(3)";

    /** What the catalogue contains of every text, read without the kit. */
    private static final String DUMP =
            "SELECT 'check ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
                    + " WHERE conrelid = 't'::regclass UNION ALL"
                    + " SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 't'::regclass UNION ALL"
                    + " SELECT 'value ' || adnum || ' ' || pg_get_expr(adbin, adrelid) FROM pg_attrdef"
                    + " WHERE adrelid = 't'::regclass ORDER BY 1";

    private final Dialect dialect = new Postgres();
    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresSourceTest.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cents::numeric / 100 > 0.5",
                "cents / 100 > 0",
                "cents / 100::numeric > 0.5",
                "small::bigint * 100000 > 0",
                "cents::double precision / 3 > 0",
                "NOT (ROW(cents, other) IS NULL)",
                "ROW(cents, other) IS NOT NULL",
                "tags <> ARRAY[]::text[]",
                "ARRAY[name::text] <@ tags",
                "name = ANY (ARRAY['a', 'b'])",
                "normalize(name, NFKC) = name",
                "name IS NORMALIZED",
                "day::timestamp < timestamp '2024-01-01 12:00'",
                "(cents & 1 | other & 2) > 0",
                "cents BETWEEN SYMMETRIC other AND 5",
                "name SIMILAR TO '(a|b)%'",
                "\"Case\" > 0 AND (flag OR NOT flag)",
                "doc ->> 'a' = 'b'",
                "- cents < 1 AND -(-cents) > 0",
                "(cents > 0) = (other > 0)",
                "(cents = other) IS NOT DISTINCT FROM flag",
                "amount::integer = 3",
                "name::char(3) = 'abc'",
                "extract(year from at) > 2000",
                "trim(both 'x' from name) <> ''",
                "position('a' in name) > 0",
                "b = B'101'",
                "cents ^ 2 > 4 AND 2 ^ cents ^ 2 > 1",
                "cents % 2 = 0 AND cents - (other - 1) > 0 AND cents / (other / 2) > 0",
                "name COLLATE \"C\" > 'a'",
                "CASE WHEN flag THEN cents::numeric / 7 ELSE 0 END < 5",
                "tags[1] = 'x' OR tags[cents] IS NULL",
                "at AT TIME ZONE 'UTC' > '2020-01-01'::timestamptz",
                "E'a\\nb' <> name"
            })
    void aCopyOfATableHasTheSameCheckIndexAndGeneratedColumn(String condition) throws SQLException {
        boolean timed = condition.contains("TIME ZONE");
        space.run(
                "DROP TABLE IF EXISTS t",
                "CREATE TABLE t (" + COLUMNS + ", CONSTRAINT c CHECK (" + condition + ")"
                        + (timed ? "" : ", g boolean GENERATED ALWAYS AS (" + condition + ") STORED") + ")",
                timed ? "SELECT 1" : "CREATE INDEX i ON t ((" + condition + "), cents) WHERE " + condition);
        List<String> printed = dump();

        Schema read = inspect();
        copy(read);

        assertThat(dump()).isEqualTo(printed);
        assertThat(SchemaDiffer.diff(inspect(), read, Renames.none())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date DEFAULT ('now'::text)::date",
                "timestamp DEFAULT 'now'::text::timestamp",
                "date DEFAULT 'now'",
                "text[] DEFAULT ARRAY[]::text[]",
                "text[] DEFAULT '{}'",
                "numeric DEFAULT 1::numeric / 3",
                "integer DEFAULT '7'",
                "boolean DEFAULT 'yes'",
                "text DEFAULT normalize('x', NFD)",
                "text DEFAULT E'a\\tb'",
                "varchar(5) DEFAULT 'x'::varchar(3)",
                "jsonb DEFAULT '{\"a\": 1}'",
                "interval DEFAULT '1 day'::interval(0)",
                "bigint DEFAULT 5::smallint",
                "bit(3) DEFAULT B'101'",
                "text DEFAULT current_catalog"
            })
    void aCopyOfATableHasTheSameDefault(String column) throws SQLException {
        space.run("DROP TABLE IF EXISTS t", "CREATE TABLE t (id integer, v " + column + ")");
        List<String> printed = dump();

        Schema read = inspect();
        copy(read);

        assertThat(dump()).isEqualTo(printed);
        assertThat(SchemaDiffer.diff(inspect(), read, Renames.none())).isEmpty();
    }

    @Test
    void theTextOfAnAuthorIsWrittenAsItIs() throws SQLException {
        Table model = Table.of(
                        TableName.of("t"),
                        List.of(
                                Column.of("cents", new Native("INTEGER")),
                                Column.of("userName", new Native("TEXT")),
                                Column.of("euros", new Native("NUMERIC"))
                                        .withComputed(new Column.Computed("Cents::numeric / 100", true))),
                        List.of("cents"))
                .withChecks(List.of(new Check("c", "cents::numeric / 100 > 0.5 AND username <> '' -- a remark")))
                .withIndexes(List.of(new Index(
                        "i",
                        List.of(new Index.Part(null, "cents::numeric / 7", false)),
                        false,
                        "NOT (ROW(cents, username) IS NULL)",
                        null,
                        List.of())));
        space.run("DROP TABLE IF EXISTS t");
        copy(dialect.resolve(Schema.of(model)));

        assertThat(dump())
                .anyMatch(line -> line.startsWith("check") && line.contains("(cents)::numeric / (100)::numeric"))
                .anyMatch(line -> line.startsWith("value") && line.contains("(cents)::numeric / (100)::numeric"))
                .anyMatch(line -> line.contains("(cents)::numeric / (7)::numeric")
                        && line.contains("NOT (ROW(cents, \"userName\") IS NULL)"));
        assertThat(SchemaDiffer.diff(inspect(), dialect.resolve(Schema.of(model)), Renames.none()))
                .isEmpty();
    }

    @Test
    void aPrintedTextFollowsARenamedColumn() {
        Check check = new Check("c", "\"cents\" / 100 > 0", "(((cents)::numeric / (100)::numeric) > cents(1))");
        assertThat(check.renamed(Map.of("cents", "Cent\"s")).ddl())
                .isEqualTo("(((\"Cent\"\"s\")::numeric / (100)::numeric) > cents(1))");
        Check array = new Check("c", "ARRAY[\"a\"] = \"b\"", "(ARRAY[(a)::text] = b)");
        Check renamed = array.renamed(Map.of("a", "b", "b", "a"));
        assertThat(renamed.sql()).isEqualTo("ARRAY[\"b\"] = \"a\"");
        assertThat(renamed.ddl()).isEqualTo("(ARRAY[(\"b\")::text] = \"a\")");
    }

    private Schema inspect() throws SQLException {
        try (Connection connection = space.connect()) {
            return dialect.inspector().inspect(connection);
        }
    }

    private void copy(Schema read) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("DROP TABLE IF EXISTS t"));
        statements.addAll(dialect.create(read));
        space.run(statements.toArray(String[]::new));
    }

    private List<String> dump() throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DUMP)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
