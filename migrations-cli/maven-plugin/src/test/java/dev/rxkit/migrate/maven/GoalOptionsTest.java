package dev.rxkit.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rxkit.migrate.verb.Verb;
import dev.rxkit.migrate.verb.VerbOption;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each verb is a goal with its options. Maven reads a goal's annotations and comments when the plugin is built, so they
 * repeat what {@link Verb} says.
 */
class GoalOptionsTest {
    /** The goals by name. Their annotations are in the class files only. */
    private static final Map<String, JavaClass> GOALS = new ClassFileImporter()
            .importPackages("dev.rxkit.migrate.maven").stream()
                    .filter(type -> type.isAnnotatedWith(Mojo.class.getName()))
                    .collect(Collectors.toMap(
                            goal -> value(goal.getAnnotationOfType(Mojo.class.getName()), "name"), goal -> goal));

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*(.*?)[;{]", Pattern.DOTALL);

    private static String value(JavaAnnotation<?> annotation, String property) {
        return annotation.get(property).map(String::valueOf).orElse("");
    }

    @Test
    void everyGoalIsAVerb() {
        assertThat(GOALS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Verb.values()).map(Verb::word).toList());
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void theGoalHasTheOptionsOfTheVerb(Verb verb) {
        Map<String, String> parameters = new TreeMap<>();
        for (JavaField field : GOALS.get(verb.word()).getFields()) {
            parameters.put(field.getName(), parameter(field));
        }
        Map<String, String> options = new TreeMap<>();
        for (VerbOption option : verb.options()) {
            if (option != VerbOption.JSON) {
                options.put(
                        option.key(),
                        type(option).getName() + " " + option.property() + " "
                                + (option.kind() == VerbOption.Kind.FLAG ? "false" : option.byDefault()));
            }
        }
        assertThat(parameters).isEqualTo(options);
        assertThat(options).hasSize(verb.options().size() - 1);
    }

    private static String parameter(JavaField field) {
        JavaAnnotation<?> annotation = field.getAnnotationOfType(Parameter.class.getName());
        return field.getRawType().getName() + " " + value(annotation, "property") + " "
                + value(annotation, "defaultValue");
    }

    private static Class<?> type(VerbOption option) {
        return switch (option.kind()) {
            case TEXT, ARGUMENT, ARGUMENTS -> String.class;
            case FILE, REPORT, OUTPUT -> File.class;
            case FLAG -> boolean.class;
        };
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void theCommentsAreTheHelpTexts(Verb verb) throws IOException {
        Map<String, String> comments = comments(GOALS.get(verb.word()).getSimpleName());
        comments.putAll(comments("Goal"));
        assertThat(comments.get(verb.word())).isEqualTo(String.join(" ", verb.help()));
        for (VerbOption option : verb.options()) {
            assertThat(comments.get(option.property())).isEqualTo(option.goalHelp());
        }
    }

    /** Returns the comments of a goal by the name of the goal and the properties of its parameters. */
    private static Map<String, String> comments(String type) throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/rxkit/migrate/maven/" + type + ".java"));
        Map<String, String> comments = new HashMap<>();
        Matcher comment = COMMENT.matcher(source);
        while (comment.find()) {
            Matcher name = Pattern.compile("(?:property|name) = \"(.*?)\"").matcher(comment.group(2));
            if (name.find()) {
                comments.put(
                        name.group(1),
                        comment.group(1)
                                .replaceAll("\\{@code (.*?)}(?=[ .,;]|$)", "$1")
                                .replaceAll("\\s*\\n \\s*\\*", "")
                                .strip());
            }
        }
        return comments;
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void theEngineGetsTheValuesOfTheParameters(Verb verb) throws ReflectiveOperationException {
        Map<String, String> expected = new HashMap<>();
        Goal goal = goal(verb);
        verb.options().stream()
                .filter(option -> option.kind() == VerbOption.Kind.OUTPUT
                        || option.kind() == VerbOption.Kind.REPORT
                        || option.kind() == VerbOption.Kind.FLAG)
                .forEach(option -> expected.put(option.key(), "false"));
        assertThat(request(goal)).isEqualTo(expected);

        for (VerbOption option : verb.options()) {
            Class<?> declaring = option == VerbOption.JSON ? Goal.class : goal.getClass();
            Field field = declaring.getDeclaredField(option.key());
            field.setAccessible(true);
            field.set(goal, sample(option));
            expected.put(
                    option.key(),
                    switch (option.kind()) {
                        case TEXT, ARGUMENT, ARGUMENTS -> "x y";
                        case FILE -> "a/b";
                        case FLAG, REPORT, OUTPUT -> "true";
                    });
        }
        assertThat(request(goal)).isEqualTo(expected);
    }

    private static Object sample(VerbOption option) {
        return switch (option.kind()) {
            case TEXT, ARGUMENT, ARGUMENTS -> "x y";
            case FILE, REPORT, OUTPUT -> new File("a/b");
            case FLAG -> true;
        };
    }

    private static Goal goal(Verb verb) throws ReflectiveOperationException {
        Constructor<?> constructor = GOALS.get(verb.word()).reflect().getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Goal) constructor.newInstance();
    }

    private static Map<String, String> request(Goal goal) {
        Map<String, String> request = new HashMap<>();
        goal.addOptions(request);
        return request;
    }

    @Test
    void theTableOfTheMigrationsPageListsTheOptions() throws IOException {
        Path page = Path.of("../../docs/migrations.md");
        String text = Files.readString(page);
        int begin = text.indexOf("| option |");
        int end = text.indexOf("\n\n", begin);
        if (Boolean.getBoolean("rx.docs")) {
            Files.writeString(page, text.substring(0, begin) + table() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("the options in docs/migrations.md; -Drx.docs=true writes them again")
                    .isEqualTo(table());
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| option | of the goals | of | |\n|---|---|---|---|");
        for (VerbOption option : VerbOption.values()) {
            List<String> verbs = Arrays.stream(Verb.values())
                    .filter(verb -> verb.options().contains(option))
                    .map(verb -> "`" + verb.word() + "`")
                    .toList();
            String value = option.placeholder();
            String command = option.kind() == VerbOption.Kind.ARGUMENT
                    ? value
                    : option.kind() == VerbOption.Kind.ARGUMENTS
                            ? value + "..."
                            : String.join(", ", option.names()) + (value.isEmpty() ? "" : " " + value);
            String goal = "-D" + option.property()
                    + switch (option.kind()) {
                        case TEXT, ARGUMENT, FILE, REPORT -> "=" + value;
                        case ARGUMENTS -> "=" + value + ",...";
                        case OUTPUT -> "=FILE";
                        case FLAG -> "";
                    };
            table.append("\n| `" + command + "` | `" + goal + "` | ")
                    .append(verbs.size() == Verb.values().length ? "all" : String.join(", ", verbs))
                    .append(" | " + option.commandHelp() + " |");
        }
        return table.toString();
    }
}
