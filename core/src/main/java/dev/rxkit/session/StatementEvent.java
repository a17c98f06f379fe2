package dev.rxkit.session;

import dev.rxkit.error.RxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A statement that was run, as reported to a {@link StatementListener}. Its methods are called only while the listener
 * runs; the returned values may be kept. It contains no value of a {@code @Redacted} property.
 */
public interface StatementEvent {

    /**
     * Returns the SQL without values: {@code BEGIN}, {@code COMMIT} and so on for the steps of a transaction,
     * {@code (batch)} for several statements that Jdbi sends together.
     */
    String sql();

    /**
     * Returns the bound values in order, by name if the SQL has names, else by position from {@code "1"}; null for
     * NULL. Empty for the rows of a batch; for statements of {@link Session#handle()} it has one entry, {@code
     * binding}, the text of Jdbi's binding.
     */
    Map<String, ?> parameters();

    /** Returns the time that the database took, including the reading of rows unless they are streamed. */
    Duration duration();

    /** Returns the number of rows that were read or written; empty if it is not known. */
    OptionalLong rows();

    /** Returns the exception that the caller gets if the database refused the statement; empty if it succeeded. */
    Optional<RxException> failure();

    /** Returns the source line of the caller, looked up by this call from the stack of the current thread. */
    String callSite();

    /** Returns the SQL and the duration, without values. */
    @Override
    String toString();
}
