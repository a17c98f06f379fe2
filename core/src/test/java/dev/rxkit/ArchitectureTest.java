package dev.rxkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rxkit.api.FileCycles;
import dev.rxkit.api.SourceFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules on what may see what. There is no list of exceptions: code that breaks a rule has to move. */
@AnalyzeClasses(packages = "dev.rxkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OURS = "dev.rxkit..";

    /** The sub-packages that may be seen by every room that may see their parent. */
    private static final List<String> OPEN = List.of(
            "sql.expression",
            "schema.type",
            "diff.rename",
            "database.url",
            "mapping.classfile",
            "query.bind",
            "query.text",
            "session.execution",
            "session.raw",
            "session.transaction");

    @ArchTest
    static final ArchRule annotationImportsNothing = floor("annotation");

    @ArchTest
    static final ArchRule errorImportsNothing = floor("error");

    @ArchTest
    static final ArchRule internalImportsNothing = floor("internal");

    @ArchTest
    static final ArchRule errorHoldsExceptionsOnly = classes()
            .that()
            .resideInAPackage("dev.rxkit.error")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .and()
            .areTopLevelClasses()
            .should()
            .beAssignableTo(RuntimeException.class);

    @ArchTest
    static final ArchRule sqlImportsNothing = floor("sql");

    @ArchTest
    static final ArchRule schemaImportsSql = room("schema", "sql");

    @ArchTest
    static final ArchRule diffImportsSchema = room("diff", "schema", "sql");

    @ArchTest
    static final ArchRule databaseImportsSchema = room("database", "schema", "sql", "error");

    @ArchTest
    static final ArchRule historyImportsDatabase = room("history", "schema", "database", "sql", "error");

    @ArchTest
    static final ArchRule mappingImportsAnnotationAndSchema = room("mapping", "annotation", "schema", "error");

    @ArchTest
    static final ArchRule queryImportsMapping = room("query", "mapping", "database", "schema", "error");

    @ArchTest
    static final ArchRule sessionImportsQuery =
            room("session", "query", "mapping", "database", "schema", "sql", "error");

    @ArchTest
    static final ArchRule configImportsSession = room("config", "session", "database", "error");

    @ArchTest
    static final ArchRule startupImportsConfigAndSession =
            room("startup", "config", "session", "mapping", "history", "diff", "database", "schema", "error");

    @ArchTest
    static final ArchRule onlyTheEntryPointsImportStartup = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rxkit", "dev.rxkit.startup")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rxkit.startup"));

    @ArchTest
    static final ArchRule noDatabaseSeesAnother = slices().matching("dev.rxkit.database.(*)..")
            .namingSlices("$1")
            .that(DescribedPredicate.describe(
                    "are databases", slice -> !slice.getDescription().equals("url")))
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule subPackagesHaveNoCycleAmongEachOther =
            slices().matching("dev.rxkit.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static void aSubPackageIsSeenByItsRoomOnly(JavaClasses classes) {
        assertThat(classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> closed(use.getOriginClass(), use.getTargetClass()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    /** Returns whether the target is in a sub-package of another room that is not open. */
    private static boolean closed(JavaClass origin, JavaClass target) {
        String[] parts = target.getPackageName().split("\\.");
        return target.getPackageName().startsWith("dev.rxkit.")
                && parts.length > 3
                && !OPEN.contains(parts[2] + "." + parts[3])
                && !(origin.getPackageName() + ".").startsWith("dev.rxkit." + parts[2] + ".");
    }

    @ArchTest
    static final ArchRule queryTreeHoldsNoSql = noClasses()
            .that()
            .resideInAPackage("dev.rxkit.query.tree")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.rxkit.query.text..", "dev.rxkit.query.reference..", "dev.rxkit.database..", "java.sql.."));

    @ArchTest
    static final ArchRule noRoomImportsTheRoof = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rxkit", "dev.rxkit.testing..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rxkit"));

    @ArchTest
    static final ArchRule nobodyImportsTesting = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rxkit.testing..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rxkit.testing.."));

    @ArchTest
    static final ArchRule junitStaysInTesting = confined("org.junit..", "dev.rxkit.testing..");

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("dev.rxkit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void oneFileOfMappingMeetsTheAnnotations(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getPackageName().startsWith("dev.rxkit.mapping"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(
                                        d -> d.getTargetClass().getPackageName().equals("dev.rxkit.annotation")))
                        .map(type -> type.getName().replaceFirst("\\$.*", ""))
                        .distinct())
                .hasSizeLessThanOrEqualTo(1);
    }

    @ArchTest
    static final ArchRule diffTouchesNoDatabaseAndNoFile = noClasses()
            .that()
            .resideInAPackage("dev.rxkit.diff")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "java.nio..", "java.io.."));

    @ArchTest
    static final ArchRule jdbiStaysInSessionAndStartup =
            confined("org.jdbi..", "dev.rxkit.session..", "dev.rxkit.config", "dev.rxkit.startup", "dev.rxkit");

    @ArchTest
    static final ArchRule hikariStaysInStartup =
            confined("com.zaxxer..", "dev.rxkit.startup", "dev.rxkit.config", "dev.rxkit");

    @ArchTest
    static final ArchRule jackson3StaysInItsPackage = confined("tools.jackson..", "dev.rxkit.mapping.json.jackson3");

    @ArchTest
    static final ArchRule jackson2StaysInItsPackage =
            confined("com.fasterxml.jackson.(databind|core)..", "dev.rxkit.mapping.json.jackson2");

    @ArchTest
    static final ArchRule annotationsOfJacksonStayWithItsLibraries =
            confined("com.fasterxml.jackson..", "dev.rxkit.mapping.json.jackson2", "dev.rxkit.mapping.json.jackson3");

    @ArchTest
    static final ArchRule nothingPrints = noClasses().should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that(resideInAPackage(OURS))
            .should(new com.tngtech.archunit.lang.ArchCondition<>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                            type, marked, type.getPackageName() + " @NullMarked: " + marked));
                }
            });

    @ArchTest
    static void noFileCycleOfARoomHasMoreThanFourFiles(JavaClasses classes) {
        assertThat(FileCycles.longerThan(4, classes, "dev.rxkit")).isEmpty();
    }

    @Test
    void noFolderHasMoreThan45SourceFiles() throws IOException {
        assertThat(SourceFolders.largerThan(45)).isEmpty();
    }

    @Test
    void noSourceFileIsLongerThan300Lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > 300) {
                    tooLong.add(file + " " + lines);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** A room that imports no other room. */
    private static ArchRule floor(String name) {
        return importsOnly(name, "dev.rxkit." + name + "..");
    }

    /** A room with its sub-packages, and the rooms that it may import in addition to {@code internal}. */
    private static ArchRule room(String name, String... below) {
        List<String> allowed = new ArrayList<>(List.of("dev.rxkit." + name + "..", "dev.rxkit.internal"));
        for (String room : below) {
            allowed.add("dev.rxkit." + room);
            OPEN.stream().filter(open -> open.startsWith(room + ".")).forEach(open -> allowed.add("dev.rxkit." + open));
        }
        return importsOnly(name, allowed.toArray(String[]::new));
    }

    private static ArchRule importsOnly(String name, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage("dev.rxkit." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(DescribedPredicate.not(resideInAnyPackage(allowed))));
    }

    private static ArchRule confined(String thirdParty, String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat(resideInAPackage(thirdParty));
    }
}
