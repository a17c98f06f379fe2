package dev.rxkit.migrate.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision that only a person can make. Questions are data: a terminal asks them, a file answers them, and a question
 * without an answer stops the command before anything is written.
 *
 * @param id stable for the same change, for example {@code rename:hero.name} or {@code drop:hero}
 * @param text the question, one or two lines
 * @param options the accepted answers; empty for free text (a SQL expression)
 * @param hint what to write in the code instead, for example an annotation
 * @param hazard the hazard that the answer yes allows; null if the answer allows no hazard
 */
public record Question(
        String id,
        Kind kind,
        String text,
        List<String> options,
        String hint,
        @Nullable HazardCode hazard) {
    /** The kinds of questions. */
    public enum Kind {
        /** Is it a rename, or a drop and an add? Options: the old names, and {@code no}. */
        RENAME,
        /** Which value do existing rows get? Free text: a SQL expression. */
        BACKFILL,
        /** May data be dropped? Options: {@code yes}, {@code no}. */
        DATA_LOSS,
        /** May values be narrowed? Options: {@code yes}, {@code no}. */
        NARROWING,
        /**
         * What happens to rows that break a new rule? {@code yes}: the script stops where there are some; {@code no}; else
         * a SQL expression, the value that they get.
         */
        VIOLATION
    }

    /** Creates a question about no hazard. */
    public Question(String id, Kind kind, String text, List<String> options, String hint) {
        this(id, kind, text, options, hint, null);
    }

    /** Returns this question with another text. */
    public Question withText(String other) {
        return new Question(id, kind, other, options, hint, hazard);
    }

    public Question {
        options = List.copyOf(options);
    }
}
