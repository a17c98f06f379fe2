package org.example.peers.sorm4j;

import org.nkjmlab.sorm4j.mapping.annotation.OrmTableName;

@OrmTableName("orders")
public record Order(long id, long personId, double total, String status, long created) {}
