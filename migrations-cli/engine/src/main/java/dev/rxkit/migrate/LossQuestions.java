package dev.rxkit.migrate;

import dev.rxkit.migrate.proof.DataLoss;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions about rows and values of the real database that a script would take away. */
final class LossQuestions {
    private static final List<String> YES_OR_NO = List.of("yes", "no");

    private LossQuestions() {}

    /**
     * Returns a question for each loss that has rows or values.
     *
     * @param losses what the script takes away on a scratch database
     * @param script the file
     * @param end the end of the question, as in "Undo?"
     */
    static List<OpenQuestion> of(
            MigrationContext context,
            Connection live,
            List<DataLoss.Loss> losses,
            String verb,
            String script,
            String end)
            throws SQLException {
        List<OpenQuestion> questions = new ArrayList<>();
        for (DataLoss.Loss loss : losses) {
            long count = count(context, live, loss);
            if (count > 0) {
                String noun = loss.column() == null ? "row" : "value";
                questions.add(question(
                        verb + ":" + loss.name(),
                        script + " " + loss.what() + ", which has " + count + " " + noun + (count == 1 ? "" : "s")
                                + " in " + context.url().shown() + ". " + end));
            }
        }
        return questions;
    }

    /** Returns a question about a loss of data, which is answered by yes or no. */
    static OpenQuestion question(String id, String text) {
        return new OpenQuestion(id, "data_loss", text, YES_OR_NO, "-Drx.yes answers yes to all");
    }

    /**
     * Asks the questions; returns those without an answer.
     *
     * @param end the end of the message about a no, as in "nothing was undone"
     * @throws MigrationException with {@link ExitCode#HAZARDS} if one is answered with anything but yes
     */
    static List<OpenQuestion> ask(MigrationContext context, List<OpenQuestion> questions, String end) {
        List<OpenQuestion> open = new ArrayList<>();
        for (OpenQuestion question : questions) {
            String answer = context.settings()
                    .questioner()
                    .answer(question)
                    .map(String::strip)
                    .orElse("");
            if (answer.isEmpty()) {
                open.add(question);
            } else if (!answer.equals("yes")) {
                throw new MigrationException(
                        ExitCode.HAZARDS, question.id() + " was answered with \"" + answer + "\"; " + end + ".");
            }
        }
        return open;
    }

    private static long count(MigrationContext context, Connection connection, DataLoss.Loss loss) throws SQLException {
        String counted = loss.column() == null ? "*" : context.dialect().quote(loss.column());
        String sql = "SELECT count(" + counted + ") FROM " + context.dialect().quote(loss.table());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
