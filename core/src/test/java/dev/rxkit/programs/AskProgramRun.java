package dev.rxkit.programs;

import dev.rxkit.Database;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs programs of {@link Ask}s; nothing is committed. */
final class AskProgramRun {

    /** What the kit may refuse although Java has an answer, as docs/queries.md, models.md and limits.md say. */
    private static final Pattern DOCUMENTED = Pattern.compile("keeps it in a form that does not sort as Java does"
            + "|cannot be used together in SQL|more than the 15 digits|: the pattern ends in"
            + "|after\\(..\\): the row that the cursor was made for comes again");

    private final Database database;
    private final Model model;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private long answers;

    AskProgramRun(Database database, TestServer server) {
        this.database = database;
        model = new Model(server);
    }

    long answers() {
        return answers;
    }

    /** How many statements were refused, and why. */
    String refusals() {
        int all = refusals.values().stream().mapToInt(Integer::intValue).sum();
        return all
                + refusals.entrySet().stream()
                        .map(entry -> "\n  " + entry.getValue() + " x " + entry.getKey())
                        .collect(Collectors.joining());
    }

    /** Returns why an answer is not Java's, or null. */
    @Nullable
    Throwable failure(AskProgram program) {
        try {
            List<Sample> rows = program.rows();
            int next = 0;
            while (next < program.asks().size()) {
                try (Session session = database.session()) {
                    session.insertAll(rows);
                    try {
                        // A refused statement ends the transaction: those after it take the same rows again.
                        List<Sample> after = rows;
                        while (next < program.asks().size() && after != null) {
                            rows = after;
                            after = answered(session, program.asks().get(next++), rows);
                        }
                    } finally {
                        session.rollback();
                    }
                }
            }
            return null;
        } catch (RuntimeException | AssertionError failure) {
            return failure;
        }
    }

    /** Returns the rows afterwards; null where the statement was refused, as it may be. */
    private @Nullable List<Sample> answered(Session session, Ask ask, List<Sample> rows) {
        model.forget();
        try {
            List<Sample> after = new AskRun(session, model).run(ask, rows);
            answers++;
            return after;
        } catch (RxException refusal) {
            String text = String.valueOf(refusal.getMessage());
            boolean documented = DOCUMENTED.matcher(text).find();
            if (!documented && !model.outside()) {
                throw new AssertionError("refused without a reason that is written down", refusal);
            }
            refusals.merge(documented ? "documented" : reason(refusal), 1, Integer::sum);
            return null;
        }
    }

    private static String reason(RxException refusal) {
        return "a value outside of its type, by " + refusal.getClass().getSimpleName();
    }

    /** The statement as the database gets it. */
    String sql(Ask ask) {
        try (Session session = database.session()) {
            return AskRun.sql(session, ask);
        } catch (RxException refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
