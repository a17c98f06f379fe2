package org.example.peers.easyquery;

import com.easy.query.core.annotation.Column;
import com.easy.query.core.annotation.EntityProxy;
import com.easy.query.core.annotation.Navigate;
import com.easy.query.core.annotation.Table;
import com.easy.query.core.enums.RelationTypeEnum;
import com.easy.query.core.proxy.ProxyEntityAvailable;
import java.util.List;
import org.example.peers.PersonRow;
import org.example.peers.easyquery.proxy.PersonProxy;

@Table("person")
@EntityProxy
public class Person implements ProxyEntityAvailable<Person, PersonProxy> {
    @Column(primaryKey = true, generatedKey = true)
    private Long id;

    private String name;
    private String email;
    private Integer age;
    private Double score;
    private Boolean active;
    private Long seen;
    private String note;

    @Navigate(value = RelationTypeEnum.OneToMany, selfProperty = "id", targetProperty = "personId")
    private List<Order> orders;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Integer getAge() {
        return age;
    }

    public void setAge(Integer age) {
        this.age = age;
    }

    public Double getScore() {
        return score;
    }

    public void setScore(Double score) {
        this.score = score;
    }

    public Boolean getActive() {
        return active;
    }

    public void setActive(Boolean active) {
        this.active = active;
    }

    public Long getSeen() {
        return seen;
    }

    public void setSeen(Long seen) {
        this.seen = seen;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public List<Order> getOrders() {
        return orders;
    }

    public void setOrders(List<Order> orders) {
        this.orders = orders;
    }

    static Person of(PersonRow p) {
        Person person = new Person();
        person.name = p.name();
        person.email = p.email();
        person.age = p.age();
        person.score = p.score();
        person.active = p.active();
        person.seen = p.seen();
        person.note = p.note();
        return person;
    }

    PersonRow row() {
        return new PersonRow(id, name, email, age, score, active, seen, note);
    }
}
