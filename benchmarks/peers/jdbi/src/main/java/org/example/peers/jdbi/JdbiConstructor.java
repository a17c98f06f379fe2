package org.example.peers.jdbi;

import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Jdbi's mapper by the constructor of a record. */
public final class JdbiConstructor extends JdbiRecords {
    public JdbiConstructor() {
        super(
                ConstructorMapper.of(PersonRow.class),
                ConstructorMapper.of(OrderRow.class),
                ConstructorMapper.of(LineRow.class));
    }
}
