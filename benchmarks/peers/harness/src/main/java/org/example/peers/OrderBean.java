package org.example.peers;

/** A plain bean for the libraries that fill beans. */
public class OrderBean {
    private Long id;
    private long personId;
    private double total;
    private String status;
    private long created;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public long getPersonId() {
        return personId;
    }

    public void setPersonId(long personId) {
        this.personId = personId;
    }

    public double getTotal() {
        return total;
    }

    public void setTotal(double total) {
        this.total = total;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public long getCreated() {
        return created;
    }

    public void setCreated(long created) {
        this.created = created;
    }

    public OrderRow row() {
        return new OrderRow(id, personId, total, status, created);
    }

    public long sum() {
        return Data.sum(id, personId, total, status, created);
    }
}
