package dev.rxkit;

import org.jspecify.annotations.Nullable;

/** A base class for those who want one: it adds the id and nothing else. */
public abstract class Model {

    /** Handed out by the database; null until the object is stored. */
    @Nullable
    public Long id;
}
