package dev.rxkit.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values that their columns cannot hold, found before anything was sent to the database: the transaction goes on as if
 * the call had not been made. All faults of an object are told at once; no value is in them.
 */
public final class ValidationException extends RxException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 10;

    /**
     * One value that does not fit.
     *
     * @param property class and property: {@code Hero.name}
     * @param problem what is wrong with the value
     * @param row which of the objects written together, from 0; {@code -1} where there is only one
     */
    public record Fault(String property, String problem, long row) implements java.io.Serializable {

        /** A fault of the only object there is. */
        public Fault(String property, String problem) {
            this(property, problem, -1);
        }

        /** The same fault of one object among several. */
        public Fault in(long index) {
            return new Fault(property, problem, index);
        }

        @Override
        public String toString() {
            return (row < 0 ? "" : "row " + row + ": ") + property + ": " + problem;
        }
    }

    private final List<Fault> faults;

    /** @param faults at least one */
    public ValidationException(List<Fault> faults) {
        this(faults, null);
    }

    /** @param faults at least one */
    public ValidationException(List<Fault> faults, @Nullable Throwable cause) {
        super(message(faults), cause);
        this.faults = List.copyOf(faults);
    }

    /** The faults in the order of the objects and their properties. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(List<Fault> faults) {
        String shown = faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("; "));
        return faults.size() <= SHOWN ? shown : shown + "; and " + (faults.size() - SHOWN) + " more";
    }
}
