package dev.rxkit.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown if a row violates a constraint of its table. The failed statement has written nothing. */
public abstract sealed class ConstraintViolation extends DatabaseException
        permits UniqueViolation, ForeignKeyViolation, NotNullViolation, CheckViolation {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    ConstraintViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, cause);
        this.constraint = constraint;
    }

    /** Returns the constraint's name, if the database reports it or the model determines it. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
