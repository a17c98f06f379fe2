package dev.rxkit.migrate;

import dev.rxkit.RxConfig;
import dev.rxkit.migrate.plan.Questioner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What the verbs work on.
 *
 * @param config the database and the models' packages
 * @param models the mapped classes; empty to scan {@code config}'s packages or the class path
 * @param loader where model classes, drivers and scripts on the class path come from
 * @param baseDirectory what relative paths (scripts, SQLite files) count from
 * @param questioner who answers questions
 * @param clock gives the versions of new scripts
 * @param acceptDrift whether a live database that differs from its scripts is put up with
 */
public record MigrationSettings(
        RxConfig config,
        List<Class<?>> models,
        ClassLoader loader,
        Path baseDirectory,
        Questioner questioner,
        Clock clock,
        boolean acceptDrift) {

    public MigrationSettings {
        models = List.copyOf(models);
    }

    /** The models and the directory of the configuration, nobody to answer questions, the system's clock. */
    public static MigrationSettings of(RxConfig config) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new MigrationSettings(
                config,
                List.of(),
                context == null ? MigrationSettings.class.getClassLoader() : context,
                config.baseDirectory(),
                Questioner.none(),
                Clock.systemUTC(),
                false);
    }

    public MigrationSettings withModels(List<Class<?>> other) {
        return new MigrationSettings(config, other, loader, baseDirectory, questioner, clock, acceptDrift);
    }

    public MigrationSettings withLoader(ClassLoader other) {
        return new MigrationSettings(config, models, other, baseDirectory, questioner, clock, acceptDrift);
    }

    public MigrationSettings withBaseDirectory(Path other) {
        return new MigrationSettings(config, models, loader, other, questioner, clock, acceptDrift);
    }

    public MigrationSettings withQuestioner(Questioner other) {
        return new MigrationSettings(config, models, loader, baseDirectory, other, clock, acceptDrift);
    }

    public MigrationSettings withClock(Clock other) {
        return new MigrationSettings(config, models, loader, baseDirectory, questioner, other, acceptDrift);
    }

    public MigrationSettings withAcceptDrift(boolean other) {
        return new MigrationSettings(config, models, loader, baseDirectory, questioner, clock, other);
    }
}
