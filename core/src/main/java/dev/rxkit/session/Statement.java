package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;

/**
 * A fluent statement of a session, known to it from its making to its end: one that is never run is a mistake worth a
 * warning.
 */
abstract sealed class Statement permits Select, Update, Delete {

    private final Conversation conversation;
    private final TableMapping<?> mapping;
    private final String verb;

    Statement(Conversation conversation, TableMapping<?> mapping, String verb) {
        this.conversation = conversation;
        this.mapping = mapping;
        this.verb = verb;
        conversation.made(this);
    }

    Conversation conversation() {
        return conversation;
    }

    /** A step of its making; one that fails is what the caller hears of, and not that nothing was run. */
    final void step(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            conversation.forget(this);
            throw failure;
        }
    }

    /** The statement is run, or at least looked at. */
    void used() {
        conversation.used(this);
    }

    /** The statement as it was begun in Java. */
    @Override
    public final String toString() {
        return verb + "(" + mapping.type().getSimpleName() + ".class)";
    }
}
