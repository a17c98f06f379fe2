package org.example.peers.jooq;

import org.jooq.Identity;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.UpdatableRecordImpl;

/** What jOOQ's generator writes for the two tables, shortened. */
public final class Tables {

    public static final Person PERSON = new Person();
    public static final Orders ORDERS = new Orders();

    private Tables() {}

    public static final class Person extends TableImpl<PersonRecord> {
        public final TableField<PersonRecord, Long> ID =
                createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true), this, "");
        public final TableField<PersonRecord, String> NAME =
                createField(DSL.name("name"), SQLDataType.CLOB.nullable(false), this, "");
        public final TableField<PersonRecord, String> EMAIL =
                createField(DSL.name("email"), SQLDataType.CLOB.nullable(false), this, "");
        public final TableField<PersonRecord, Integer> AGE =
                createField(DSL.name("age"), SQLDataType.INTEGER.nullable(false), this, "");
        public final TableField<PersonRecord, Double> SCORE =
                createField(DSL.name("score"), SQLDataType.DOUBLE.nullable(false), this, "");
        public final TableField<PersonRecord, Boolean> ACTIVE =
                createField(DSL.name("active"), SQLDataType.BOOLEAN.nullable(false), this, "");
        public final TableField<PersonRecord, Long> SEEN =
                createField(DSL.name("seen"), SQLDataType.BIGINT.nullable(false), this, "");
        public final TableField<PersonRecord, String> NOTE = createField(DSL.name("note"), SQLDataType.CLOB, this, "");

        private UniqueKey<PersonRecord> key;

        Person() {
            super(DSL.name("person"));
        }

        @Override
        public Class<PersonRecord> getRecordType() {
            return PersonRecord.class;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Identity<PersonRecord, Long> getIdentity() {
            return (Identity<PersonRecord, Long>) super.getIdentity();
        }

        @Override
        @SuppressWarnings("unchecked")
        public UniqueKey<PersonRecord> getPrimaryKey() {
            if (key == null) {
                key = Internal.createUniqueKey(this, DSL.name("pk_person"), new TableField[] {ID}, true);
            }
            return key;
        }
    }

    public static final class PersonRecord extends UpdatableRecordImpl<PersonRecord> {
        public PersonRecord() {
            super(PERSON);
        }

        public Long getId() {
            return (Long) get(0);
        }

        public String getName() {
            return (String) get(1);
        }

        public void setName(String value) {
            set(1, value);
        }

        public String getEmail() {
            return (String) get(2);
        }

        public void setEmail(String value) {
            set(2, value);
        }

        public Integer getAge() {
            return (Integer) get(3);
        }

        public void setAge(Integer value) {
            set(3, value);
        }

        public Double getScore() {
            return (Double) get(4);
        }

        public void setScore(Double value) {
            set(4, value);
        }

        public Boolean getActive() {
            return (Boolean) get(5);
        }

        public void setActive(Boolean value) {
            set(5, value);
        }

        public Long getSeen() {
            return (Long) get(6);
        }

        public void setSeen(Long value) {
            set(6, value);
        }

        public String getNote() {
            return (String) get(7);
        }

        public void setNote(String value) {
            set(7, value);
        }
    }

    public static final class Orders extends TableImpl<OrdersRecord> {
        public final TableField<OrdersRecord, Long> ID =
                createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true), this, "");
        public final TableField<OrdersRecord, Long> PERSON_ID =
                createField(DSL.name("person_id"), SQLDataType.BIGINT.nullable(false), this, "");
        public final TableField<OrdersRecord, Double> TOTAL =
                createField(DSL.name("total"), SQLDataType.DOUBLE.nullable(false), this, "");
        public final TableField<OrdersRecord, String> STATUS =
                createField(DSL.name("status"), SQLDataType.CLOB.nullable(false), this, "");
        public final TableField<OrdersRecord, Long> CREATED =
                createField(DSL.name("created"), SQLDataType.BIGINT.nullable(false), this, "");

        Orders() {
            super(DSL.name("orders"));
        }

        @Override
        public Class<OrdersRecord> getRecordType() {
            return OrdersRecord.class;
        }
    }

    public static final class OrdersRecord extends UpdatableRecordImpl<OrdersRecord> {
        public OrdersRecord() {
            super(ORDERS);
        }

        public Long getId() {
            return (Long) get(0);
        }

        public Long getPersonId() {
            return (Long) get(1);
        }

        public Double getTotal() {
            return (Double) get(2);
        }

        public String getStatus() {
            return (String) get(3);
        }

        public Long getCreated() {
            return (Long) get(4);
        }
    }
}
