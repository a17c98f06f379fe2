package dev.rxkit.spring;

import dev.rxkit.session.StatementEvent;
import dev.rxkit.session.StatementListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Times every statement as {@code rx.statements}, with the tags {@code operation} (the first word of the SQL) and {@code
 * outcome}. Neither the SQL nor a value is part of a tag. Thread-safe.
 */
final class StatementTimers implements StatementListener {

    static final String NAME = "rx.statements";

    private static final Set<String> OPERATIONS = Set.of(
            "select",
            "insert",
            "update",
            "delete",
            "replace",
            "merge",
            "with",
            "values",
            "call",
            "begin",
            "start",
            "commit",
            "rollback",
            "savepoint",
            "release",
            "set",
            "batch");

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    StatementTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ran(StatementEvent event) {
        String operation = operation(event.sql());
        String outcome = event.failure()
                .map(failure -> failure.getClass().getSimpleName())
                .orElse("success");
        timers.computeIfAbsent(operation + " " + outcome, key -> timer(operation, outcome))
                .record(event.duration());
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder(NAME)
                .description("Statements of Rx, with the time that the database took")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Returns the first word of a statement if it is one of a few, so that the number of timers stays small. */
    static String operation(String sql) {
        int start = 0;
        while (start < sql.length() && !Character.isLetter(sql.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        String word = sql.substring(start, end).toLowerCase(Locale.ROOT);
        return OPERATIONS.contains(word) ? word : "other";
    }
}
