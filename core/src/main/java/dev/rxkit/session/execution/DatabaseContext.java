package dev.rxkit.session.execution;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.TransactionDriver;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import dev.rxkit.session.statement.Failures;
import dev.rxkit.session.statement.StatementLimit;
import dev.rxkit.session.statement.StatementMonitor;
import dev.rxkit.session.transaction.HandleTransactions;
import dev.rxkit.session.transaction.JoinedSteps;
import dev.rxkit.session.transaction.TestTransaction;
import dev.rxkit.session.transaction.TransactionSteps;
import dev.rxkit.session.transaction.UserSql;
import dev.rxkit.session.transaction.WriterSlot;
import dev.rxkit.session.write.GeneratedValues;
import dev.rxkit.session.write.TablePlans;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The objects shared by all sessions of one database. Thread-safe. */
public final class DatabaseContext {

    private final Dialect dialect;
    final Mappings mappings;
    private final Failures failures;
    private final @Nullable StatementMonitor monitor;
    private final StatementLimit limit;
    private final WriterSlot slot;
    private final TransactionSteps steps;
    private final HandleTransactions handles;
    private final UserSql userSql;
    private final GeneratedValues generated;
    final TablePlans plans;
    final ColumnLookup columns;
    private final @Nullable TransactionSource source;

    /**
     * @param schemaState the advice for an unknown table or column; empty if not known
     * @param source finds the transactions of a framework; null without one
     * @param rollbackOnly whether all transactions lie within a {@link TestTransaction}
     */
    DatabaseContext(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Supplier<String> schemaState,
            @Nullable TransactionSource source,
            boolean rollbackOnly) {
        this.dialect = dialect;
        this.mappings = mappings;
        failures = new Failures(dialect, schemaState);
        monitor = StatementMonitor.of(settings.echo(), settings.slowMillis(), settings.listeners());
        limit = new StatementLimit(dialect);
        slot = new WriterSlot(dialect, rollbackOnly);
        steps = new TransactionSteps(
                dialect, rollbackOnly ? new TransactionDriver() {} : dialect, slot, failures, monitor);
        handles = HandleTransactions.of(jdbi, slot);
        userSql = new UserSql(dialect, mappings);
        generated = new GeneratedValues(settings.clock());
        plans = new TablePlans(dialect, mappings);
        columns = new ColumnLookup(dialect, mappings);
        this.source = source;
    }

    Dialect dialect() {
        return dialect;
    }

    public Failures failures() {
        return failures;
    }

    /** Null if statements are not reported. */
    @Nullable
    public StatementMonitor monitor() {
        return monitor;
    }

    StatementLimit limit() {
        return limit;
    }

    public WriterSlot slot() {
        return slot;
    }

    TransactionSteps steps() {
        return steps;
    }

    /** @param managed the transaction that a session joins; null for a session with transactions of its own */
    TransactionSteps steps(@Nullable ManagedTransaction managed) {
        return managed == null || source == null ? steps : new JoinedSteps(steps, source, managed);
    }

    /** Returns the transaction of a framework on this thread; null without one. */
    @Nullable
    ManagedTransaction managed() {
        return source == null ? null : source.current();
    }

    /** Finds the transactions of a framework; null without one. */
    @Nullable
    TransactionSource source() {
        return source;
    }

    HandleTransactions handles() {
        return handles;
    }

    UserSql userSql() {
        return userSql;
    }

    public GeneratedValues generated() {
        return generated;
    }
}
