package dev.rxkit.query.reference;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyNames;
import java.util.List;
import java.util.Optional;

/** Finds the property of a Java name, such as {@code name}, {@code Team.name} or {@code alias.name}. */
public final class NamedReferences {

    private NamedReferences() {}

    /**
     * Returns the property of that name.
     *
     * @throws QueryException if its table is not in the statement, or several tables have a property of that name
     * @throws MappingException if no table has a property of that name
     */
    public static PropertyRef resolve(String name, Sources scope) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            String owner = name.substring(0, dot);
            Optional<Source> source = scope.sources().stream()
                    .filter(candidate -> candidate.shown().equals(owner))
                    .findFirst();
            if (source.isPresent()) {
                return new PropertyRef(source.get(), source.get().mapping().property(name.substring(dot + 1)));
            }
            if (scope.sources().stream().noneMatch(one -> PropertyNames.embeds(one.mapping(), owner))) {
                throw new QueryException(
                        "\"" + name + "\": " + owner + " is not in this statement, which is about " + scope.shown());
            }
        }
        List<PropertyRef> all = scope.sources().stream()
                .flatMap(source -> source.mapping().properties().stream()
                        .filter(property -> property.name().equals(name))
                        .map(property -> new PropertyRef(source, property)))
                .toList();
        if (all.size() > 1) {
            throw new QueryException("\"" + name + "\" is a property of several tables here: write \""
                    + all.get(0).shown() + "\" or \"" + all.get(1).shown() + "\"");
        }
        if (all.isEmpty() && scope.sources().size() > 1) {
            throw new MappingException("none of " + scope.shown() + " has a property '" + name + "'"
                    + DidYouMean.clause(
                            name,
                            scope.sources().stream()
                                    .flatMap(source -> source.mapping().properties().stream())
                                    .map(PropertyMapping::name)
                                    .toList()));
        }
        return all.isEmpty()
                ? new PropertyRef(scope.sources().get(0), scope.root().property(name))
                : all.get(0);
    }
}
