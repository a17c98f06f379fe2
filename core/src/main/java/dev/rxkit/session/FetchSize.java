package dev.rxkit.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many rows of a stream the driver fetches next, where each portion is a request: many narrow ones, few wide ones.
 * For one thread.
 */
final class FetchSize {

    private static final int MOST = 1000;

    /** How many characters a portion may have, by the width of the last row. */
    private static final long CHARACTERS = 2_000_000;

    private int portion;
    private int left;

    /** @param first the size of the first portion */
    FetchSize(int first) {
        portion = first;
        left = first;
    }

    /** After each row: with the last one of a portion the size of the next is set. */
    void read(ResultSet rows) throws SQLException {
        if (--left == 0) {
            portion = (int) Math.max(1, Math.min(Math.min(MOST, portion * 4L), CHARACTERS / Math.max(1, width(rows))));
            rows.setFetchSize(portion);
            left = portion;
        }
    }

    private static long width(ResultSet row) throws SQLException {
        long width = 0;
        for (int i = row.getMetaData().getColumnCount(); i > 0; i--) {
            String text = row.getString(i);
            width += text == null ? 0 : text.length();
        }
        return width;
    }
}
