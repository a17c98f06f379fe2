package dev.rxkit.session;

import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.not;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Subquery;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions and subqueries that Rx did not make are refused by name, before any statement is run. */
class ForeignConditionsTest {

    @Table
    record Port(@Nullable Long id, String name) {}

    static final class OwnCondition implements Condition {}

    static final class OwnSubquery implements Subquery<Long> {}

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.of("sqlite://"));
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private static void refused(String what, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("ForeignConditionsTest.java:")
                .hasMessageContaining(what)
                .hasMessageContaining("is not known");
    }

    @Test
    void aConditionOfAnotherClassIsRefused() {
        refused("OwnCondition", () -> session.select(Port.class).where(new OwnCondition()));
        refused("OwnCondition", () -> session.select(Port.class).where(anyOf(not(new OwnCondition()))));
        refused("OwnCondition", () -> session.delete(Port.class).where(new OwnCondition()));
    }

    @Test
    void aSubqueryOfAnotherClassIsRefused() {
        refused("OwnSubquery", () -> session.select(Port.class).where(Port::id).in(new OwnSubquery()));
        refused("OwnSubquery", () -> session.select(Port.class).where(exists(new OwnSubquery())));
        refused(
                "OwnSubquery",
                () -> session.select(Port.class).where(col(Port::id).eqSelect(new OwnSubquery())));
    }
}
