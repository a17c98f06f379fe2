package dev.rxkit.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if columns cannot hold values that are to be written. The values are checked before anything is sent to the
 * database, so the transaction can continue as if the call had not been made. All faults of an object are reported
 * together; the message contains no values.
 */
public final class ValidationException extends RxException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 10;

    /**
     * One value that its column cannot hold.
     *
     * @param property the class and property, for example {@code Hero.name}
     * @param problem what is wrong with the value
     * @param row the index of the object among those written together, from 0; {@code -1} if only one object is written
     */
    public record Fault(String property, String problem, long row) implements java.io.Serializable {

        /** Creates a fault of the only object that is written. */
        public Fault(String property, String problem) {
            this(property, problem, -1);
        }

        /** Returns this fault as one of the object with the given index. */
        public Fault in(long index) {
            return new Fault(property, problem, index);
        }

        @Override
        public String toString() {
            return (row < 0 ? "" : "row " + row + ": ") + property + ": " + problem;
        }
    }

    private final List<Fault> faults;

    /**
     * Creates an exception without a cause.
     *
     * @param faults at least one
     */
    public ValidationException(List<Fault> faults) {
        this(faults, null);
    }

    /**
     * Creates an exception.
     *
     * @param faults at least one
     * @param cause the cause, or null
     */
    public ValidationException(List<Fault> faults, @Nullable Throwable cause) {
        super(message(faults), cause);
        this.faults = List.copyOf(faults);
    }

    /** Returns the faults in the order of the objects and their properties; unmodifiable. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(List<Fault> faults) {
        String shown = faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("; "));
        return faults.size() <= SHOWN ? shown : shown + "; and " + (faults.size() - SHOWN) + " more";
    }
}
