package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Classes whose instances are made by their constructor. */
@OnEveryDatabase
class ConstructorModelsTest {

    /** Final fields with getters, whose order differs from that of the parameters. */
    @Table
    public static final class Account {
        private final String owner;
        private final @Nullable Long id;

        @Column(precision = 12, scale = 2)
        private final java.math.BigDecimal balance;

        private final Optional<String> note;

        @Version
        private final int version;

        @Ignored
        private final String session;

        private transient int read;

        Account(
                @Nullable Long id,
                java.math.BigDecimal balance,
                String owner,
                Optional<String> note,
                int version,
                String session) {
            this.id = id;
            this.owner = owner;
            this.balance = balance;
            this.note = note;
            this.version = version;
            this.session = session;
        }

        static Account of(String owner, String balance) {
            return new Account(null, new java.math.BigDecimal(balance), owner, Optional.empty(), 0, "s1");
        }

        public @Nullable Long getId() {
            return id;
        }

        public String getOwner() {
            return owner;
        }

        public java.math.BigDecimal getBalance() {
            return balance;
        }

        public Optional<String> getNote() {
            return note;
        }

        public String getSession() {
            return session;
        }

        @Override
        public String toString() {
            return id + " " + owner + " " + balance + " " + note.orElse("-") + " " + version + " " + session;
        }
    }

    public abstract static class Base {
        private final @Nullable Long id;

        protected Base(@Nullable Long id) {
            this.id = id;
        }

        public @Nullable Long getId() {
            return id;
        }
    }

    /** With an inherited field, a property that is set afterwards, and constructors of which one is marked. */
    @Table
    public static class Parcel extends Base {
        final String code;
        public int weight = 7;

        public Parcel(String code) {
            this(null, code);
        }

        @JdbiConstructor
        Parcel(@Nullable Long id, String code) {
            super(id);
            this.code = code;
        }
    }

    /** Every property can be set: an instance is filled, as one of a class without arguments is. */
    @Table
    public static class Open {
        public @Nullable Long id;
        public String name;

        public Open(@Nullable Long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** A constructor that refuses a row. */
    @Table("open")
    public static class Strict {
        public final Long id;
        public final String name;

        public Strict(Long id, String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a blank name");
            }
            this.id = id;
            this.name = name;
        }
    }

    /** A result that no table has. */
    public static class Total {
        private final String owner;
        private final long parcels;
        public int other = 3;

        Total(long parcels, String owner) {
            this.owner = owner;
            this.parcels = parcels;
        }

        @Override
        public String toString() {
            return owner + " " + parcels + " " + other;
        }
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(RxConfig.builder()
                .url(server.space(ConstructorModelsTest.class).url())
                .models(Account.class, Parcel.class, Open.class)
                .build());
        database.createTables();
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void aWrittenObjectComesBackAsANewOne() {
        Account given = Account.of("ann", "1.5");
        Account added = session.add(given);
        assertThat(given.getId()).isNull();
        assertThat(added).hasToString(added.getId() + " ann 1.50 - 0 s1");
        Account changed = session.update(
                new Account(added.getId(), new java.math.BigDecimal("2.00"), "ann", Optional.of("rich"), 0, "s2"));
        assertThat(changed).hasToString(added.getId() + " ann 2.00 rich 1 s2");
        assertThat(session.get(Account.class, added.getId())).hasToString(added.getId() + " ann 2.00 rich 1 null");
        session.delete(changed);
        assertThat(session.select(Account.class).count()).isZero();
    }

    @Test
    void itsPropertiesAreConditions() {
        session.addAll(List.of(Account.of("ann", "1"), Account.of("bob", "5")));
        assertThat(session.select(Account.class)
                        .where(Account::getBalance)
                        .gt(new java.math.BigDecimal("2"))
                        .orderBy(Account::getOwner)
                        .list())
                .extracting(Account::getOwner)
                .containsExactly("bob");
        assertThat(session.select(Account.class)
                        .where(account -> account.owner)
                        .eq("ann")
                        .one()
                        .getOwner())
                .isEqualTo("ann");
        assertThat(session.select(Parcel.class)
                        .where((Parcel p) -> p.code)
                        .eq("x")
                        .list())
                .isEmpty();
    }

    @Test
    void whatTheConstructorDoesNotTakeIsSetAfterwards() {
        Parcel heavy = new Parcel("b");
        heavy.weight = 70;
        Parcel added = session.add(heavy);
        assertThat(added).isNotSameAs(heavy);
        Parcel read = session.get(Parcel.class, added.getId());
        assertThat(read.code + read.weight).isEqualTo("b70");
        Parcel named =
                session.sql("select id, code from parcel").to(Parcel.class).one();
        assertThat(named.code + named.weight).isEqualTo("b7");
        assertThatThrownBy(() -> session.sql("select id, weight from parcel")
                        .to(Parcel.class)
                        .list())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("the rows have no column for " + Parcel.class.getName() + ".code");
    }

    @Test
    void aClassWhoseEveryPropertyCanBeSetIsFilled() {
        Open open = new Open(null, "a");
        assertThat(session.add(open)).isSameAs(open);
        assertThat(open.id).isNotNull();
        session.rollback();
        assertThat(open.id).isNull();
    }

    @Test
    void aRowThatTheConstructorRefusesIsNamed() {
        Open open = session.add(new Open(null, " "));
        assertThatThrownBy(() -> session.get(Strict.class, open.id))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("refuses the row id = " + open.id + " of table open")
                .hasMessageContaining("a blank name");
    }

    @Test
    void rowsOfRawSqlAndOfJoinsAreMade() {
        session.add(Account.of("ann", "1"));
        assertThat(session.sql("select 'ann' as owner, 4 as parcels")
                        .to(Total.class)
                        .list())
                .hasToString("[ann 4 3]");
        assertThat(session.select(Account.class).to(Account::getOwner).list()).containsExactly("ann");
    }

    @Test
    void compiledCodeMakesTheSameObjects() {
        List<Account> accounts = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        for (int i : IntStream.range(0, 1500).toArray()) {
            accounts.add(Account.of("a" + i, i + ".5"));
            Parcel parcel = new Parcel("p" + i);
            parcel.weight = i;
            parcels.add(parcel);
        }
        session.insertAll(accounts);
        session.insertAll(parcels);
        for (int round = 0; round < 3; round++) {
            assertThat(session.select(Account.class).orderBy(Account::getId).list())
                    .extracting(account -> account.getOwner() + " " + account.getBalance())
                    .startsWith("a0 0.50")
                    .endsWith("a1499 1499.50")
                    .hasSize(1500);
            assertThat(session.select(Parcel.class).orderBy("id").list())
                    .extracting(parcel -> parcel.code + " " + parcel.weight)
                    .startsWith("p0 0")
                    .endsWith("p1499 1499")
                    .hasSize(1500);
        }
    }
}
