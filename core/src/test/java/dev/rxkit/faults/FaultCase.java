package dev.rxkit.faults;

import dev.rxkit.faults.Operation.Mode;

/** An operation with one fault. */
record FaultCase(Operation operation, Mode mode, FaultKind kind, int call) {

    @Override
    public String toString() {
        return operation + ", " + mode + ", " + kind + " at call " + call;
    }
}
