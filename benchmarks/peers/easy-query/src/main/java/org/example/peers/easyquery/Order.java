package org.example.peers.easyquery;

import com.easy.query.core.annotation.Column;
import com.easy.query.core.annotation.EntityProxy;
import com.easy.query.core.annotation.Table;
import com.easy.query.core.proxy.ProxyEntityAvailable;
import org.example.peers.Data;
import org.example.peers.OrderRow;
import org.example.peers.easyquery.proxy.OrderProxy;

@Table("orders")
@EntityProxy
public class Order implements ProxyEntityAvailable<Order, OrderProxy> {
    @Column(primaryKey = true, generatedKey = true)
    private Long id;

    private Long personId;
    private Double total;
    private String status;
    private Long created;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public Long getPersonId() {
        return personId;
    }

    public void setPersonId(Long personId) {
        this.personId = personId;
    }

    public Double getTotal() {
        return total;
    }

    public void setTotal(Double total) {
        this.total = total;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public Long getCreated() {
        return created;
    }

    public void setCreated(Long created) {
        this.created = created;
    }

    OrderRow row() {
        return new OrderRow(id, personId, total, status, created);
    }

    long sum() {
        return Data.sum(id, personId, total, status, created);
    }
}
