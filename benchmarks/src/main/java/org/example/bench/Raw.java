package org.example.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a careful hand writes with JDBC: typed getters by index, no look-up by name, no boxing. */
final class Raw {

    static final String COLUMNS = "id, name, email, age, score, active, seen, note";
    static final String GET = "SELECT " + COLUMNS + " FROM person WHERE id = ?";
    static final String ROWS = "SELECT " + COLUMNS + " FROM person WHERE id <= ?";
    static final String INSERT =
            "INSERT INTO person (name, email, age, score, active, seen, note) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private Raw() {}

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getDouble(5),
                row.getBoolean(6),
                row.getLong(7),
                row.getString(8));
    }

    static PersonFields fields(ResultSet row) throws SQLException {
        PersonFields person = new PersonFields();
        person.id = row.getLong(1);
        person.name = row.getString(2);
        person.email = row.getString(3);
        person.age = row.getInt(4);
        person.score = row.getDouble(5);
        person.active = row.getBoolean(6);
        person.seen = row.getLong(7);
        person.note = row.getString(8);
        return person;
    }

    static PersonBean bean(ResultSet row) throws SQLException {
        PersonBean person = new PersonBean();
        person.setId(row.getLong(1));
        person.setName(row.getString(2));
        person.setEmail(row.getString(3));
        person.setAge(row.getInt(4));
        person.setScore(row.getDouble(5));
        person.setActive(row.getBoolean(6));
        person.setSeen(row.getLong(7));
        person.setNote(row.getString(8));
        return person;
    }

    static void bind(PreparedStatement insert, Person person) throws SQLException {
        insert.setString(1, person.name());
        insert.setString(2, person.email());
        insert.setInt(3, person.age());
        insert.setDouble(4, person.score());
        insert.setBoolean(5, person.active());
        insert.setLong(6, person.seen());
        insert.setString(7, person.note());
    }
}
