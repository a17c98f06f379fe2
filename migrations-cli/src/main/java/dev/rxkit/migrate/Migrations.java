package dev.rxkit.migrate;

/** The verbs. */
public final class Migrations {}
