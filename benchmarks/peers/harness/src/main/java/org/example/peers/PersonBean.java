package org.example.peers;

/** A plain bean for the libraries that fill beans. */
public class PersonBean {
    private Long id;
    private String name;
    private String email;
    private int age;
    private double score;
    private boolean active;
    private long seen;
    private String note;

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

    public int getAge() {
        return age;
    }

    public void setAge(int age) {
        this.age = age;
    }

    public double getScore() {
        return score;
    }

    public void setScore(double score) {
        this.score = score;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public long getSeen() {
        return seen;
    }

    public void setSeen(long seen) {
        this.seen = seen;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public static PersonBean fresh(PersonRow p) {
        PersonBean bean = new PersonBean();
        bean.name = p.name();
        bean.email = p.email();
        bean.age = p.age();
        bean.score = p.score();
        bean.active = p.active();
        bean.seen = p.seen();
        bean.note = p.note();
        return bean;
    }

    public PersonRow row() {
        return new PersonRow(id, name, email, age, score, active, seen, note);
    }
}
