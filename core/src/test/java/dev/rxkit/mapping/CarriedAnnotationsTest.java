package dev.rxkit.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Index;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Annotations that several columns have in common may be carried by an annotation of the user. */
class CarriedAnnotationsTest {

    @Retention(RetentionPolicy.RUNTIME)
    @Column(length = 120)
    @Redacted
    @interface Email {}

    @Retention(RetentionPolicy.RUNTIME)
    @Email
    @Indexed
    @interface LoginName {}

    @Retention(RetentionPolicy.RUNTIME)
    @Column(length = 20)
    @interface Short {}

    @Table
    record User(
            @Nullable Long id,
            @LoginName String login,
            @Email @Column(length = 60) String billing) {}

    @Table
    public static class Bean {
        public @Nullable Long id;

        @Email
        private String mail = "";

        public String getMail() {
            return mail;
        }

        public void setMail(String mail) {
            this.mail = mail;
        }
    }

    @Table
    record Torn(@Nullable Long id, @Email @Short String mail) {}

    private final Mappings mappings = Sample.mappings();

    @Test
    void anAnnotationCarriesOthersHoweverDeep() {
        TableMapping<User> user = mappings.of(User.class);
        PropertyMapping login = user.properties().get(1);
        assertThat(login.column().type().toString()).contains("120");
        assertThat(login.is(PropertyMapping.Mark.REDACTED)).isTrue();
        assertThat(user.table().indexes()).extracting(Index::columns).containsExactly(List.of("login"));
        PropertyMapping mail = mappings.of(Bean.class).properties().get(1);
        assertThat(mail.column().type().toString()).contains("120");
    }

    @Test
    void whatStandsOnThePropertyItselfWins() {
        PropertyMapping billing = mappings.of(User.class).properties().get(2);
        assertThat(billing.column().type().toString()).contains("60");
        assertThat(billing.is(PropertyMapping.Mark.REDACTED)).isTrue();
    }

    @Test
    void twoThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> mappings.of(Torn.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("mail gets two different @Column from its annotations");
    }
}
