package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of several namespaces (SQL schemas) of one PostgreSQL database. */
class NamespacesTest {
    static final class First {
        @Table("customer")
        record Customer(@Nullable Long id, String name) {}

        @Table(value = "order", schema = "Shop")
        record Order(
                @Nullable Long id,
                @References(Customer.class) long customerId) {}
    }

    static final class Second {
        @Table("customer")
        record Customer(@Nullable Long id, String name) {}

        @Table(value = "order", schema = "Shop")
        record Order(
                @Nullable Long id,
                @References(Customer.class) long customerId,
                @Column(length = 40) @Nullable String note) {}
    }

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() throws SQLException {
        space = TestServer.POSTGRESQL.space(NamespacesTest.class);
        space.run("CREATE SCHEMA other", "CREATE TABLE other.hand_made (id INT)");
        project = new Project(root, space.url());
    }

    private Migrations first() {
        return project.with(First.Customer.class, First.Order.class);
    }

    private Migrations second() {
        return project.with(Second.Customer.class, Second.Order.class);
    }

    @Test
    void aTableOfAnotherNamespaceIsCreatedSeenAndChanged() {
        Report init = project.with(First.Customer.class, First.Order.class).init();
        assertThat(init.code()).as(String.join("\n", init.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.script(0))
                .contains("CREATE SCHEMA IF NOT EXISTS \"Shop\"", "the script leads to the models");
        assertThat(first().migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(first().make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));

        Report make = project.with(Second.Customer.class, Second.Order.class).make("");
        assertThat(make.lines()).contains("  + add column Shop.order.note (VARCHAR(40))");
        assertThat(make.code()).isEqualTo(ExitCode.OK);
        assertThat(second().migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(second().make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
    }

    @Test
    void aClassThatGoesFromAnotherNamespaceLeavesATableToDropAfterAYes() {
        project.with(First.Customer.class, First.Order.class).init();
        first().migrate();
        Report make = project.with(First.Customer.class).make("");
        assertThat(make.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(make.changes()).hasSize(1);
        assertThat(make.questions())
                .anySatisfy(question -> assertThat(question.toString()).contains("Shop.order"));
    }
}
