package dev.rxkit.columns;

import static dev.rxkit.columns.ColumnSamples.OTHER;
import static dev.rxkit.columns.ColumnSamples.v;

import dev.rxkit.columns.ColumnSample.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Column types of SQLite. */
@NullUnmarked
final class SqliteSamples {

    private SqliteSamples() {}

    static List<ColumnSample> all() {
        ColumnSamples all = new ColumnSamples("typeof(v) || ' ' || quote(v)", Order.JAVA);
        String uuid = "6f1e0000-0000-4000-8000-00000000000a";
        all.numbers("INTEGER", "0", "1", "24", "300", "9223372036854775807");
        all.numbers("INT", "0", "1", "24");
        all.numbers("BIGINT", "-1", "1", "1099511627776");
        all.numbers("BOOLEAN", "0", "1");
        all.column(
                "BOOLEAN, other values",
                "BOOLEAN",
                v("2", new BigDecimal(2)),
                v("0.5", new BigDecimal("0.5")),
                v("'t'", "t"),
                v("'Y'", "Y"));
        all.column(
                "INTEGER, other values",
                "INTEGER",
                v("3.7", new BigDecimal("3.7")),
                v("1e300", 1e300),
                v("''", ""),
                v("'12abc'", "12abc"),
                v("x'3132'", "12".getBytes(StandardCharsets.UTF_8)));
        all.numbers("REAL", "0.5", "1.001", "1.002", "3.0");
        all.numbers("REAL, large", "REAL", "1e300", "15000000000000000000.0");
        all.numbers("NUMERIC", "1", "1.5", "1.25");
        all.numbers("DECIMAL(10,2)", "1.05", "1.5", "20");
        all.column("DECIMAL, text", "DECIMAL(10,2)", v("'1,5'", "1,5"), v("'abc'", "abc"));
        all.column("STRING", "STRING", v("'abc'", "abc"), v("501", new BigDecimal(501)));
        all.texts("TEXT", "abc", "abd", "zeta");
        all.texts("VARCHAR(20)", "abc", "x1");
        all.texts("TEXT, status", "TEXT", "active", "banned");
        all.texts("TEXT, numbers", "TEXT", "1.5", "12");
        all.texts("TEXT, JSON", "TEXT", "{\"a\":1}", "{\"a\":2}");
        all.texts("CHAR(1)", "Y", "N");
        all.texts("CHAR(36)", uuid);
        all.texts("CHAR(36), capitals", "CHAR(36)", uuid.toUpperCase(java.util.Locale.ROOT));
        all.column("BLOB", "BLOB", v("x'0102'", new byte[] {1, 2}), v("x''", new byte[0]));
        all.column("BLOB, text", "BLOB", v("'12'", "12"), v("7", new BigDecimal(7)));
        all.column(
                "DATE",
                "DATE",
                v("'2024-01-31'", LocalDate.of(2024, 1, 31)),
                v("'2024-02-01'", LocalDate.of(2024, 2, 1)));
        all.column("DATE, julian", "DATE", v("2460340.5", new BigDecimal("2460340.5")));
        all.column(
                "TIME",
                "TIME",
                v("'10:00'", LocalTime.of(10, 0)),
                v("'09:00:00'", LocalTime.of(9, 0)),
                v("'10:00:00.5'", LocalTime.parse("10:00:00.5")));
        all.times(
                "DATETIME",
                "'2024-01-31 10:00:00'",
                "'2024-01-31 09:00:00'",
                "'2024-01-31 10:00:00.25'",
                "'2024-02-01 00:00:00'");
        all.times(
                "DATETIME, two forms",
                "DATETIME",
                "'2024-01-31 10:00:00'",
                "'2024-01-31T09:00:00.000000000'",
                "'2024-01-31T10:00:00.000000000'");
        all.column(
                "TIMESTAMP, offsets",
                "TIMESTAMP",
                v("'2024-01-31 10:00:00+02:00'", Instant.parse("2024-01-31T08:00:00Z")),
                v("'2024-01-31 08:30:00Z'", Instant.parse("2024-01-31T08:30:00Z")),
                v("'2024-01-31T08:15:00.000000000Z'", Instant.parse("2024-01-31T08:15:00Z")));
        all.column(
                "TIMESTAMP, milliseconds",
                "TIMESTAMP",
                v("1706695200000", new BigDecimal("1706695200000")),
                v("1706695200", new BigDecimal(1706695200)));
        all.column(
                "TIMESTAMP, words", "TIMESTAMP", v("'now'", OTHER), v("''", OTHER), v("'2024-02-30 10:00:00'", OTHER));
        return all.columns();
    }
}
