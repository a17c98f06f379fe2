package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Embedded;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts create, rename and drop the columns of embedded objects. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withMariaDb")
class EmbeddedColumnsTest {

    @Embedded
    record Address(
            @Column(length = 40) String street,
            @Column(length = 9) String zip) {}

    static final class Without {
        @Table("person")
        record Person(@Nullable Long id, int age) {}
    }

    static final class With {
        @Table("person")
        record Person(@Nullable Long id, int age, @Nullable Address address) {}
    }

    static final class Renamed {
        @Table("person")
        record Person(
                @Nullable Long id,
                int age,

                @Column(renamedFrom = "address") @Nullable Address home) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() {
        space = server.space(EmbeddedColumnsTest.class);
        project = new Project(root, space.url());
    }

    private String made(Class<?> model) {
        String lines = String.join("\n", project.with(model).make("").lines());
        project.with(model).migrate();
        return lines;
    }

    @Test
    void areCreatedAndRenamedWithTheirValues() throws SQLException {
        project.with(Without.Person.class).init();
        project.with(Without.Person.class).migrate();
        space.run("insert into person (age) values (1)");
        assertThat(made(With.Person.class)).contains("address_street", "address_zip");
        space.run("update person set address_street = 'Elm', address_zip = '12345'");
        assertThat(made(With.Person.class)).contains("Nothing changed");
        assertThat(made(Renamed.Person.class)).contains("home_street", "home_zip");
        assertThat(made(Renamed.Person.class)).contains("Nothing changed");
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select home_street, home_zip from person")) {
            rows.next();
            assertThat(rows.getString(1) + rows.getString(2)).isEqualTo("Elm12345");
        }
    }
}
