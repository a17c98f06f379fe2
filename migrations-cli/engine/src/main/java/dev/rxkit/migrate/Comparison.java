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
import dev.rxkit.migrate.plan.ExpressionProbes;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Narrowing;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.proof.Violations;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the current schema with the models and asks questions until none is left or one stays unanswered. Not
 * thread-safe.
 */
final class Comparison {
    private static final Set<String> YES_NO = Set.of("yes", "no");

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
    private final Set<String> ids = new TreeSet<>();
    private final Optional<Connection> trial;
    private boolean asked;
    private boolean shown;

    /**
     * Creates an instance.
     *
     * @param from the current schema
     * @param head the live database, if it is at head; its rows are counted before a question is asked
     * @param trial a database with this schema, on which expressions are tried
     */
    Comparison(
            MigrationContext context,
            Models models,
            Optional<Lock> lock,
            Schema from,
            Optional<Connection> head,
            Optional<Connection> trial) {
        this.trial = trial;
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
     * @param shown whether a person saw the changes with the questions
     */
    record Result(
            Schema from,
            Schema to,
            Renames renames,
            List<Change> changes,
            Answers answers,
            List<String> notes,
            Map<Correction, String> corrections,
            List<OpenQuestion> open,
            boolean shown) {}

    /**
     * Returns the changes without asking questions. A missing index that a foreign key implies is not among them: the
     * next script that is written adds it.
     */
    static List<Change> changes(MigrationContext context, Models models, Optional<Lock> lock, Schema from)
            throws SQLException {
        Comparison comparison = new Comparison(context, models, lock, from, Optional.empty(), Optional.empty());
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
            ids.addAll(Questions.ids(context.migrations(), from, changes));
            if (questions.isEmpty()) {
                requireKnownIds(changes, renames);
                List<OpenQuestion> left =
                        open.values().stream().map(OpenQuestion::of).toList();
                notes.addAll(models.withoutIndex(to));
                return new Result(from, to, renames, changes, answers, List.copyOf(notes), corrections, left, shown);
            }
            if (!asked) {
                asked = true;
                shown = context.settings()
                        .questioner()
                        .about(changes.stream().map(ReportBuilder::shown).toList());
            }
            questions.forEach(question -> askQuestion(question, to, changes));
        }
    }

    private void requireKnownIds(List<Change> changes, Renames renames) throws SQLException {
        Renames declared = models.renames(from);
        if (!renames.equals(declared)) {
            List<Change> otherwise = SchemaDiffer.diff(from, target(declared), declared);
            ids.addAll(Questions.ids(context.migrations(), from, otherwise));
        }
        if (!changes.isEmpty()) {
            context.settings().questioner().done(ids);
        }
    }

    private void askQuestion(Question question, Schema to, List<Change> changes) {
        Violations rows = counted.getOrDefault(question.id(), Violations.NONE);
        Question asking = rows.isNone()
                ? question
                : question.withText(
                        question.text() + " (" + rows.text(context.url().shown()) + ")");
        HazardCode hazard = question.hazard();
        if (hazard != null && context.settings().hazards().allowed().contains(hazard.code())) {
            settled.add(question.id());
            answers = answers.with(question.id(), "yes");
            return;
        }
        List<String> undecided = OpenQuestion.deciding(question.id(), open.values());
        if (!undecided.isEmpty()) {
            Question conditional = asking.withText(
                    asking.text() + " (counts only if " + String.join(" and ", undecided) + " is answered \"no\")");
            answer(OpenQuestion.of(conditional))
                    .ifPresentOrElse(given -> settled.add(question.id()), () -> open.put(question.id(), conditional));
            return;
        }
        Optional<String> answer = answer(OpenQuestion.of(asking));
        for (String error = error(question, answer, to, changes);
                !error.isEmpty();
                error = error(question, answer, to, changes)) {
            Optional<String> former = answer;
            answer = answer(OpenQuestion.of(
                    asking.withText("\"" + former.orElse("") + "\" does not work: " + error + "\n" + asking.text())));
            if (answer.equals(former) && !shown) {
                throw new MigrationException(
                        ExitCode.FAILED,
                        "The answer to " + question.id() + " does not work: " + error + ". Nothing was written.");
            }
        }
        if (answer.isEmpty()) {
            open.put(question.id(), asking);
            return;
        }
        OpenQuestion.accept(question, answer.get());
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

    /** Returns why the database refuses an expression; empty if it does not. */
    private String error(Question question, Optional<String> answer, Schema to, List<Change> changes) {
        Narrowing.Rule rule = broken.get(question.id());
        Correction correction = rule == null ? null : rule.correction();
        Optional<Connection> database = correction == null ? trial : head;
        if (database.isEmpty() || answer.isEmpty() || YES_NO.contains(answer.get())) {
            return "";
        }
        ExpressionProbes probes = new ExpressionProbes(context.dialect(), from, to, changes);
        try (Statement statement = database.get().createStatement()) {
            Optional<String> probe = correction == null
                    ? probes.backfill(question.id(), answer.get())
                    : Optional.of(probes.correction(correction, answer.get()));
            if (probe.isPresent()) {
                statement.executeQuery(probe.get()).close();
            }
            return "";
        } catch (SQLException | RxException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("it fails");
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
        return ModelRenames.with(declared, answered);
    }
}
