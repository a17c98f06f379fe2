package org.example.peers;

/** A person as every peer must see it; id 0 before it is stored. */
public record PersonRow(
        long id, String name, String email, int age, double score, boolean active, long seen, String note) {}
