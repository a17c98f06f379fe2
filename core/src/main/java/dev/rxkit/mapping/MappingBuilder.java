package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.codec.Codecs;
import dev.rxkit.mapping.codec.TimeForm;
import dev.rxkit.mapping.json.JsonRules;
import dev.rxkit.mapping.members.Embedding;
import dev.rxkit.mapping.members.Member;
import dev.rxkit.mapping.members.Nullness;
import dev.rxkit.mapping.members.PropertyMetadata;
import dev.rxkit.mapping.rowcode.InstanceFactories;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds the mapping of a class from its outline, columns, constraints and codecs. */
final class MappingBuilder {

    /** The annotations that only one property of a class may have. */
    private static final List<PropertyMetadata.Flag> SINGLE =
            List.of(PropertyMetadata.Flag.VERSION, PropertyMetadata.Flag.CREATED_AT, PropertyMetadata.Flag.UPDATED_AT);

    private final EntityOutline outline;
    private final ForeignKeys foreignKeys;
    private final Codecs codecs;
    private final Predicate<ColumnType.Logical> ordered;
    private final boolean composite;

    MappingBuilder(
            EntityOutline outline,
            Function<Class<?>, EntityOutline> outlines,
            Codecs codecs,
            Predicate<ColumnType.Logical> ordered) {
        this.outline = outline;
        this.foreignKeys = new ForeignKeys(outlines);
        this.codecs = codecs;
        this.ordered = ordered;
        this.composite = outline.key().size() > 1;
    }

    <T> TableMapping<T> build(Class<T> type) {
        List<PropertyMapping> properties = new ArrayList<>();
        List<ForeignKey> references = new ArrayList<>();
        List<String> indexed = new ArrayList<>();
        for (EntityOutline.Property property : outline.properties()) {
            if (property.key()) {
                ColumnRules.checkKey(property, composite);
            }
            PropertyMapping mapping = property(property);
            properties.add(mapping);
            ForeignKey key =
                    foreignKeys.key(outline.name(), property, mapping.column().nullable());
            if (key != null) {
                references.add(key);
            }
            PropertyMetadata.Reference reference = property.notes().reference();
            if (reference != null && reference.index()) {
                indexed.add(property.column());
            }
        }
        requireDistinct(properties);
        String former = outline.notes().renamedFrom();
        return new TableMapping<>(
                type,
                ForeignKeyIndexes.added(table(properties, references), indexed),
                properties,
                InstanceFactories.of(type, List.copyOf(properties)),
                former.isEmpty() ? null : former);
    }

    private Table table(List<PropertyMapping> properties, List<ForeignKey> references) {
        Constraints constraints = new Constraints(outline);
        List<String> key =
                outline.key().stream().map(EntityOutline.Property::column).toList();
        return new Table(
                outline.name(),
                properties.stream().map(PropertyMapping::column).toList(),
                new PrimaryKey(Names.primaryKey(outline.name()), key),
                constraints.uniques(),
                constraints.indexes(),
                references,
                constraints.checks(),
                Map.of(),
                null);
    }

    private PropertyMapping property(EntityOutline.Property property) {
        PropertyMetadata.OfColumn notes = property.notes().column();
        ColumnType.Logical type = DeclaredTypes.limited(foreignKeys.type(property), notes.type());
        boolean generated = generated(property);
        if (generated && !notes.defaultSql().isEmpty()) {
            ColumnRules.refuse(
                    property.member(),
                    "is generated and has a default: drop defaultSql, or write @Id(generated = false)");
        }
        Column column = new Column(
                property.column(),
                notes.type().isEmpty() ? type : new ColumnType.Native(notes.type()),
                nullable(property),
                notes.defaultSql().isEmpty() ? null : notes.defaultSql(),
                generated,
                null,
                null,
                notes.comment().isEmpty() ? null : notes.comment());
        String where = property.member().where() + " (column " + outline.name() + "." + column.name() + ")";
        JsonRules rules =
                codecs.rules(property.member().where(), property.notes().ignoreUnknown(), column.nullable());
        return new PropertyMapping(
                member(property),
                property.value(),
                column,
                new ColumnBinding(
                        codecs.column(outline.type(), property.value(), type, rules),
                        type,
                        actual -> codecs.fit(
                                outline.type(),
                                property.value(),
                                type,
                                rules,
                                actual,
                                property.key() ? TimeForm::refuse : null),
                        where),
                marks(property, type),
                where);
    }

    private boolean generated(EntityOutline.Property property) {
        return property.key()
                && !composite
                && (property.value().integer() || unsigned(property))
                && property.notes().reference() == null
                && !Boolean.FALSE.equals(property.notes().generated());
    }

    /** Returns whether the key is a BigInteger in a column that the class states as an unsigned integer. */
    private static boolean unsigned(EntityOutline.Property property) {
        return property.value().raw() == BigInteger.class
                && property.value().converter() == null
                && Boolean.TRUE.equals(property.notes().generated())
                && property.notes().column().type().matches("(?i)(big)?int(eger)?\\b.*\\bunsigned\\b.*");
    }

    /** Returns the member, which must have a value in an embedded object that is not null if its column may be NULL. */
    private static Member member(EntityOutline.Property property) {
        Embedding object = property.member().within();
        return object != null && object.nullable() && !property.value().primitive() && !nullableItself(property)
                ? property.member().requiredWithin(object)
                : property.member();
    }

    private static boolean nullable(EntityOutline.Property property) {
        Embedding object = property.member().within();
        return object != null && object.nullable() || nullableItself(property);
    }

    private static boolean nullableItself(EntityOutline.Property property) {
        if (property.key()) {
            return false;
        }
        Boolean stated = property.notes().column().nullable();
        if (stated != null) {
            return stated;
        }
        return !property.notes().has(PropertyMetadata.Flag.VERSION)
                && Nullness.nullable(property.member(), property.value());
    }

    private Set<Mark> marks(EntityOutline.Property property, ColumnType.Logical type) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        mark(marks, Mark.KEY, property.key());
        mark(marks, Mark.VERSION, property.notes().has(PropertyMetadata.Flag.VERSION));
        mark(marks, Mark.CREATED_AT, property.notes().has(PropertyMetadata.Flag.CREATED_AT));
        mark(marks, Mark.UPDATED_AT, property.notes().has(PropertyMetadata.Flag.UPDATED_AT));
        mark(marks, Mark.REFERENCE, property.notes().reference() != null);
        mark(marks, Mark.OPTIONAL, property.value().optional());
        mark(marks, Mark.READ_ONLY, property.notes().has(PropertyMetadata.Flag.READ_ONLY));
        mark(marks, Mark.REDACTED, property.notes().has(PropertyMetadata.Flag.REDACTED));
        mark(marks, Mark.ORDERED, ordered.test(type));
        return marks;
    }

    private static void mark(Set<Mark> marks, Mark mark, boolean on) {
        if (on) {
            marks.add(mark);
        }
    }

    private void requireDistinct(List<PropertyMapping> properties) {
        Map<String, PropertyMapping> seen = new HashMap<>();
        Map<PropertyMetadata.Flag, PropertyMapping> single = new HashMap<>();
        List<PropertyMetadata> notes =
                outline.properties().stream().map(EntityOutline.Property::notes).toList();
        for (int i = 0; i < properties.size(); i++) {
            PropertyMapping property = properties.get(i);
            String column = property.column().name();
            twin(property, seen.put(column.toLowerCase(Locale.ROOT), property), "have the same column name, " + column);
            for (PropertyMetadata.Flag flag : SINGLE) {
                if (notes.get(i).has(flag)) {
                    twin(property, single.put(flag, property), "are both " + flag.shown);
                }
            }
        }
    }

    private void twin(PropertyMapping property, @Nullable PropertyMapping other, String fault) {
        if (other != null) {
            throw new MappingException(outline.type().getName() + ": the properties " + other + " and " + property + " "
                    + fault + ": change one of them");
        }
    }
}
