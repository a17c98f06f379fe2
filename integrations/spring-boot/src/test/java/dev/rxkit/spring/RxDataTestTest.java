package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.spring.slice.Guests;
import dev.rxkit.spring.slice.SliceApplication;
import dev.rxkit.spring.slice.SliceApplication.Guest;
import dev.rxkit.spring.slice.Unwanted;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.transaction.BeforeTransaction;

/** A slice of an application: Rx without the components. */
@RxDataTest
@ContextConfiguration(classes = SliceApplication.class)
@Import(Guests.class)
@TestPropertySource(properties = {"rx.db-url=sqlite://", "rx.startup-check=false", "rx.migrate=false"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RxDataTestTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Guests guests;

    @BeforeTransaction
    void tables(@Autowired Database database) {
        database.createTables();
    }

    @Test
    @Order(1)
    void sessionsAndAJdbcTemplateShareTheTransactionOfTheTest() {
        guests.add("first");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM guest", Long.class))
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void nothingOfTheTestBeforeIsLeft() {
        assertThat(Rx.<Long, RuntimeException>readOnly(
                        session -> session.select(Guest.class).count()))
                .isZero();
    }

    @Test
    void componentsOfTheApplicationAreLeftOut() {
        assertThat(context.getBeanNamesForType(Unwanted.class)).isEmpty();
    }
}
