package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.members.ModelReader;
import dev.rxkit.mapping.members.PropertyMetadata;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creates the foreign keys of references. It needs only the outlines of the target classes, so that cycles and
 * self-references are possible.
 */
final class ForeignKeys {

    private final Function<Class<?>, EntityOutline> outlines;

    ForeignKeys(Function<Class<?>, EntityOutline> outlines) {
        this.outlines = outlines;
    }

    /**
     * Returns the column type of a property: its own, or that of the key it refers to.
     *
     * @throws MappingException if the two contradict each other
     */
    ColumnType.Logical type(EntityOutline.Property property) {
        PropertyMetadata.Reference reference = property.notes().reference();
        if (reference == null) {
            return property.type();
        }
        EntityOutline.Property key = target(property, reference);
        ColumnType.Logical own = property.type();
        ColumnType.Logical theirs = key.type();
        boolean unstated = own.equals(ColumnType.of(own.kind()));
        if (property.value().raw() != key.value().raw() || (!unstated && !own.equals(theirs))) {
            throw new MappingException(
                    property.member().where() + " is " + property.value().shown() + " " + own
                            + ", but the key " + key.member().where() + " is "
                            + key.value().raw().getSimpleName() + " " + theirs + ": give both the same type");
        }
        return theirs;
    }

    /**
     * Returns the foreign key of a property; null if it has none.
     *
     * @throws MappingException if the target has no key of one column, or an action contradicts the column
     */
    @Nullable
    ForeignKey key(TableName table, EntityOutline.Property property, boolean nullable) {
        PropertyMetadata.Reference reference = property.notes().reference();
        if (reference == null) {
            return null;
        }
        EntityOutline.Property target = target(property, reference);
        checkAction(property, "onDelete", reference.onDelete(), nullable);
        checkAction(property, "onUpdate", reference.onUpdate(), nullable);
        List<String> columns = List.of(property.column());
        return new ForeignKey(
                Names.foreignKey(table, columns),
                columns,
                outlines.apply(reference.target()).name(),
                List.of(target.column()),
                reference.onDelete(),
                reference.onUpdate(),
                ForeignKey.Deferral.NONE);
    }

    private EntityOutline.Property target(EntityOutline.Property property, PropertyMetadata.Reference reference) {
        Class<?> target = reference.target();
        if (!ModelReader.isTable(target)) {
            throw new MappingException(property.member().where() + " references " + target.getName()
                    + ", which is not a table: put @Table on it");
        }
        List<EntityOutline.Property> key = outlines.apply(target).key();
        if (key.size() != 1) {
            throw new MappingException(property.member().where() + " references " + target.getName()
                    + ", whose primary key is composite; @References takes a key of one column");
        }
        return key.get(0);
    }

    private static void checkAction(
            EntityOutline.Property property, String name, ForeignKey.Action action, boolean nullable) {
        if (action == ForeignKey.Action.SET_NULL && !nullable) {
            ColumnRules.refuse(
                    property.member(),
                    "has " + name + " = SET_NULL, but is never NULL: declare it as "
                            + (property.value().primitive()
                                    ? property.value().raw().getSimpleName()
                                    : "@Nullable " + property.value().shown()));
        }
        if (action == ForeignKey.Action.SET_DEFAULT
                && property.notes().column().defaultSql().isEmpty()) {
            ColumnRules.refuse(
                    property.member(), "has " + name + " = SET_DEFAULT, but no default: add @Column(defaultSql = ..)");
        }
    }
}
