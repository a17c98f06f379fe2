package org.example.peers.jdbi;

import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;

/** Mappers written by hand: typed getters by index. */
public final class JdbiHand extends JdbiRecords {
    public JdbiHand() {
        super(
                (row, context) -> new PersonRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getDouble(5),
                        row.getBoolean(6),
                        row.getLong(7),
                        row.getString(8)),
                (row, context) -> new OrderRow(
                        row.getLong(1), row.getLong(2), row.getDouble(3), row.getString(4), row.getLong(5)),
                (row, context) -> new LineRow(
                        row.getLong(1), row.getString(2), row.getString(3), row.getDouble(4), row.getString(5)));
    }
}
