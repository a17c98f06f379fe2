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
 * A fluent statement of a session, known to it from its making to its end: one that is never run is a mistake worth a
 * warning.
 */
abstract sealed class Statement permits Query, Update, Delete {

    private final SessionContext context;
    private final TableMapping<?> mapping;
    private final String verb;

    /** @param ends the methods that run such a statement */
    Statement(SessionContext context, TableMapping<?> mapping, String verb, String ends) {
        this.context = context;
        this.mapping = mapping;
        this.verb = verb;
        context.made(this, ends);
    }

    final SessionContext context() {
        return context;
    }

    /** The class it is about, for messages. */
    final TableMapping<?> mapping() {
        return mapping;
    }

    /** A step of its making; one that fails is what the caller hears of, and not that nothing was run. */
    final void step(Runnable work) {
        made(() -> {
            work.run();
            return this;
        });
    }

    /** A step that gives something. */
    final <R extends @Nullable Object> R made(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            context.forget(this);
            if (failure instanceof MappingException) {
                Mappings.forgetColumns(mapping);
            }
            throw located(failure);
        }
    }

    /** The failure with the user's own line in its message, where it is about how the statement was written. */
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

    /** The statement is run, or at least looked at. */
    final void used() {
        context.used(this);
    }

    /** The statement as it was begun in Java. */
    @Override
    public final String toString() {
        return verb + "(" + mapping.type().getSimpleName() + ".class)";
    }
}
