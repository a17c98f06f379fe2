package dev.rxkit.session;

import dev.rxkit.error.RxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A statement as it was run. To be read while the listener is called; what it returns may be kept. No value of a
 * {@code @Redacted} property is in it.
 */
public interface StatementEvent {

    /**
     * The text, without values; {@code BEGIN}, {@code COMMIT} and the like for the steps of a transaction,
     * {@code (batch)} for several statements that Jdbi sends at once.
     */
    String sql();

    /**
     * The values, in their order: by name where the SQL has names, else by position from {@code "1"}. Null is NULL.
     * Empty for the rows of a batch; for what is run through {@link Session#handle()} one entry, {@code binding}, in
     * Jdbi's words.
     */
    Map<String, ?> parameters();

    /** How long the database took, reading the rows included unless they are streamed. */
    Duration duration();

    /** How many rows were read or written, where that is known. */
    OptionalLong rows();

    /** Why the database refused it, as the caller hears of it; empty if it ran. */
    Optional<RxException> failure();

    /** The line of the user's code that ran it, found now: ask while the listener is called. */
    String callSite();

    /** The SQL and how long it took, without values. */
    @Override
    String toString();
}
