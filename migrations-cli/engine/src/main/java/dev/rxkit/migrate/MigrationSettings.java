package dev.rxkit.migrate;

import dev.rxkit.RxConfig;
import dev.rxkit.migrate.plan.HazardCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of {@link Migrations}. Immutable; thread-safe if {@code questioner} and {@code clock} are.
 *
 * @param config the database and the models' packages
 * @param models the model classes; empty to scan {@code config}'s packages or the class path
 * @param loader the class loader of model classes, drivers and scripts on the class path
 * @param baseDirectory the directory that relative paths (scripts, SQLite files) are resolved against
 * @param questioner answers questions
 * @param clock the source of the versions of new scripts
 * @param acceptDrift whether to continue although the database differs from its scripts
 * @param hazards which hazards are allowed
 */
public record MigrationSettings(
        RxConfig config,
        List<Class<?>> models,
        ClassLoader loader,
        Path baseDirectory,
        Questioner questioner,
        Clock clock,
        boolean acceptDrift,
        HazardPolicy hazards) {

    /**
     * What is done about hazards that need no answer: locks, rewrites and renames.
     *
     * @param strict whether each must be allowed
     * @param allowed the codes of the hazards that are allowed, for example {@code RX131}; a code of one that needs an
     *     answer is the answer yes
     * @param safe whether scripts use the safe rewrite of a statement whose lock would stop others for long, where there
     *     is one; the key {@code safe} of the configuration does the same
     */
    public record HazardPolicy(boolean strict, Set<String> allowed, boolean safe) {
        /**
         * Copies the codes.
         *
         * @throws dev.rxkit.error.ConfigException if one is not known
         */
        public HazardPolicy {
            allowed = allowed.stream().map(code -> HazardCode.of(code).code()).collect(Collectors.toUnmodifiableSet());
        }

        /**
         * Creates a policy without safe rewrites.
         *
         * @throws dev.rxkit.error.ConfigException if a code is not known
         */
        public HazardPolicy(boolean strict, Set<String> allowed) {
            this(strict, allowed, false);
        }

        /** Returns this policy with or without safe rewrites. */
        public HazardPolicy withSafe(boolean other) {
            return new HazardPolicy(strict, allowed, other);
        }

        /** Returns the policy that only warns. */
        public static HazardPolicy warn() {
            return new HazardPolicy(false, Set.of());
        }
    }

    /** Copies the list of models. */
    public MigrationSettings {
        models = List.copyOf(models);
    }

    /**
     * Returns settings with the models and the base directory of the configuration, the context class loader, the system
     * clock, and no answers to questions.
     */
    public static MigrationSettings of(RxConfig config) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new MigrationSettings(
                config,
                List.of(),
                context == null ? MigrationSettings.class.getClassLoader() : context,
                config.baseDirectory(),
                Questioner.none(),
                Clock.systemUTC(),
                false,
                HazardPolicy.warn());
    }

    /** Returns these settings with other model classes; an empty list means scanning. */
    public MigrationSettings withModels(List<Class<?>> other) {
        return new MigrationSettings(config, other, loader, baseDirectory, questioner, clock, acceptDrift, hazards);
    }

    /** Returns these settings with another class loader. */
    public MigrationSettings withLoader(ClassLoader other) {
        return new MigrationSettings(config, models, other, baseDirectory, questioner, clock, acceptDrift, hazards);
    }

    /** Returns these settings with another base directory. */
    public MigrationSettings withBaseDirectory(Path other) {
        return new MigrationSettings(config, models, loader, other, questioner, clock, acceptDrift, hazards);
    }

    /** Returns these settings with another questioner. */
    public MigrationSettings withQuestioner(Questioner other) {
        return new MigrationSettings(config, models, loader, baseDirectory, other, clock, acceptDrift, hazards);
    }

    /** Returns these settings with another clock. */
    public MigrationSettings withClock(Clock other) {
        return new MigrationSettings(config, models, loader, baseDirectory, questioner, other, acceptDrift, hazards);
    }

    /** Returns these settings with another value of {@code acceptDrift}. */
    public MigrationSettings withAcceptDrift(boolean other) {
        return new MigrationSettings(config, models, loader, baseDirectory, questioner, clock, other, hazards);
    }

    /** Returns these settings with another policy for hazards. */
    public MigrationSettings withHazards(HazardPolicy other) {
        return new MigrationSettings(config, models, loader, baseDirectory, questioner, clock, acceptDrift, other);
    }
}
