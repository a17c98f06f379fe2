package dev.rxkit.session.transaction;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/**
 * How many rows of a stream the driver fetches next, where each portion is a request for a number of rows: many narrow
 * ones, few wide ones. Not thread-safe.
 */
final class FetchSize {

    private static final int MOST = 1000;

    /** The maximum number of rows while the next row may be far wider than all rows so far. */
    private static final int MOST_OF_ANY_WIDTH = 32;

    /** What a text may have to count as narrow, in characters. */
    private static final int NARROW = 4000;

    /** How many bytes a portion may have, by the widest row of the one before. */
    private static final long BYTES = 2_000_000;

    private int portion;
    private int left;
    private int most;
    private long widest;

    /** @param first the size of the first portion */
    FetchSize(int first) {
        portion = first;
        left = first;
    }

    /** Called after each row; after the last row of a portion, sets the size of the next one. */
    void read(ResultSet rows) throws SQLException {
        if (most == 0) {
            most = most(rows.getMetaData());
        }
        if (most < MOST) {
            widest = Math.max(widest, width(rows));
        }
        if (--left == 0) {
            portion = (int) Math.max(1, Math.min(Math.min(most, portion * 4L), BYTES / Math.max(1, widest)));
            rows.setFetchSize(portion);
            left = portion;
            widest = 0;
        }
    }

    private static int most(ResultSetMetaData columns) throws SQLException {
        for (int i = columns.getColumnCount(); i > 0; i--) {
            boolean narrow = switch (columns.getColumnType(i)) {
                case Types.BIT,
                        Types.BOOLEAN,
                        Types.SMALLINT,
                        Types.INTEGER,
                        Types.BIGINT,
                        Types.REAL,
                        Types.FLOAT,
                        Types.DOUBLE,
                        Types.NUMERIC,
                        Types.DATE,
                        Types.TIME,
                        Types.TIME_WITH_TIMEZONE,
                        Types.TIMESTAMP,
                        Types.TIMESTAMP_WITH_TIMEZONE -> true;
                case Types.CHAR, Types.VARCHAR -> columns.getPrecision(i) > 0 && columns.getPrecision(i) <= NARROW;
                default -> "uuid".equals(columns.getColumnTypeName(i));
            };
            if (!narrow) {
                return MOST_OF_ANY_WIDTH;
            }
        }
        return MOST;
    }

    /** In bytes, as they came. */
    private static long width(ResultSet row) throws SQLException {
        long width = 0;
        for (int i = row.getMetaData().getColumnCount(); i > 0; i--) {
            byte[] bytes = row.getBytes(i);
            width += bytes == null ? 0 : bytes.length;
        }
        return width;
    }
}
