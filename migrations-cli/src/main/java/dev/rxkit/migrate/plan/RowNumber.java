package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import java.util.Optional;

/** A value that no two rows of a table share, as an expression in an UPDATE of it. */
final class RowNumber {
    /** More than the rows that fit on a page of PostgreSQL's. */
    private static final String PLACE = "((ctid::text::point)[0]::bigint * 300 + (ctid::text::point)[1]::bigint)";

    /** MariaDB has no number of a row; a variable of the session counts them. */
    private static final String COUNTER = "(@rx_row := COALESCE(@rx_row, 0) + 1)";

    private RowNumber() {}

    /** The expression; empty for a type that has too few values, or a table that numbers no rows. */
    static Optional<String> of(Dialect dialect, Table table, Column column) {
        TypeShape shape = TypeShape.of(column.type());
        return switch (dialect.name()) {
            case "sqlite" -> sqlite(dialect, table, shape);
            case "postgresql" -> postgres(column, shape);
            case "mariadb" -> mariaDb(column, shape);
            default -> Optional.empty();
        };
    }

    private static Optional<String> sqlite(Dialect dialect, Table table, TypeShape shape) {
        if ("true".equals(table.options().get("without rowid"))) {
            return Optional.empty();
        }
        String row = dialect.quote(table.name()) + ".rowid";
        return Optional.of(shape.family() == TypeShape.Family.TEXT ? "CAST(" + row + " AS TEXT)" : row);
    }

    private static Optional<String> postgres(Column column, TypeShape shape) {
        return Optional.ofNullable(
                switch (shape.family()) {
                    case INTEGER, DECIMAL, FLOAT -> PLACE;
                    case TEXT -> shape.size() < 32 ? "to_hex(" + PLACE + ")" : "md5(ctid::text)";
                    case BINARY -> "decode(md5(ctid::text), 'hex')";
                    case DATE -> "DATE '1970-01-01' + " + PLACE + "::integer";
                    case TIME -> "TIME '00:00' + " + PLACE + " * INTERVAL '1 millisecond'";
                    case TIMESTAMP -> "TIMESTAMP '1970-01-01' + " + PLACE + " * INTERVAL '1 second'";
                    case INSTANT -> "TIMESTAMPTZ '1970-01-01 00:00:00+00' + " + PLACE + " * INTERVAL '1 second'";
                    case OTHER -> column.type().toString().equals("UUID") ? "md5(ctid::text)::uuid" : null;
                    case BOOLEAN -> null;
                });
    }

    private static Optional<String> mariaDb(Column column, TypeShape shape) {
        return Optional.ofNullable(
                switch (shape.family()) {
                    case INTEGER, DECIMAL, FLOAT -> COUNTER;
                    case TEXT -> column.type().toString().equals("CHAR(36)") ? "UUID()" : "CONCAT('', " + COUNTER + ")";
                    case BINARY -> "CONCAT('', " + COUNTER + ")";
                    case DATE -> "DATE '1970-01-01' + INTERVAL " + COUNTER + " DAY";
                    case TIME -> "SEC_TO_TIME(" + COUNTER + ")";
                    case TIMESTAMP, INSTANT -> "TIMESTAMP '1970-01-01 00:00:00' + INTERVAL " + COUNTER + " SECOND";
                    case OTHER, BOOLEAN -> null;
                });
    }
}
