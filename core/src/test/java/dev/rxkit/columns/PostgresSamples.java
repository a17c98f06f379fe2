package dev.rxkit.columns;

import static dev.rxkit.columns.ColumnSamples.OTHER;
import static dev.rxkit.columns.ColumnSamples.v;

import dev.rxkit.columns.ColumnSample.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Column types of PostgreSQL. */
@NullUnmarked
final class PostgresSamples {

    private PostgresSamples() {}

    static List<ColumnSample> all() {
        ColumnSamples all = new ColumnSamples("v::text", Order.JAVA);
        String uuid = "6f1e0000-0000-4000-8000-00000000000a";
        all.numbers("smallint", "0", "1", "300");
        all.numbers("integer", "0", "1", "24", "100000");
        all.numbers("bigint", "0", "1", "1099511627776");
        all.numbers("numeric", "1", "1.5", "12345678901234567890.123456789");
        all.numbers("numeric(10,2)", "1.05", "3.70", "2.00");
        all.column("real", "real", v("0.1", 0.1f), v("3.1415927", 3.1415927f), v("16777216", 16777216f));
        all.numbers("double precision", "0.1", "1.239", "1e300");
        all.column("boolean", "boolean", v("true", true), v("false", false));
        all.texts("text", "abc", "abd", "zeta");
        all.texts("text, status", "text", "active", "banned");
        all.texts("text, numbers", "text", "1.5", "12");
        all.texts("varchar(20)", "abc", "x1");
        all.texts("varchar(3)", "abc", "x1");
        all.texts(
                "varchar, UUID",
                "varchar(36)",
                uuid,
                uuid.toUpperCase(java.util.Locale.ROOT).replace("A", "B"));
        all.column(Order.PADDED, "char(1)", "char(1)", v("'Y'", "Y"), v("'N'", "N"));
        all.column(Order.PADDED, "char(5)", "char(5)", v("'ab'", "ab"), v("'abc'", "abc"));
        all.column(Order.CASELESS, "citext", "citext", v("'Ann'", "Ann"), v("'bob'", "bob"), v("'Carl'", "Carl"));
        all.texts("name", "abc", "x1");
        all.column("uuid", "uuid", v("'" + uuid + "'", uuid));
        all.column("bytea", "bytea", v("'\\x0102'", new byte[] {1, 2}), v("'\\x'", new byte[0]));
        all.column("date", "date", v("'2024-01-31'", LocalDate.of(2024, 1, 31)));
        all.column(
                "date, infinity", "date", v("'infinity'", OTHER), v("'-infinity'", OTHER), v("'0044-03-15 BC'", OTHER));
        all.column(
                "time",
                "time",
                v("'10:00'", LocalTime.of(10, 0)),
                v("'09:00:00.5'", LocalTime.parse("09:00:00.5")),
                v("'24:00'", OTHER));
        all.column("time(0)", "time(0)", v("'10:00'", LocalTime.of(10, 0)));
        all.column("timetz", "timetz", v("'10:00+02'", OTHER));
        all.times(
                "timestamp",
                "'2024-01-31 10:00:00'",
                "'2024-11-03 01:30:00'",
                "'2024-03-10 02:30:00'",
                "'2024-11-03 01:30:00.25'");
        all.times("timestamp(0)", "'2024-01-31 10:00:00'", "'2024-11-03 01:30:00'");
        all.column(
                "timestamptz",
                "timestamptz",
                v("'2024-11-03 05:30:00Z'", Instant.parse("2024-11-03T05:30:00Z")),
                v("'2024-11-03 06:30:00Z'", Instant.parse("2024-11-03T06:30:00Z")),
                v("'2024-01-31 10:00:00+02'", Instant.parse("2024-01-31T08:00:00Z")));
        all.column(
                "timestamp, infinity",
                "timestamp",
                v("'infinity'", OTHER),
                v("'-infinity'", OTHER),
                v("'0044-03-15 BC'", OTHER),
                v("'20000-01-01'", OTHER));
        all.column(
                "timestamptz, infinity",
                "timestamptz",
                v("'infinity'", OTHER),
                v("'-infinity'", OTHER),
                v("'0044-03-15 BC'", OTHER));
        all.numbers("numeric, large", "numeric", "123456789012345678901234567890");
        all.column("interval", "interval", v("'26:00:00'", Duration.ofHours(26)), v("'1 month'", OTHER));
        all.column("json", "json", v("'{\"a\": 1}'", "{\"a\": 1}"), v("'[\"x\"]'", "[\"x\"]"));
        all.column("jsonb", "jsonb", v("'{\"a\": 1}'", "{\"a\": 1}"), v("'[\"x\"]'", "[\"x\"]"));
        all.column("enum type", "status", v("'banned'", "banned"), v("'active'", "active"));
        all.column("bit(1)", "bit(1)", v("B'1'", true));
        all.column("bit(8)", "bit(8)", v("B'00000101'", new BigDecimal(5)));
        all.column("varbit", "varbit", v("B'101'", OTHER));
        all.column("money", "money", v("12.50", new BigDecimal("12.5")));
        all.column("oid", "oid", v("250509", new BigDecimal(250509)));
        all.column("hstore", "hstore", v("'a=>1'", OTHER));
        all.column("inet", "inet", v("'10.0.0.1'", OTHER));
        all.column("xml", "xml", v("'<a/>'", "<a/>"));
        all.column("point", "point", v("'(1,2)'", OTHER));
        all.column("int4range", "int4range", v("'[1,5)'", OTHER));
        all.column("tsvector", "tsvector", v("'a b'", OTHER));
        all.column("text[]", "text[]", v("'{x}'", List.of("x")), v("'{\"a b\",NULL}'", Arrays.asList("a b", null)));
        all.column("domain over integer", "percent", v("5", new BigDecimal(5)), v("24", new BigDecimal(24)));
        all.column("domain over text", "email", v("'a@x.org'", "a@x.org"));
        return all.columns();
    }
}
