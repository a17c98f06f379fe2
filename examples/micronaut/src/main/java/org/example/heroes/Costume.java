package org.example.heroes;

import java.util.List;

/** Kept as JSON in a column. */
public record Costume(String name, List<String> colours) {}
