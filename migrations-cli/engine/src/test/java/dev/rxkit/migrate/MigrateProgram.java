package dev.rxkit.migrate;

import java.nio.file.Path;

/** A program that migrates the project in the directory of its first argument. */
final class MigrateProgram {
    private MigrateProgram() {}

    public static void main(String[] arguments) {
        new Project(Path.of(arguments[0])).with(MigrateTest.Hero.class).migrate();
    }
}
