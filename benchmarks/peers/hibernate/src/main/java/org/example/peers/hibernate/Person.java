package org.example.peers.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.example.peers.PersonRow;

@Entity
@Table(name = "person")
public class Person {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String email;

    int age;
    double score;
    boolean active;
    long seen;
    String note;

    @OneToMany(mappedBy = "person")
    List<Order> orders = new ArrayList<>();

    public Person() {}

    Person(PersonRow p) {
        name = p.name();
        email = p.email();
        age = p.age();
        score = p.score();
        active = p.active();
        seen = p.seen();
        note = p.note();
    }

    public Long getId() {
        return id;
    }

    public List<Order> getOrders() {
        return orders;
    }

    PersonRow row() {
        return new PersonRow(id, name, email, age, score, active, seen, note);
    }
}
