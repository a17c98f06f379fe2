package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.command.ChangeJson;
import dev.rxkit.migrate.pairs.Trial;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases that Alembic's autogeneration is known to detect or to miss, each on a real database of each kind that it
 * names: the operations, the script, a second comparison without differences, and the undo.
 */
class AlembicCasesTest {

    static Stream<Arguments> cases() {
        return DiffCase.all().stream().flatMap(one -> one.servers().stream().map(server -> Arguments.of(one, server)));
    }

    @Test
    void thereAre103Cases() {
        assertThat(DiffCase.all()).hasSize(103).extracting(DiffCase::id).doesNotHaveDuplicates();
    }

    @Test
    void casesWithAnotherResultAreListedWithTheReason() throws IOException {
        List<DiffCase> limits = DiffCase.all().stream()
                .filter(one -> one.json().containsKey("limit"))
                .toList();
        String page = Files.readString(Path.of("../..", "docs", "limits.md"));
        assertThat(limits).hasSizeLessThanOrEqualTo(3).allMatch(one -> page.contains(one.id() + ":"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isDetectedScriptedAndUndone(DiffCase one, TestServer server) throws SQLException {
        try (Trial trial = Trial.on(server, "cases", one.namespaces(server))) {
            build(one, server, trial);
            Schema before = trial.inspect();
            Schema wanted = trial.dialect.resolve(one.after(server));
            requireAsWanted(one, one.want(server), before, wanted, trial.dialect);

            Plan plan = trial.become(
                    wanted.objects().isEmpty() ? with(before, wanted) : wanted, one.renames(), Answers.none());

            Schema reached = trial.inspect();
            assertThat(Trial.text(SchemaDiffer.diff(reached, wanted, Renames.none())))
                    .as("a second comparison, after\n%s", Trial.sql(plan.statements()))
                    .isEmpty();
            assertThat(objects(reached)).hasSameElementsAs(objects(before));
            trial.undo(plan);
            Schema back = trial.inspect();
            assertThat(Trial.text(SchemaDiffer.diff(back, before, Renames.none())))
                    .as("left to do after the undo\n%s", Trial.sql(plan.undo()))
                    .isEmpty();
            assertThat(Trial.text(SchemaDiffer.diff(before, back, Renames.none())))
                    .isEmpty();
            assertThat(objects(back)).hasSameElementsAs(objects(before));
        }
    }

    /** Returns the objects but namespaces: the first table of a namespace creates it, and an undo leaves it. */
    private static List<StoredObject> objects(Schema schema) {
        return schema.objects().stream()
                .filter(object -> object.kind() != StoredObject.Kind.SCHEMA)
                .toList();
    }

    private static Schema with(Schema objects, Schema tables) {
        return new Schema(tables.tables(), objects.objects(), tables.enums());
    }

    private static void build(DiffCase one, TestServer server, Trial trial) throws SQLException {
        if (one.build().isEmpty()) {
            Schema before = trial.dialect.resolve(one.before(server));
            trial.become(before, Renames.none(), Answers.none());
            assertThat(Trial.text(trial.changes(before, Renames.none())))
                    .as("what was built is what was meant")
                    .isEmpty();
        }
        for (String sql : one.build()) {
            trial.execute(sql);
        }
        for (String sql : one.objects()) {
            trial.execute(sql);
        }
    }

    private static void requireAsWanted(
            DiffCase one, List<Map<String, Object>> want, Schema before, Schema wanted, Dialect dialect) {
        List<Change> changes = SchemaDiffer.diff(looked(one, before), looked(one, wanted), one.renames());
        List<Map<String, Object>> operations = JsonMapper.shared()
                .readValue(JsonRecords.text(ChangeJson.of(changes)), new TypeReference<List<Map<String, Object>>>() {});
        assertThat(shown(operations)).as("operations of %s", one).hasSameSizeAs(want);
        for (int i = 0; i < want.size(); i++) {
            int at = i;
            boolean type = "alterType".equals(want.get(i).get("op"));
            want.get(i)
                    .forEach((key, value) -> assertThat(has(
                                    operations.get(at).get(key),
                                    type && (key.equals("from") || key.equals("to"))
                                            ? dialect.canonicalType((String) value)
                                            : value))
                            .as("%s of operation %d is %s in\n%s", key, at, value, shown(operations))
                            .isTrue());
        }
    }

    private static Schema looked(DiffCase one, Schema schema) {
        return one.onlyNamespaces().isEmpty()
                ? schema
                : schema.only(
                        table -> one.onlyNamespaces().contains(table.name().namespace()));
    }

    /** Returns whether the value is the wanted one; of an object only the wanted keys are compared. */
    private static boolean has(Object value, Object wanted) {
        if (wanted instanceof Map<?, ?> parts && value instanceof Map<?, ?> all) {
            return parts.entrySet().stream().allMatch(part -> has(all.get(part.getKey()), part.getValue()));
        }
        return String.valueOf(wanted).equals(String.valueOf(value));
    }

    private static List<String> shown(List<Map<String, Object>> operations) {
        return operations.stream().map(String::valueOf).collect(Collectors.toList());
    }
}
