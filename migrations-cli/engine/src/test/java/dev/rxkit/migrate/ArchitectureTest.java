package dev.rxkit.migrate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rxkit.api.FileCycles;
import dev.rxkit.api.SourceFolders;
import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency rules of the engine. There is no list of exceptions. */
@AnalyzeClasses(packages = "dev.rxkit.migrate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OURS = "dev.rxkit.migrate..";

    @ArchTest
    static final ArchRule planImportsNoOtherRoom = room("plan");

    @ArchTest
    static final ArchRule planImportsOfCoreOnlyThePureRooms = noClasses()
            .that()
            .resideInAPackage("dev.rxkit.migrate.plan..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("dev.rxkit", "dev.rxkit.mapping..", "dev.rxkit.query..", "dev.rxkit.session.."));

    @ArchTest
    static final ArchRule planTouchesNoDatabaseAndNoFile = noClasses()
            .that()
            .resideInAPackage("dev.rxkit.migrate.plan..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "java.nio..", "java.io.."));

    @ArchTest
    static final ArchRule noDatabaseOfThePlanSeesAnother =
            slices().matching("dev.rxkit.migrate.plan.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyThePlanSeesTheDatabasesOfThePlan = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rxkit.migrate.plan..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rxkit.migrate.plan.(**)"));

    @ArchTest
    static final ArchRule planOfPostgresSeesPostgresOnly = seesOnlyItsDatabase("postgres");

    @ArchTest
    static final ArchRule planOfMariaDbSeesMariaDbOnly = seesOnlyItsDatabase("mariadb");

    @ArchTest
    static final ArchRule planOfSqliteSeesSqliteOnly = seesOnlyItsDatabase("sqlite");

    @ArchTest
    static final ArchRule noOtherPackageSeesADatabase = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rxkit.migrate.plan.*")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.rxkit.database.postgres..", "dev.rxkit.database.mariadb..", "dev.rxkit.database.sqlite.."));

    @ArchTest
    static final ArchRule onlyTheRegistryChoosesByTheKindOfADatabase = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.rxkit.migrate.plan.MigrationDialects")
            // The compiler's table for the registry's switch.
            .and()
            .doNotHaveFullyQualifiedName("dev.rxkit.migrate.plan.MigrationDialects$1")
            .should()
            .accessFieldWhere(new DescribedPredicate<JavaFieldAccess>("is a constant of DatabaseKind") {
                @Override
                public boolean test(JavaFieldAccess access) {
                    return access.getTargetOwner().isEquivalentTo(DatabaseKind.class);
                }
            })
            .orShould()
            .callMethod(DatabaseKind.class, "valueOf", String.class)
            .orShould()
            .callMethod(DatabaseKind.class, "values")
            .orShould()
            .callMethod(DatabaseKind.class, "ordinal");

    @ArchTest
    static final ArchRule roomsAskNoDialectForItsName = noClasses()
            .that()
            .resideInAnyPackage("dev.rxkit.migrate.plan..", "dev.rxkit.migrate.proof..", "dev.rxkit.migrate.flyway..")
            .should()
            .callMethod(Dialect.class, "name");

    @ArchTest
    static final ArchRule verbImportsNoOtherRoom = room("verb");

    @ArchTest
    static final ArchRule checkImportsScriptAndPlan = room("check", "plan", "script");

    @ArchTest
    static final ArchRule proofImportsPlan = room("proof", "plan");

    @ArchTest
    static final ArchRule scriptImportsPlan = room("script", "plan");

    @ArchTest
    static final ArchRule flywayImportsScript = room("flyway", "script", "plan");

    @ArchTest
    static final ArchRule noRoomButTheDoorsImportsTheRoof = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rxkit.migrate", "dev.rxkit.migrate.command")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rxkit.migrate"));

    @ArchTest
    static final ArchRule roofDoesNotSeeTheCommands = noClasses()
            .that()
            .resideInAPackage("dev.rxkit.migrate")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rxkit.migrate.command"));

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("dev.rxkit.migrate.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule flywayStaysInItsRoom = confined("org.flywaydb..", "dev.rxkit.migrate.flyway");

    @ArchTest
    static final ArchRule jacksonStaysInScript = confined("..jackson..", "dev.rxkit.migrate.script");

    @ArchTest
    static final ArchRule nothingPrints = noClasses().should(ACCESS_STANDARD_STREAMS);

    /** The methods of {@link Files} that only read. */
    private static final Set<String> LOOKS = Set.of(
            "exists",
            "find",
            "getLastModifiedTime",
            "isDirectory",
            "isReadable",
            "isRegularFile",
            "isSameFile",
            "isWritable",
            "lines",
            "list",
            "newBufferedReader",
            "newInputStream",
            "notExists",
            "readAllBytes",
            "readAllLines",
            "readAttributes",
            "readString",
            "size",
            "walk");

    @ArchTest
    static final ArchRule onlyScriptWritesFiles = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rxkit.migrate.script")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("changes files") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isEquivalentTo(Files.class) && !LOOKS.contains(call.getName());
                }
            });

    @ArchTest
    static final ArchRule onlyScriptOpensFilesToWrite = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rxkit.migrate.script")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "write files",
                    type -> type.isEquivalentTo(FileOutputStream.class)
                            || type.isEquivalentTo(FileWriter.class)
                            || type.isEquivalentTo(RandomAccessFile.class)
                            || type.isEquivalentTo(File.class)
                            || type.isEquivalentTo(FileChannel.class)
                            || type.isEquivalentTo(AsynchronousFileChannel.class)));

    @ArchTest
    static void noFileCycleOfARoomHasMoreThanFourFiles(JavaClasses classes) {
        assertThat(FileCycles.longerThan(4, classes, "dev.rxkit.migrate")).isEmpty();
    }

    @Test
    void noFolderHasMoreThan45SourceFiles() throws IOException {
        assertThat(SourceFolders.largerThan(45)).isEmpty();
    }

    @Test
    void noSourceFileIsLongerThan300Lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("src")) {
            int lines = Files.readAllLines(file).size();
            if (lines > 300) {
                tooLong.add(file + " " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /**
     * Finds files that compare the name of a dialect, which contain it as a literal; in messages it is part of a text.
     */
    @Test
    void noSourceFileNamesADatabaseAlone() throws IOException {
        List<String> names = new ArrayList<>();
        Pattern name = Pattern.compile("\"(sqlite|postgresql|postgres|mariadb|mysql)\"");
        for (Path file : sources("src/main")) {
            name.matcher(Files.readString(file)).results().forEach(found -> names.add(file + " " + found.group()));
        }
        assertThat(names).isEmpty();
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** A room and the other rooms of this module that it may import. */
    private static ArchRule room(String name, String... below) {
        String[] allowed = new String[below.length + 1];
        allowed[0] = "dev.rxkit.migrate." + name + "..";
        for (int i = 0; i < below.length; i++) {
            allowed[i + 1] = "dev.rxkit.migrate." + below[i];
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.rxkit.migrate." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(DescribedPredicate.not(resideInAnyPackage(allowed))));
    }

    private static ArchRule seesOnlyItsDatabase(String database) {
        return noClasses()
                .that()
                .resideInAPackage("dev.rxkit.migrate.plan." + database)
                .should()
                .dependOnClassesThat(resideInAnyPackage(Stream.of("postgres", "mariadb", "sqlite")
                        .filter(other -> !other.equals(database))
                        .map(other -> "dev.rxkit.database." + other + "..")
                        .toArray(String[]::new)));
    }

    private static ArchRule confined(String thirdParty, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat(resideInAPackage(thirdParty));
    }
}
