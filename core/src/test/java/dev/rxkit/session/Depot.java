package dev.rxkit.session;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models for writing on every database, and an open database with their tables. */
final class Depot {

    enum Size {
        SMALL,
        LARGE
    }

    @Table("depot_article")
    @Unique(columns = {"shelf", "place"})
    record Article(
            @Nullable Long id,
            @Column(length = 10) String name,
            @Column(unique = true, length = 40) String code,
            int shelf,
            int place,
            @Column(precision = 8, scale = 2) @Nullable BigDecimal price,
            Size size,
            @Nullable LocalDate soldOut,
            Optional<String> remark,
            @Nullable Double weight,
            @Json @Nullable Map<String, Object> extras,
            @Version int version,
            @CreatedAt @Nullable Instant createdAt,
            @UpdatedAt @Nullable Instant updatedAt) {

        static Article of(String code) {
            return of(code, code.hashCode(), 0);
        }

        static Article of(String code, int shelf, int place) {
            return new Article(
                    null,
                    "name",
                    code,
                    shelf,
                    place,
                    new BigDecimal("1.50"),
                    Size.SMALL,
                    null,
                    Optional.empty(),
                    null,
                    null,
                    0,
                    null,
                    null);
        }
    }

    @Table("depot_login")
    public static class Login {
        public @Nullable Long id;

        @Column(unique = true, length = 60)
        public String name = "";

        @Redacted
        @Column(unique = true, length = 20)
        public String secret = "";

        @Column(defaultSql = "'user'", length = 20)
        public @Nullable String role;

        static Login of(String name, String secret) {
            Login login = new Login();
            login.name = name;
            login.secret = secret;
            return login;
        }
    }

    @Table("depot_part")
    record Part(
            @Id long articleId,
            @Id int position,
            @Column(length = 20) String text) {}

    @Table("depot_ticket")
    record Ticket(
            @Nullable UUID id,
            @Column(unique = true, length = 40) String seat,
            @Column(length = 40) String guest) {}

    private Depot() {}

    static final Class<?>[] ALL = {Article.class, Login.class, Part.class, Ticket.class};

    static RxConfig.Builder config(TestServer server, Class<?> owner) {
        return RxConfig.builder()
                .url(server.space(owner).url())
                .models(ALL)
                .poolSize(3)
                .startupCheck(false);
    }

    static Database open(TestServer server, Class<?> owner) {
        return created(Database.open(config(server, owner).build()));
    }

    static Database created(Database database) {
        database.createTables();
        return database;
    }

    static List<String> codes(Session session) {
        return session.select(Article.class).orderBy(Article::id).list().stream()
                .map(Article::code)
                .toList();
    }
}
