package dev.rxkit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rename is one change, whatever refers to the renamed object. */
class RenamesTest {

    private static final TableName USER = TableName.of("user");
    private static final TableName PERSON = TableName.of("person");
    private static final TableName POST = TableName.of("post");

    private static Column column(String name) {
        return Column.of(name, new ColumnType.Native("TEXT"));
    }

    private static Table people(TableName name, String mail) {
        return new Table(
                name,
                List.of(
                        column("id"),
                        column(mail),
                        column("shout").withComputed(new Column.Computed("upper(\"" + mail + "\")", false))),
                new PrimaryKey("pk_" + name, List.of("id")),
                List.of(new Unique("uq_" + name + "_" + mail, List.of(mail))),
                List.of(new Index(
                        "ix_" + name + "_" + mail,
                        List.of(Index.Part.of(mail)),
                        false,
                        "\"" + mail + "\" <> 'email'",
                        null,
                        List.of())),
                List.of(ForeignKey.of("fk_" + name + "_" + mail, List.of(mail), name, List.of(mail))),
                List.of(new Check("ck_" + name + "_" + mail, "\"" + mail + "\" <> '\"email\"'")),
                Map.of(),
                null);
    }

    private static Table posts(TableName author, String mail) {
        return Table.of(POST, List.of(column("id"), column("author")), List.of("id"))
                .withForeignKeys(List.of(ForeignKey.of("fk_post_author", List.of("author"), author, List.of(mail))));
    }

    @Test
    void aRenamedTableIsOneChange() {
        Renames renames = new Renames(Map.of(PERSON, USER), Map.of());

        assertThat(SchemaDiffer.diff(
                        Schema.of(people(USER, "email"), posts(USER, "email")),
                        Schema.of(people(PERSON, "email"), posts(PERSON, "email")),
                        renames))
                .containsExactly(new Change.RenameTable(USER, PERSON));
    }

    @Test
    void aRenamedColumnIsOneChange() {
        Renames renames = new Renames(Map.of(), Map.of(USER, Map.of("mail", "email")));

        assertThat(SchemaDiffer.diff(
                        Schema.of(people(USER, "email"), posts(USER, "email")),
                        Schema.of(people(USER, "mail"), posts(USER, "mail")),
                        renames))
                .containsExactly(new Change.RenameColumn(USER, "email", "mail"));
    }

    @Test
    void tableAndColumnRenamedTogetherAreTwo() {
        Renames renames = new Renames(Map.of(PERSON, USER), Map.of(PERSON, Map.of("mail", "email")));

        assertThat(SchemaDiffer.diff(
                        Schema.of(people(USER, "email"), posts(USER, "email")),
                        Schema.of(people(PERSON, "mail"), posts(PERSON, "mail")),
                        renames))
                .containsExactly(
                        new Change.RenameTable(USER, PERSON), new Change.RenameColumn(PERSON, "email", "mail"));
    }

    @Test
    void afterTheRenameTheOldNamesOfConstraintsAreNoChange() {
        Table kept = people(USER, "email").withName(PERSON);
        Schema after = Schema.of(kept.withForeignKeys(people(PERSON, "email").foreignKeys()));

        assertThat(SchemaDiffer.diff(after, Schema.of(people(PERSON, "email")), Renames.none()))
                .isEmpty();
    }

    @Test
    void aRenameAlreadyDoneIsPassedOver() {
        Renames renames = new Renames(Map.of(PERSON, USER), Map.of(PERSON, Map.of("mail", "email")));
        Schema done = Schema.of(people(PERSON, "mail"));

        assertThat(SchemaDiffer.diff(done, done, renames)).isEmpty();
    }

    @Test
    void theOldNameMayBeUsedAgainForANewTable() {
        Renames renames = new Renames(Map.of(PERSON, USER), Map.of());
        Table user = people(USER, "email");
        Schema wanted = Schema.of(user, people(PERSON, "email"));

        assertThat(SchemaDiffer.diff(Schema.of(user), wanted, renames))
                .containsExactly(new Change.RenameTable(USER, PERSON), new Change.AddTable(user));
        assertThat(SchemaDiffer.diff(wanted, wanted, renames)).isEmpty();
    }

    @Test
    void theOldNameMayBeUsedAgainForANewColumn() {
        Renames renames = new Renames(Map.of(), Map.of(USER, Map.of("title", "name")));
        Table old = Table.of(USER, List.of(column("name")), List.of());
        Table wanted = Table.of(USER, List.of(column("title"), column("name")), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), renames))
                .containsExactly(
                        new Change.RenameColumn(USER, "name", "title"), new Change.AddColumn(USER, column("name")));
        assertThat(SchemaDiffer.diff(Schema.of(wanted), Schema.of(wanted), renames))
                .isEmpty();
    }

    @Test
    void aChainThatEndsInANewColumnMovesOn() {
        Renames renames = new Renames(Map.of(), Map.of(USER, Map.of("b", "a", "c", "b")));
        Table old = Table.of(USER, List.of(column("a"), column("b")), List.of());
        Table wanted = Table.of(USER, List.of(column("a"), column("b"), column("c")), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), renames))
                .containsExactly(
                        new Change.RenameColumn(USER, "a", "b"),
                        new Change.RenameColumn(USER, "b", "c"),
                        new Change.AddColumn(USER, column("a")));
        assertThat(SchemaDiffer.diff(Schema.of(wanted), Schema.of(wanted), renames))
                .isEmpty();
    }

    @Test
    void aRenameDoneInAnotherCaseIsNotDoneAgain() {
        Renames renames = new Renames(Map.of(), Map.of(USER, Map.of("title", "name")));
        Table old = Table.of(USER, List.of(column("Title"), column("name")), List.of());
        Table wanted = Table.of(USER, List.of(column("title"), column("name")), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), renames))
                .containsExactly(new Change.RenameColumn(USER, "Title", "title"));
    }

    @Test
    void aRenameThatWasDoneLeavesItsOldNameToAnother() {
        Renames renames = new Renames(Map.of(), Map.of(USER, Map.of("a", "name", "b", "name")));
        Table old = Table.of(USER, List.of(column("a"), column("name")), List.of());
        Table wanted = Table.of(USER, List.of(column("a"), column("b")), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), renames))
                .containsExactly(new Change.RenameColumn(USER, "name", "b"));
    }

    @Test
    void otherChangesBearTheNewNames() {
        Renames renames = new Renames(Map.of(PERSON, USER), Map.of(PERSON, Map.of("mail", "email")));
        Table old = Table.of(USER, List.of(column("id"), column("email")), List.of("id"));
        Table wanted = Table.of(PERSON, List.of(column("id"), column("mail").withNullable(true)), List.of("id"));

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), renames))
                .containsExactly(
                        new Change.RenameTable(USER, PERSON),
                        new Change.RenameColumn(PERSON, "email", "mail"),
                        new Change.AlterNullable(
                                PERSON, column("mail"), column("mail").withNullable(true)));
    }

    @Test
    void twoColumnsExchangeTheirNames() {
        Renames renames = new Renames(Map.of(), Map.of(USER, Map.of("a", "b", "b", "a")));
        Table old = Table.of(USER, List.of(column("a").withNullable(true), column("b")), List.of());
        Table wanted = Table.of(USER, List.of(column("a"), column("b").withNullable(true)), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), renames))
                .containsExactly(new Change.RenameColumn(USER, "b", "a"), new Change.RenameColumn(USER, "a", "b"));
    }

    @Test
    void namesMoveOnInAChain() {
        Renames renames = new Renames(Map.of(POST, PERSON, PERSON, USER), Map.of());
        Table first = Table.of(USER, List.of(column("a")), List.of());
        Table second = Table.of(PERSON, List.of(column("b")), List.of());
        Schema wanted = Schema.of(first.withName(PERSON), second.withName(POST));

        assertThat(SchemaDiffer.diff(Schema.of(first, second), wanted, renames))
                .containsExactly(new Change.RenameTable(USER, PERSON), new Change.RenameTable(PERSON, POST));
        assertThat(SchemaDiffer.diff(wanted, wanted, renames)).isEmpty();
    }

    @Test
    void aChainWhoseEndIsTakenIsPassedOverAsAWhole() {
        Renames renames = new Renames(Map.of(POST, PERSON, PERSON, USER), Map.of());
        Table user = Table.of(USER, List.of(column("a")), List.of());
        Schema old = Schema.of(user, user.withName(PERSON), user.withName(POST));

        assertThat(SchemaDiffer.diff(old, Schema.of(user.withName(PERSON), user.withName(POST)), renames))
                .containsExactly(new Change.DropTable(user));
    }

    @Test
    void aNameThatDiffersInItsCaseAloneIsRenamedAndNeverDropped() {
        Table old = Table.of(TableName.of("User"), List.of(column("eMail")), List.of());
        Table wanted = Table.of(USER, List.of(column("email")), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), Renames.none()))
                .containsExactly(
                        new Change.RenameTable(TableName.of("User"), USER),
                        new Change.RenameColumn(USER, "eMail", "email"));
    }

    @Test
    void anAmbiguousRenameOfCaseIsNotGuessed() {
        Table old = Table.of(USER, List.of(column("Email"), column("EMAIL")), List.of());
        Table wanted = Table.of(USER, List.of(column("email")), List.of());

        assertThat(SchemaDiffer.diff(Schema.of(old), Schema.of(wanted), Renames.none()))
                .containsExactly(
                        new Change.AddColumn(USER, column("email")),
                        new Change.DropColumn(USER, column("Email")),
                        new Change.DropColumn(USER, column("EMAIL")));
    }
}
