package dev.rxkit.session.write;

import dev.rxkit.error.ValidationException;
import dev.rxkit.error.ValidationException.Fault;
import dev.rxkit.mapping.Generation;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.PropertyValidator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all faults of an object after a first one was found. */
final class Validation {

    private Validation() {}

    /** Returns whether the property may be null in a new row: it is nullable, generated or has a default. */
    static boolean optional(TablePlan<?> plan, PropertyMapping property) {
        return property.column().nullable()
                || property == plan.generatedKey
                || property.is(Mark.READ_ONLY)
                || property.column().defaultSql() != null
                || Generation.of(property).onInsert();
    }

    /** Returns the faults of an object that is to be inserted. */
    static ValidationException ofNew(TablePlan<?> plan, Object row) {
        List<Fault> faults = new ArrayList<>();
        for (PropertyMapping property : plan.written()) {
            faults.addAll(PropertyValidator.in(property, row, !optional(plan, property)));
        }
        return new ValidationException(faults);
    }

    /** Returns the faults of the written properties of an object. */
    static ValidationException ofWritten(List<PropertyMapping> written, Object row) {
        List<Fault> faults = new ArrayList<>();
        for (PropertyMapping property : written) {
            boolean required =
                    !Generation.of(property).onUpdate() && !property.column().nullable();
            faults.addAll(PropertyValidator.in(property, row, required));
        }
        return new ValidationException(faults);
    }

    /** Returns the value of a written property after checking it. */
    static @Nullable Object present(List<PropertyMapping> written, PropertyMapping property, Object row) {
        try {
            Object value = property.get(row);
            if (value != null || property.column().nullable()) {
                return value;
            }
        } catch (ValidationException first) {
            // One fault is known: now all of them are collected.
        }
        throw ofWritten(written, row);
    }

    /** Returns whether a required value of a new row is missing; {@code required} is in the order of the properties. */
    static boolean missing(boolean[] required, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && required[i]) {
                return true;
            }
        }
        return false;
    }
}
