package dev.rxkit.columns;

import static dev.rxkit.columns.ColumnSamples.OTHER;
import static dev.rxkit.columns.ColumnSamples.v;

import dev.rxkit.columns.ColumnSample.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Column types of MariaDB. */
@NullUnmarked
final class MariaDbSamples {

    private MariaDbSamples() {}

    static List<ColumnSample> all() {
        ColumnSamples all = new ColumnSamples("CONCAT(HEX(v), ' ', CAST(v AS CHAR))", Order.CASELESS);
        String uuid = "6f1e0000-0000-4000-8000-00000000000a";
        all.numbers("tinyint(1)", "0", "1", "2");
        all.numbers("tinyint", "0", "1", "100");
        all.numbers("smallint", "0", "1", "300");
        all.numbers("mediumint", "0", "1", "70000");
        all.numbers("int", "0", "1", "0");
        all.numbers("int unsigned", "0", "4294967295");
        all.numbers("bigint", "0", "1", "1099511627776");
        all.numbers("bigint unsigned", "0", "24", "18446744073709551615");
        all.numbers("decimal(10,2)", "1.05", "3.70", "2.00");
        all.numbers("decimal(38,10)", "0.1", "12345678901234567890.1234567890");
        all.column("float", "float", v("16777216", 16777216f), v("1234567.5", 1234567.5f), v("3.1415927", 3.1415927f));
        all.numbers("double", "0.1", "1.999", "1e300");
        all.numbers("double(10,2)", "0.1", "1.5");
        all.column("bit(1)", "bit(1)", v("b'1'", true), v("b'0'", false));
        all.column("bit(8)", "bit(8)", v("b'101'", new BigDecimal(5)));
        all.texts("char(1)", "Y", "N");
        all.texts("char(5)", "ab", "abc");
        all.texts("varchar(20)", "abc", "abd", "zeta");
        all.texts("varchar, numbers", "varchar(20)", "A1", "B2", "12");
        all.texts("varchar, status", "varchar(20)", "active", "banned");
        all.texts(
                "varchar, UUID",
                "varchar(36) collate utf8mb4_bin",
                uuid,
                uuid.toUpperCase(java.util.Locale.ROOT).replace("A", "B"));
        all.texts("text", "abc", "x1");
        all.texts("varchar, bin", "varchar(20) collate utf8mb4_bin", "abc", "Abd", "x1");
        all.texts("longtext", "abc", "x1");
        all.texts("varchar, latin1", "varchar(20) character set latin1", "abc", "x1");
        all.column("enum", "enum('banned','active')", v("'active'", "active"), v("'banned'", "banned"));
        all.column("set", "set('a','b')", v("'a'", "a"), v("'a,b'", "a,b"));
        all.column("binary(16)", "binary(16)", v("x'00000000000000000000000000000102'", new byte[] {
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2
        }));
        all.column("varbinary(20)", "varbinary(20)", v("x'0102'", new byte[] {1, 2}));
        all.column("blob", "blob", v("x'0102'", new byte[] {1, 2}), v("x''", new byte[0]));
        all.column(
                "date",
                "date",
                v("'2024-01-31'", LocalDate.of(2024, 1, 31)),
                v("'2024-02-01'", LocalDate.of(2024, 2, 1)));
        all.column(
                "date, zero",
                "date",
                v("'0000-00-00'", OTHER),
                v("'2024-00-00'", OTHER),
                v("'2024-00-05'", OTHER),
                v("'2024-02-30'", OTHER));
        all.column(
                "time",
                "time",
                v("'10:00:00'", LocalTime.of(10, 0)),
                v("'838:59:59'", Duration.ofSeconds(3_020_399)),
                v("'25:30:00'", Duration.ofMinutes(1530)),
                v("'-10:00:00'", Duration.ofHours(-10)));
        all.column("time(6)", "time(6)", v("'10:00:00.5'", LocalTime.parse("10:00:00.5")));
        all.times(
                "datetime",
                "'2024-01-31 10:00:00'",
                "'2024-11-03 01:30:00'",
                "'2024-03-10 02:30:00'",
                "'2024-01-31 23:30:00'");
        all.times("datetime(6)", "'2024-01-31 10:00:00.25'", "'2024-11-03 01:30:00'");
        all.times("timestamp", "'2024-01-31 10:00:00'", "'2024-11-03 01:30:00'", "'2024-11-03 05:30:00'");
        all.column("datetime, zero", "datetime", v("'0000-00-00'", OTHER), v("'2024-00-05 10:00'", OTHER));
        all.column("timestamp, zero", "timestamp", v("'0000-00-00'", OTHER));
        all.column("year", "year", v("2024", new BigDecimal(2024)), v("1999", new BigDecimal(1999)));
        all.column("json", "json", v("'{\"a\": 1}'", "{\"a\": 1}"), v("'[\"x\"]'", "[\"x\"]"));
        String first = "7f1e0000-0000-1000-8000-000000000009";
        all.column(Order.OWN, "uuid", "uuid", v("'" + uuid + "'", uuid), v("'" + first + "'", first));
        all.column(Order.OWN, "inet6", "inet6", v("'::1'", OTHER));
        return all.columns();
    }
}
