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

/** Runs programs of {@link Ask}s without committing anything. */
final class AskProgramRun {

    /**
     * The reasons for which the kit may refuse a statement although Java can compute it, documented in docs/queries.md,
     * models.md and limits.md.
     */
    private static final Pattern DOCUMENTED = Pattern.compile("keeps it in a form that does not sort as Java does"
            + "|cannot be used together in SQL|more than the 15 digits|: the pattern ends in"
            + "|after\\(..\\): the row of the cursor was returned again");

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

    /** Returns how many statements were refused, by reason. */
    String refusals() {
        int all = refusals.values().stream().mapToInt(Integer::intValue).sum();
        return all
                + refusals.entrySet().stream()
                        .map(entry -> "\n  " + entry.getValue() + " x " + entry.getKey())
                        .collect(Collectors.joining());
    }

    /** Returns why a result differs from Java's, or null if none does. */
    @Nullable
    Throwable failure(AskProgram program) {
        try {
            List<Sample> rows = program.rows();
            int next = 0;
            while (next < program.asks().size()) {
                try (Session session = database.session()) {
                    session.insertAll(rows);
                    try {
                        // A refused statement ends the transaction, so the following statements start from the same
                        // rows.
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

    /** Returns the rows after the statement; null if it was refused for an allowed reason. */
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

    /** Returns the SQL of the statement. */
    String sql(Ask ask) {
        try (Session session = database.session()) {
            return AskRun.sql(session, ask);
        } catch (RxException refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
