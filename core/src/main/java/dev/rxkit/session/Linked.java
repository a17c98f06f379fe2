package dev.rxkit.session;

/**
 * A row and the link by which it was found.
 *
 * @param link the row of the link class, with what it says of the link
 */
public record Linked<L, T>(L link, T row) {}
