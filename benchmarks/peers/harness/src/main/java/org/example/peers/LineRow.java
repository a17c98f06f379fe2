package org.example.peers;

/** What the join gives. */
public record LineRow(long orderId, String name, String email, double total, String status) {}
