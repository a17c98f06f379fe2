package org.example.peers;

/** An order as every peer must see it. */
public record OrderRow(long id, long personId, double total, String status, long created) {}
