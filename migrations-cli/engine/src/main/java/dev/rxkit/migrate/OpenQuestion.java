package dev.rxkit.migrate;

import dev.rxkit.migrate.plan.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A question that only a person can answer. A {@link Questioner} answers it, or the report of the command lists it.
 * Immutable.
 *
 * @param id stable for the same change, for example {@code rename:hero.name} or {@code drop:hero}
 * @param kind {@code rename}, {@code backfill}, {@code data_loss}, {@code narrowing} or {@code violation}
 * @param text the question, one or two lines
 * @param options the accepted answers; empty for free text (a SQL expression)
 * @param hint what to write in the code instead, for example an annotation; may be empty
 */
public record OpenQuestion(String id, String kind, String text, List<String> options, String hint) {
    private static final Set<Question.Kind> PERMISSIONS =
            EnumSet.of(Question.Kind.DATA_LOSS, Question.Kind.NARROWING, Question.Kind.VIOLATION);

    /** Copies the list. */
    public OpenQuestion {
        options = List.copyOf(options);
    }

    /**
     * Returns the option that a text means; empty if it means none of them. {@code yes} to a rename means the old name
     * if there is only one.
     *
     * @param text not null; any text is an answer to a question without options
     */
    public Optional<String> option(String text) {
        return text.equals("yes") && isOneRename()
                ? Optional.of(options.get(0))
                : Optional.of(text).filter(answer -> options.isEmpty() || options.contains(answer));
    }

    /** Returns the ids of the renames among these questions that decide whether a question counts. */
    static List<String> deciding(String id, Collection<Question> open) {
        String subject = id.substring(id.indexOf(':') + 1);
        return open.stream()
                .filter(question -> question.kind() == Question.Kind.RENAME)
                .map(OpenQuestion::of)
                .filter(rename -> rename.decides(subject))
                .map(OpenQuestion::id)
                .toList();
    }

    /**
     * Accepts an answer.
     *
     * @throws MigrationException if it is not one of the options, or "no" to a permission
     */
    static void accept(Question question, String answer) {
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

    private boolean decides(String subject) {
        String name = id.substring(id.indexOf(':') + 1);
        String table = name.substring(0, name.lastIndexOf('.') + 1);
        return name.equals(subject)
                || options.stream().anyMatch(old -> subject.equals(old) || subject.equals(table + old));
    }

    /** Returns the texts that mean an option; empty if any text is an answer. */
    List<String> accepted() {
        if (!isOneRename()) {
            return options;
        }
        List<String> all = new ArrayList<>(options);
        all.add(1, "yes");
        return all;
    }

    private boolean isOneRename() {
        return kind.equals("rename") && options.size() == 2;
    }

    static OpenQuestion of(Question question) {
        return new OpenQuestion(
                question.id(),
                question.kind().name().toLowerCase(Locale.ROOT),
                question.text(),
                question.options(),
                question.hint());
    }
}
