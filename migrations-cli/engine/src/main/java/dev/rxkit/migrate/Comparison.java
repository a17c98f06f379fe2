package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.error.RxException;
import dev.rxkit.history.ColumnKinds;
import dev.rxkit.history.Lock;
import dev.rxkit.history.ReadOnlyColumns;
import dev.rxkit.migrate.plan.Answers;
import dev.rxkit.migrate.plan.Correction;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Narrowing;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the current schema with the models and asks questions until none is left or one stays unanswered. Not
 * thread-safe.
 */
final class Comparison {
    private static final Set<String> YES_NO = Set.of("yes", "no");

    private static final Set<Question.Kind> PERMISSIONS =
            EnumSet.of(Question.Kind.DATA_LOSS, Question.Kind.NARROWING, Question.Kind.VIOLATION);

    private final MigrationContext context;
    private final Models models;
    private final ServerNormalizer printed;
    private final Optional<Lock> lock;
    private final Ownership ownership;
    private final Schema from;
    private final Optional<Connection> head;
    private final Map<String, Violations> counted = new HashMap<>();
    private final Map<String, Narrowing.Rule> broken = new LinkedHashMap<>();
    private final Map<Correction, String> corrections = new LinkedHashMap<>();
    private final Map<String, Question> open = new LinkedHashMap<>();
    private final Set<String> settled = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private Answers answers = Answers.none();
    private boolean asked;

    /**
     * Creates an instance.
     *
     * @param from the current schema
     * @param head the live database, if it is at head; its rows are counted before a question is asked
     */
    Comparison(MigrationContext context, Models models, Optional<Lock> lock, Schema from, Optional<Connection> head) {
        this.context = context;
        this.models = models;
        this.lock = lock;
        this.ownership = context.ownership(lock);
        this.printed = new ServerNormalizer(context, models, ownership);
        this.from = from;
        this.head = head;
    }

    /**
     * The result of a comparison.
     *
     * @param to the wanted schema: the models, and everything that is not owned
     * @param notes what was found in the rows
     * @param corrections the rows that get another value because they break a new rule, with that value
     * @param open the unanswered questions
     */
    record Result(
            Schema from,
            Schema to,
            Renames renames,
            List<Change> changes,
            Answers answers,
            List<String> notes,
            Map<Correction, String> corrections,
            List<OpenQuestion> open) {}

    /**
     * Returns the changes without asking questions. A missing index that a foreign key implies is not among them: the
     * next script that is written adds it.
     */
    static List<Change> changes(MigrationContext context, Models models, Optional<Lock> lock, Schema from)
            throws SQLException {
        Comparison comparison = new Comparison(context, models, lock, from, Optional.empty());
        Renames renames = models.decidedRenames(from);
        return SchemaDiffer.diff(from, comparison.target(renames), renames).stream()
                .filter(change ->
                        !(change instanceof Change.AddIndex add && add.index().implied()))
                .toList();
    }

    private Schema target(Renames renames) throws SQLException {
        Schema target = ReadOnlyColumns.kept(
                from,
                ownership.target(from, printed.declared(from, renames), renames),
                models.readOnly(),
                renames.tables(),
                renames.columns());
        return lock.map(last -> ColumnKinds.changed(
                        from, target, models.kinds(), last.kinds(), renames.tables(), renames.columns()))
                .orElse(target);
    }

    /**
     * Compares and asks questions.
     *
     * @throws MigrationException if an answer is "no" to data loss, or not one of the options
     */
    Result ask() throws SQLException {
        while (true) {
            Renames renames = renames();
            Schema to = target(renames);
            List<Change> changes = SchemaDiffer.diff(from, to, renames);
            countRows(changes);
            Set<String> done = new TreeSet<>(settled);
            done.addAll(open.keySet());
            List<Question> questions = new ArrayList<>(Questions.of(context.migrations(), from, to, changes, done));
            broken.values().stream()
                    .map(Narrowing.Rule::question)
                    .filter(question -> !done.contains(question.id()))
                    .forEach(questions::add);
            if (questions.isEmpty() || open.values().stream().anyMatch(q -> q.kind() == Question.Kind.RENAME)) {
                // The other questions depend on the answer to a rename.
                List<OpenQuestion> left =
                        open.values().stream().map(OpenQuestion::of).toList();
                notes.addAll(withoutIndex(to));
                return new Result(from, to, renames, changes, answers, List.copyOf(notes), corrections, left);
            }
            if (!asked) {
                asked = true;
                context.settings()
                        .questioner()
                        .about(changes.stream().map(ReportBuilder::shown).toList());
            }
            questions.forEach(this::askQuestion);
        }
    }

    /** Names the foreign keys of adopted tables that no index begins with. */
    private List<String> withoutIndex(Schema to) {
        List<String> keys = new ArrayList<>();
        for (Table declared : models.declared().tables()) {
            Optional<Table> table = to.table(declared.name());
            declared.indexes().stream()
                    .filter(index ->
                            index.implied() && table.isPresent() && !table.get().indexes(index.columns()))
                    .forEach(index -> keys.add(declared.name() + "." + String.join(", ", index.columns())));
        }
        return keys.isEmpty()
                ? List.of()
                : List.of("HINT: no index begins with the foreign key " + String.join(", ", keys)
                        + ", which existed before its class. @Indexed on the property makes one;"
                        + " @References(.., index = false) says that none is wanted.");
    }

    private void askQuestion(Question question) {
        Violations rows = counted.getOrDefault(question.id(), Violations.NONE);
        Question shown = rows.isNone()
                ? question
                : question.withText(
                        question.text() + " (" + rows.text(context.url().shown()) + ")");
        HazardCode hazard = question.hazard();
        if (hazard != null && context.settings().hazards().allowed().contains(hazard.code())) {
            settled.add(question.id());
            answers = answers.with(question.id(), "yes");
            return;
        }
        Optional<String> answer = answer(OpenQuestion.of(shown));
        for (String error = error(question, answer); !error.isEmpty(); error = error(question, answer)) {
            Optional<String> former = answer;
            answer = answer(OpenQuestion.of(
                    shown.withText("\"" + former.orElse("") + "\" does not work: " + error + "\n" + shown.text())));
            if (answer.equals(former)) {
                throw new MigrationException(
                        ExitCode.FAILED,
                        "The answer to " + question.id() + " does not work: " + error + ". Nothing was written.");
            }
        }
        if (answer.isEmpty()) {
            open.put(question.id(), shown);
            return;
        }
        accept(question, answer.get());
        correct(question, answer.get());
        settled.add(question.id());
        answers = answers.with(question.id(), answer.get());
    }

    private Optional<String> answer(OpenQuestion question) {
        return context.settings()
                .questioner()
                .answer(question)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> question.option(text).orElse(text));
    }

    /** Returns why the database refuses an expression for rows that break a rule; empty if it does not. */
    private String error(Question question, Optional<String> answer) {
        Narrowing.Rule rule = broken.get(question.id());
        Correction correction = rule == null ? null : rule.correction();
        if (correction == null || head.isEmpty() || answer.isEmpty() || YES_NO.contains(answer.get())) {
            return "";
        }
        try (Statement statement = head.get().createStatement()) {
            statement
                    .executeQuery(correction.probe(context.dialect(), answer.get()))
                    .close();
            return "";
        } catch (SQLException | RxException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("it fails");
        }
    }

    private static void accept(Question question, String answer) {
        if (!question.options().isEmpty() && !question.options().contains(answer)) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "\"" + answer + "\" is not an answer to " + question.id() + ". Answer one of: "
                            + String.join(", ", question.options()) + ".");
        }
        if (PERMISSIONS.contains(question.kind()) && answer.equals("no")) {
            throw new MigrationException(
                    ExitCode.HAZARDS,
                    question.id() + " was answered with \"no\"; nothing was written. " + question.hint());
        }
    }

    /** Gives the rows that break a rule the value of the answer, unless it is yes. */
    private void correct(Question question, String answer) {
        Narrowing.Rule rule = broken.get(question.id());
        if (rule != null && !answer.equals("yes") && rule.correction() != null) {
            corrections.put(rule.correction(), answer);
        }
    }

    /** Counts the rows that a change would affect; a question without such rows needs no answer. */
    private void countRows(List<Change> changes) throws SQLException {
        if (head.isEmpty()) {
            return;
        }
        Map<String, List<Narrowing.Probe>> byQuestion = new LinkedHashMap<>();
        for (Narrowing.Probe probe : Narrowing.probes(context.migrations(), from, changes)) {
            if (!counted.containsKey(probe.questionId())) {
                byQuestion
                        .computeIfAbsent(probe.questionId(), id -> new ArrayList<>())
                        .add(probe);
            }
        }
        for (Map.Entry<String, List<Narrowing.Probe>> entry : byQuestion.entrySet()) {
            Violations rows = Violations.read(context.migrations(), head.get(), entry.getValue());
            counted.put(entry.getKey(), rows);
            if (!rows.isNone()) {
                entry.getValue().stream()
                        .map(Narrowing.Probe::rule)
                        .filter(Objects::nonNull)
                        .forEach(rule -> broken.put(entry.getKey(), rule));
            }
            if (rows.isNone() && entry.getValue().stream().allMatch(Narrowing.Probe::settles)) {
                settled.add(entry.getKey());
                entry.getValue()
                        .forEach(probe -> notes.add(
                                "  " + probe.found().text(0) + "; a guard stops the script where there are some"));
            }
        }
    }

    /** Returns the renames of the annotations and of the answers; answers take precedence. */
    private Renames renames() {
        Renames declared = models.renames(from);
        Renames answered = Questions.renames(from, models.declared(), answers);
        Map<TableName, TableName> tables = new TreeMap<>(declared.tables());
        tables.putAll(answered.tables());
        Map<TableName, Map<String, String>> columns = new TreeMap<>(declared.columns());
        answered.columns().forEach((table, renamed) -> {
            Map<String, String> all = new TreeMap<>(columns.getOrDefault(table, Map.of()));
            all.putAll(renamed);
            columns.put(table, all);
        });
        return new Renames(tables, columns);
    }
}
