package dev.rxkit.session;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.session.execution.SessionContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fluent statement of a session. The session logs a warning if it ends before the statement was run.
 */
abstract sealed class TypedStatement permits Query, Update, Delete {

    private final SessionContext context;
    private final TableMapping<?> mapping;
    private final String verb;

    /** @param ends the methods that run such a statement */
    TypedStatement(SessionContext context, TableMapping<?> mapping, String verb, String ends) {
        this.context = context;
        this.mapping = mapping;
        this.verb = verb;
        context.made(this, ends);
    }

    final SessionContext context() {
        return context;
    }

    /** Returns the mapping of the class, for messages. */
    final TableMapping<?> mapping() {
        return mapping;
    }

    /** Runs a step that builds the statement. After a failed step, no warning about an unused statement is logged. */
    final void step(Runnable work) {
        made(() -> {
            work.run();
            return this;
        });
    }

    /** Runs a step that builds the statement and returns its result. */
    final <R extends @Nullable Object> R made(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
    }

    /** Called when a step has failed. Returns the exception to throw. */
    final RuntimeException refused(RuntimeException failure) {
        context.forget(this);
        if (failure instanceof MappingException) {
            Mappings.forgetColumns(mapping);
        }
        return located(failure);
    }

    /** Adds the caller's source line to the message of a failure that is about how the statement was written. */
    private static RuntimeException located(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("at ")) {
            return failure;
        }
        RuntimeException located;
        if (failure.getClass() == QueryException.class) {
            located = new QueryException("at " + CallSite.here() + ": " + message, failure.getCause());
        } else if (failure.getClass() == MappingException.class) {
            located = new MappingException("at " + CallSite.here() + ": " + message, failure.getCause());
        } else {
            return failure;
        }
        located.setStackTrace(failure.getStackTrace());
        return located;
    }

    /** Marks the statement as used: it was run, or its SQL was read. */
    final void used() {
        context.used(this);
    }

    /** Returns the statement as it begins in Java code. */
    @Override
    public final String toString() {
        return verb + "(" + mapping.type().getSimpleName() + ".class)";
    }
}
