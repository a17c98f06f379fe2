package org.example.peers.springdata;

import org.example.peers.OrderRow;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("orders")
public record Order(@Id Long id, long personId, double total, String status, long created) {
    OrderRow row() {
        return new OrderRow(id, personId, total, status, created);
    }
}
