package dev.rxkit.migrate.pairs;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.error.RxException;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.LockNames;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The plans of fixed pairs of schemas are those of the version that recorded them: a change of the code's structure
 * changes no script, no lock file and no schema file. The SQL and the words for a person are two hashes, so that a
 * message can be improved without hiding a change of a statement.
 *
 * <p>{@code -Drx.record=true} writes the files again; {@code -Drx.recorded=<seed>} prints the plans of one seed.
 */
class RecordedPlansTest {
    private static final int SEEDS = 120;
    private static final String HELP = "To see the plan run this test with -Drx.recorded=<seed>, here and on the commit"
            + " before; if the change is intended, run it with -Drx.record=true and commit the files.";

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void plansAreThoseRecorded(TestServer server) throws IOException {
        String name = server.name().toLowerCase(Locale.ROOT);
        Dialect dialect = SameBytes.dialect(name);
        List<String> lines = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Recorded recorded = recorded(server, name, dialect, seed);
            if (Long.valueOf(seed).equals(Long.getLong("rx.recorded"))) {
                System.out.println(server + ", seed " + seed + "\n" + recorded.sql + "\n" + recorded.words + "\n"
                        + recorded.models);
            }
            lines.add("seed=" + seed + " sql=" + Recording.hash(recorded.sql) + " words="
                    + Recording.hash(recorded.words) + " models=" + Recording.hash(recorded.models));
        }
        Recording.requireSame("plans-" + name + ".txt", lines, HELP);
    }

    /**
     * What is compared.
     *
     * @param sql every statement and every undo, by script
     * @param words the changes, comments and hazards
     * @param models the schemas' hashes, what a lock file lists of them, and their JSON
     */
    private record Recorded(String sql, String words, String models) {}

    private static Recorded recorded(TestServer server, String name, Dialect dialect, long seed) {
        Flavour flavour = Flavour.of(server);
        Pair pair = Mutation.pair(new SchemaDice(new Random(seed), flavour, dialect));
        Schema from = dialect.resolve(pair.from());
        Schema to = dialect.resolve(pair.to());
        List<Change> changes = SchemaDiffer.diff(from, to, pair.renames());
        StringBuilder sql = new StringBuilder();
        StringBuilder words = new StringBuilder();
        changes.forEach(change -> words.append(change.text()).append('\n'));
        StringBuilder models = new StringBuilder();
        for (Schema schema : List.of(pair.from(), pair.to(), from, to)) {
            models.append(LockFile.hash(schema)).append('\n');
            schema.tables().forEach(table -> models.append(LockNames.of(table)).append('\n'));
            models.append(JsonRecords.text(SchemaJson.of(schema, name))).append('\n');
        }
        plan(dialect, from, to, changes, Answers.none(), sql, words);
        plan(dialect, from, to, changes, answers(flavour, pair.to()), sql, words);
        return new Recorded(sql.toString(), words.toString(), models.toString());
    }

    private static void plan(
            Dialect dialect,
            Schema from,
            Schema to,
            List<Change> changes,
            Answers answers,
            StringBuilder sql,
            StringBuilder words) {
        Plan plan;
        try {
            plan = MigrationDialects.of(dialect).planner().plan(from, to, changes, answers);
        } catch (RxException refused) {
            sql.append("refused\n");
            words.append(refused.getMessage()).append('\n');
            return;
        }
        for (Plan.Part part : plan.parts()) {
            sql.append("script\n");
            statements(part.statements(), sql, words);
            sql.append("undo\n");
            statements(part.undo(), sql, words);
            words.append(part.about()).append('\n');
        }
        for (Hazard hazard : plan.hazards()) {
            words.append(hazard.kind()).append(' ').append(hazard.table()).append(' ');
            words.append(hazard.column()).append(' ').append(hazard.message()).append('\n');
        }
    }

    private static void statements(List<Statement> statements, StringBuilder sql, StringBuilder words) {
        for (Statement statement : statements) {
            sql.append(statement.sql()).append(";\n");
            words.append(statement.comment()).append('\n');
        }
    }

    /** A value for each column that may become NOT NULL or may be new. */
    static Answers answers(Flavour flavour, Schema to) {
        Answers answers = Answers.none();
        for (Table table : to.tables()) {
            for (Column column : table.columns()) {
                if (column.computed() == null) {
                    answers = answers.with(
                            Questions.backfill(table.name(), column.name()),
                            flavour.literal(flavour.choice(column.type()), 0, false));
                }
            }
        }
        return answers;
    }
}
