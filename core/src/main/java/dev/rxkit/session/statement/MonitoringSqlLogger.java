package dev.rxkit.session.statement;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Reports statements of a session's Jdbi handle, in addition to the logger set by the user. Thread-safe. */
public final class MonitoringSqlLogger implements SqlLogger {

    /** The last part of the text of Jdbi's binding. */
    private static final Pattern OBJECTS = Pattern.compile("finder:\\[.*", Pattern.DOTALL);

    private final SqlLogger others;
    private final StatementMonitor monitor;
    private final Failures failures;

    private MonitoringSqlLogger(SqlLogger others, StatementMonitor monitor, Failures failures) {
        this.others = others;
        this.monitor = monitor;
        this.failures = failures;
    }

    public static void install(Handle handle, StatementMonitor monitor, Failures failures) {
        SqlStatements statements = handle.getConfig(SqlStatements.class);
        statements.setSqlLogger(new MonitoringSqlLogger(statements.getSqlLogger(), monitor, failures));
    }

    /** The logger set by the user, for statements that report themselves. */
    public static SqlLogger without(SqlLogger logger) {
        return logger instanceof MonitoringSqlLogger watched ? watched.others : logger;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        others.logBeforeExecution(context);
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        others.logAfterExecution(context);
        monitor.tell(text(context), () -> values(context), context.getElapsedTime(ChronoUnit.NANOS), -1, null);
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
        others.logException(context, failure);
        monitor.tell(
                text(context),
                () -> values(context),
                context.getElapsedTime(ChronoUnit.NANOS),
                -1,
                failures.of(failure, null));
    }

    /** A batch of different statements has no single SQL text. */
    private static String text(StatementContext context) {
        String sql = context.getRenderedSql();
        return sql == null ? "(batch)" : sql;
    }

    /**
     * Returns the values, but not those of whole objects, as {@code bindMethods} and others bind them: Jdbi prints
     * them with all of their properties, {@code @Redacted} ones too.
     */
    private static Map<String, ?> values(StatementContext context) {
        String text = context.getBinding().toString();
        return context.getBinding().isEmpty()
                ? Map.of()
                : Map.of("binding", OBJECTS.matcher(text).replaceFirst("object:(not shown)}"));
    }
}
