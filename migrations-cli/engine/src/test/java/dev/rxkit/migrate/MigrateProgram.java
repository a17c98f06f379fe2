package dev.rxkit.migrate;

import java.nio.file.Path;
import java.util.Scanner;

/**
 * A program that migrates a database of the project in the directory of its first argument for each line of its input,
 * which is the URL, and answers each with a line.
 */
final class MigrateProgram {
    private MigrateProgram() {}

    public static void main(String[] arguments) {
        Scanner urls = new Scanner(System.in);
        while (urls.hasNextLine()) {
            new Project(Path.of(arguments[0]), urls.nextLine())
                    .with(MigrateTest.Hero.class)
                    .migrate();
            System.out.println("migrated");
        }
    }
}
