package dev.rxkit.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row breaks a rule of its table; nothing of the statement was written. */
public abstract sealed class ConstraintViolation extends DatabaseException
        permits UniqueViolation, ForeignKeyViolation, NotNullViolation, CheckViolation {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    ConstraintViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, cause);
        this.constraint = constraint;
    }

    /** The constraint's name, where the database tells it or the model knows it. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
