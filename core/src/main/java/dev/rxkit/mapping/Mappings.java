package dev.rxkit.mapping;

/** The mappings of one database, each made once. */
public final class Mappings {}
