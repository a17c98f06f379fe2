package dev.rxkit.session;

/**
 * A row and the link row that refers to it. Immutable.
 *
 * @param link the row of the link class
 * @param row the linked row
 */
public record Linked<L, T>(L link, T row) {}
