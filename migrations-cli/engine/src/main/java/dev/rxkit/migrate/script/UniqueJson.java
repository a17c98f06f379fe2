package dev.rxkit.migrate.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rxkit.schema.ForeignKey.Deferral;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A unique constraint in schema JSON.
 *
 * @param deferrable null for the default, which is whether it is {@code initially} deferred
 */
record UniqueJson(
        @Nullable String name,
        @Nullable List<@Nullable String> columns,
        @Nullable Boolean deferrable,

        @JsonSerialize(using = StrictJson.SqlWords.class) @Nullable
        Initially initially,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean nullsNotDistinct) {

    enum Initially {
        IMMEDIATE,
        DEFERRED;

        static @Nullable Initially of(Deferral deferral) {
            return deferral == Deferral.INITIALLY_DEFERRED ? DEFERRED : null;
        }
    }

    static UniqueJson of(Unique unique) {
        return new UniqueJson(
                unique.name(),
                new ArrayList<>(unique.columns()),
                deferrable(unique.deferral()),
                Initially.of(unique.deferral()),
                unique.nullsNotDistinct());
    }

    Unique unique(JsonLocation at) {
        return new Unique(name, at.texts("columns", columns), deferral(deferrable, initially), nullsNotDistinct);
    }

    static @Nullable Boolean deferrable(Deferral deferral) {
        return deferral == Deferral.NONE ? null : true;
    }

    static Deferral deferral(@Nullable Boolean deferrable, @Nullable Initially initially) {
        if (initially == Initially.DEFERRED) {
            return Deferral.INITIALLY_DEFERRED;
        }
        return deferrable != null && deferrable ? Deferral.DEFERRABLE : Deferral.NONE;
    }
}
