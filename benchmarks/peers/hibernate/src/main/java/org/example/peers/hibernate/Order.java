package org.example.peers.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.example.peers.Data;
import org.example.peers.OrderRow;

@Entity(name = "PersonOrder")
@Table(name = "orders")
public class Order {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    Person person;

    double total;
    String status;
    long created;

    OrderRow row() {
        return new OrderRow(id, person.getId(), total, status, created);
    }

    long sum() {
        return Data.sum(id, person.getId(), total, status, created);
    }
}
