package dev.rxkit.faults;

import dev.rxkit.faults.Operation.Mode;

/** One operation with one fault. */
record FaultCase(Operation operation, Mode mode, FaultKind kind, int call) {

    /** Jdbi lets a transaction of its own join the one there is, so who catches its failure keeps what was done. */
    boolean leavesHalf(Throwable caught) {
        return caught != null && mode == Mode.CAUGHT && operation.name().equals("attached transaction");
    }

    @Override
    public String toString() {
        return operation + ", " + mode + ", " + kind + " at call " + call;
    }
}
