package dev.rxkit;

/** Where the database is and how to use it. */
public final class RxConfig {}
