package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** The extension can be used with JUnit 5: JUnit's annotations state since which version each method exists. */
class JUnitVersionsTest {

    /** The minor version of JUnit 5; the platform has version 1.10 for it. */
    private static final int MINOR = 10;

    @Test
    void onlyMethodsOfJUnit510AreUsed() {
        JavaClasses room = new ClassFileImporter().importClasses(RxExtension.class, RxTest.class, Scripts.class);
        List<String> tooNew = new ArrayList<>();
        room.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .map(call -> call.getTarget())
                .filter(target -> target.getOwner().getPackageName().startsWith("org.junit"))
                .forEach(target -> tooNew.addAll(tooNew(target)));
        assertThat(tooNew).isEmpty();
    }

    private static List<String> tooNew(AccessTarget.MethodCallTarget target) {
        AnnotatedElement method = target.resolveMember().orElseThrow().reflect();
        AnnotatedElement owner = target.getOwner().reflect();
        List<String> found = new ArrayList<>();
        for (AnnotatedElement element : List.of(method, owner)) {
            API api = element.getAnnotation(API.class);
            if (api != null && newer(api.since())) {
                found.add(target.getFullName() + " since " + api.since());
            }
        }
        return found;
    }

    private static boolean newer(String since) {
        String[] parts = since.split("\\.");
        return parts.length > 1 && (Integer.parseInt(parts[0]) > 5 || Integer.parseInt(parts[1]) > MINOR);
    }
}
