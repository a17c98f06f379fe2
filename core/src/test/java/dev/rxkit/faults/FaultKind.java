package dev.rxkit.faults;

/** How one JDBC call fails. */
enum FaultKind {
    /** The call is not made; an exception is thrown instead. */
    FAILS_BEFORE,
    /** The call is made; an exception is thrown afterwards. */
    FAILS_AFTER,
    /** The connection is cut, then the call is made on it. */
    LOST_BEFORE,
    /** The call is made, then the connection is cut, and the driver says so. */
    LOST_AFTER,
    /** The server ends the connection, then the call is made on it. */
    KILLED,
    /** The database rolls the transaction back and reports it. */
    ENDED,
    /** The database rolls the transaction back, but another caller gets the exception that reports it. */
    ENDED_SILENTLY,
    /** This call and all further calls on the connection fail; the transaction on the server stays open. */
    STUCK,
    /** The call is not made; an error of the JVM is thrown instead. */
    ERROR
}
