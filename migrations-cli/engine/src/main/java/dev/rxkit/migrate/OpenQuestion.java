package dev.rxkit.migrate;

import dev.rxkit.migrate.plan.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
